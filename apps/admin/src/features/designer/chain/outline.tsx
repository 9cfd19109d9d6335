import { memo, useDeferredValue, useMemo } from 'react';
import { nodesOf, type LifecycleDefinition } from '@bihuan/workflows';
import { useDesign, useEditor } from '../store/editor.js';
import { t } from '../texts.js';
import { kindOf, nameOf } from '../words/node-words.js';
import { focusCard } from './card-id.js';
import { chainsOf } from './places.js';

interface Line {
  readonly node: string;
  readonly label: string;
  readonly kind: string;
  readonly depth: number;
}

/** The whole of it, small: one line a card, indented as deep as it stands. */
export const Outline = () => {
  const lifecycle = useDeferredValue(useDesign(({ document }) => document.lifecycle));
  const lines = useMemo(() => linesOf(lifecycle), [lifecycle]);
  return (
    <nav className="dz-outline" aria-label={t('outline')}>
      <h2>{t('outline')}</h2>
      {lines.length === 0 ? <p className="grey small">{t('outlineEmpty')}</p> : null}
      <ol>
        {lines.map(({ node, label, kind, depth }) => (
          <OutlineLine key={node} node={node} label={label} kind={kind} depth={depth} />
        ))}
      </ol>
    </nav>
  );
};

const OutlineLine = memo(({ node, label, kind, depth }: Line) => {
  const editor = useEditor();
  const isNow = useDesign(({ chosen }) => chosen?.type === 'node' && chosen.node === node);
  const isWrong = useDesign(({ byCard }) => byCard.has(node));
  const go = () => {
    editor.send({ type: 'choose', chosen: { type: 'node', node } });
    focusCard({ type: 'node', node });
  };
  return (
    <li>
      <button
        type="button"
        className={`plain-button dz-outline-line${isNow ? ' dz-now' : ''}`}
        aria-current={isNow ? 'true' : undefined}
        style={{ paddingInlineStart: 8 + depth * 12 }}
        onClick={go}
      >
        <span>{label}</span>
        {isWrong ? <span className="dz-dot" role="img" aria-label={t('hasProblem')} /> : <span className="grey small">{kind}</span>}
      </button>
    </li>
  );
});
OutlineLine.displayName = 'OutlineLine';

function linesOf(lifecycle: LifecycleDefinition): readonly Line[] {
  return chainsOf(lifecycle).flatMap((code) =>
    nodesOf(lifecycle.states[code]?.chain, `/states/${code}`).map(({ value: node, depth }): Line => {
      const isPlain = node.type === 'step' || node.type === 'fork';
      return { node: node.id, label: node.type === 'fork' ? `${kindOf(node)}：${nameOf(node)}` : nameOf(node), kind: isPlain ? '' : kindOf(node), depth };
    }),
  );
}
