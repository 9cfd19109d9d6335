import { memo } from 'react';
import type { ForkBranch } from '@bihuan/workflows';
import { t as caseWords } from '../cases/texts.js';
import { useIsUnwalked } from '../cases/unwalked-context.js';
import { useDesign } from '../store/editor.js';
import { t } from '../texts.js';
import { useConditionWords } from '../forms.js';
import { useCanvas } from './canvas-context.js';
import { Faults } from './card.js';
import { cardId } from './card-id.js';

interface BranchHeadProps {
  readonly fork: string;
  readonly branch: ForkBranch;
  /** Of a condition branch: the last one is for everything else, the others want a condition. */
  readonly takes: 'all' | 'when' | 'else';
}

export const BranchHead = memo(({ fork, branch, takes }: BranchHeadProps) => {
  const { choose } = useCanvas();
  const words = useConditionWords();
  const chosen = { type: 'branch', fork, branch: branch.id } as const;
  const isChosen = useDesign((state) => state.chosen?.type === 'branch' && state.chosen.fork === fork && state.chosen.branch === branch.id);
  const found = useDesign(({ byCard }) => byCard.get(`${fork}/${branch.id}`));
  const isUnwalked = useIsUnwalked(`${fork}/${branch.id}`);
  const when = branch.when ? words(branch.when) : t(({ all: 'whenAlways', when: 'whenMissing', else: 'whenElse' } as const)[takes]);
  return (
    <button
      type="button"
      id={cardId(chosen)}
      className={`dz-head${isChosen ? ' dz-chosen' : ''}${isUnwalked ? ' dz-unwalked' : ''}`}
      tabIndex={isChosen ? 0 : -1}
      aria-pressed={isChosen}
      onClick={() => choose(chosen)}
    >
      <span className="dz-name">{branch.label}</span>
      <span className="dz-line grey">{when}</span>
      {isUnwalked ? <span className="dz-unwalked-words">{caseWords('unwalkedBranch')}</span> : null}
      <Faults found={found} />
    </button>
  );
});
BranchHead.displayName = 'BranchHead';
