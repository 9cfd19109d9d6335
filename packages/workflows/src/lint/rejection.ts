import type { Chain, ChainNode } from '../definition.js';
import { below, problem, type Problem } from './problem.js';

/** A disagreement knows where it leads. */
export function rejections(chain: Chain, pointer: string): readonly Problem[] {
  const leads = leadsToRejected(chain);
  if (leads && chain.rejected === undefined) return [problem(below(pointer, 'chain'), 'chain.rejected-missing', '有步骤可以不同意，请写明不同意以后到哪里')];
  if (!leads && chain.rejected !== undefined)
    return [problem(below(pointer, 'chain', 'rejected'), 'chain.rejected-unused', '没有一个步骤的不同意会结束审批，这里不起作用')];
  return [];
}

/** Whether some disagreement may end the chain: one outside forks, or in a fork none of whose surroundings begins anew. */
export function leadsToRejected({ nodes }: Pick<Chain, 'nodes'>): boolean {
  return nodes.some(escapes);
}

function escapes(node: ChainNode): boolean {
  if (node.type === 'step') return node.reject !== undefined;
  if (node.type === 'sub-items') return node.bad === 'reject';
  return node.type === 'fork' && node.onReject !== 'restart-branch' && node.branches.some((branch) => branch.nodes.some(escapes));
}
