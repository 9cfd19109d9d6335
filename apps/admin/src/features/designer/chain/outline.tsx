import { useDeferredValue, useMemo } from 'react';
import { nodesOf, type LifecycleDefinition } from '@bihuan/workflows';
import { useDesign, useEditor } from '../store/editor.js';
import { cardKey, type Chosen } from '../store/chosen.js';
import { t } from '../texts.js';
import { kindOf, nameOf } from '../words/node-words.js';
import { focusCard } from './card-id.js';
import { chainsOf } from './places.js';

interface Line {
  readonly chosen: Chosen;
  readonly label: string;
  readonly kind: string;
  readonly depth: number;
}

/** The whole of it, small: one line a card, indented as deep as it stands. */
export const Outline = () => {
  const editor = useEditor();
  const lifecycle = useDeferredValue(useDesign(({ document }) => document.lifecycle));
  const chosen = useDesign((state) => state.chosen);
  const byCard = useDesign((state) => state.byCard);
  const lines = useMemo(() => linesOf(lifecycle), [lifecycle]);
  const go = (to: Chosen) => {
    editor.send({ type: 'choose', chosen: to });
    focusCard(to);
  };
  const now = chosen ? cardKey(chosen) : '';
  return (
    <nav className="dz-outline" aria-label={t('outline')}>
      <h2>{t('outline')}</h2>
      {lines.length === 0 ? <p className="grey small">{t('outlineEmpty')}</p> : null}
      <ol>
        {lines.map(({ chosen: to, label, kind, depth }) => (
          <li key={cardKey(to)}>
            <button type="button" className={`plain-button dz-outline-line${cardKey(to) === now ? ' dz-now' : ''}`} aria-current={cardKey(to) === now ? 'true' : undefined} style={{ paddingInlineStart: 8 + depth * 12 }} onClick={() => go(to)}>
              <span>{label}</span>{byCard.has(cardKey(to)) ? <span className="dz-dot" role="img" aria-label={t('hasProblem')} /> : <span className="grey small">{kind}</span>}
            </button>
          </li>
        ))}
      </ol>
    </nav>
  );
};

function linesOf(lifecycle: LifecycleDefinition): readonly Line[] {
  return chainsOf(lifecycle).flatMap((code) => nodesOf(lifecycle.states[code]?.chain, `/states/${code}`).map(({ value: node, depth }): Line => {
    const isPlain = node.type === 'step' || node.type === 'fork';
    return { chosen: { type: 'node', node: node.id }, label: node.type === 'fork' ? `${kindOf(node)}：${nameOf(node)}` : nameOf(node), kind: isPlain ? '' : kindOf(node), depth };
  }));
}
