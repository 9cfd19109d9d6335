import { memo } from 'react';
import type { ChainNode } from '@bihuan/workflows';
import { t as caseWords } from '../cases/texts.js';
import { useIsUnwalked } from '../cases/unwalked-context.js';
import { useDesign } from '../store/editor.js';
import type { Found } from '../store/placed.js';
import { useNames } from '../names.js';
import { t } from '../texts.js';
import { kindOf, linesOf, nameOf } from '../words/node-words.js';
import { useCanvas } from './canvas-context.js';
import { cardId } from './card-id.js';

/** One node that holds no others, or the head of a fork: what it is, who, how. The whole card is the target, and what is dragged. */
export const Card = memo(({ node }: { node: ChainNode }) => {
  const { choose } = useCanvas();
  const names = useNames();
  const isChosen = useDesign(({ chosen }) => chosen?.type === 'node' && chosen.node === node.id);
  const found = useDesign(({ byCard }) => byCard.get(node.id));
  const isUnwalked = useIsUnwalked(node.id);
  const lines = linesOf(node, names);
  return (
    <button
      type="button"
      id={cardId({ type: 'node', node: node.id })}
      data-node={node.id}
      className={`dz-card dz-${node.type}${isChosen ? ' dz-chosen' : ''}${isUnwalked ? ' dz-unwalked' : ''}`}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      onClick={() => choose({ type: 'node', node: node.id })}
    >
      <span className="dz-kind">{kindOf(node)}</span>
      {node.type === 'fork' ? (
        <span className="dz-line grey">{t(node.takes === 'first' ? 'takesFirst' : 'takesAll')}</span>
      ) : (
        <span className="dz-name">{nameOf(node)}</span>
      )}
      {lines.map((line, n) => (
        <span key={n} className="dz-line">
          {line}
        </span>
      ))}
      {isUnwalked ? <span className="dz-unwalked-words">{caseWords('unwalkedHere')}</span> : null}
      <Faults found={found} />
    </button>
  );
});
Card.displayName = 'Card';

/** The first fault in words; the others are counted. */
export const Faults = ({ found }: { found: readonly Found[] | undefined }) => {
  const [first] = found ?? [];
  if (!first || !found) return null;
  return (
    <span className="dz-fault">
      <Mark />
      {first.message}
      {found.length > 1 ? t('andMore', { count: found.length - 1 }) : ''}
    </span>
  );
};

const Mark = () => (
  <svg width="12" height="12" viewBox="0 0 12 12" aria-hidden="true">
    <path d="M6 1l5.200 9.500H.8z" fill="none" stroke="currentColor" strokeWidth="1.300" strokeLinejoin="round" />
    <path d="M6 4.500v3M6 8.800v.7" stroke="currentColor" strokeWidth="1.300" />
  </svg>
);
