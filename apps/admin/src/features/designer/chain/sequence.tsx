import { memo } from 'react';
import type { ChainNode, Fork } from '@bihuan/workflows';
import { t } from '../texts.js';
import { nameOf } from '../words/node-words.js';
import { BranchHead } from './branch-head.js';
import { Card } from './card.js';
import { useCanvas } from './canvas-context.js';
import { Slot } from './slot.js';

interface SequenceProps {
  readonly nodes: readonly ChainNode[];
  readonly chain: string;
  readonly fork?: string;
  readonly branch?: string;
}

/** Cards under each other. Drawn again only where the list of them is another one. */
export const Sequence = memo(({ nodes, chain, fork, branch }: SequenceProps) => {
  const inside = { chain, ...(fork === undefined ? {} : { fork }), ...(branch === undefined ? {} : { branch }) };
  return (
    <ol className="dz-sequence">
      <li>
        <Slot {...inside} afterLabel="" />
      </li>
      {nodes.map((node) => (
        <li key={node.id}>
          {node.type === 'fork' ? <ForkColumns fork={node} chain={chain} /> : <Card node={node} />}
          <Slot {...inside} after={node.id} afterLabel={nameOf(node)} />
        </li>
      ))}
    </ol>
  );
});
Sequence.displayName = 'Sequence';

/** Branches as columns beside each other, between a line that parts and one that joins. */
const ForkColumns = memo(({ fork, chain }: { fork: Fork; chain: string }) => {
  const { addBranch, mayChange } = useCanvas();
  return (
    <div className="dz-fork">
      <Card node={fork} />
      <ol className="dz-branches">
        {fork.branches.map((branch, n) => (
          <li key={branch.id} className="dz-branch">
            <BranchHead fork={fork.id} branch={branch} takes={fork.takes !== 'first' ? 'all' : n === fork.branches.length - 1 ? 'else' : 'when'} />
            <Sequence nodes={branch.nodes} chain={chain} fork={fork.id} branch={branch.id} />
          </li>
        ))}
      </ol>
      {mayChange ? (
        <button type="button" className="dz-add-branch" tabIndex={-1} onClick={() => addBranch(fork.id)}>
          {t('addBranch')}
        </button>
      ) : null}
    </div>
  );
});
ForkColumns.displayName = 'ForkColumns';
