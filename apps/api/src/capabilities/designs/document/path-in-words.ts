import type { ChainNode, LifecycleDefinition } from '@bihuan/workflows';

/** The path in the order it is drawn, a word a place: «起草中», «待书记签发», «〔财务：待审批｜法规：待审核〕», «已办结». */
export function pathInWords({ states, order }: LifecycleDefinition): string[] {
  return order.flatMap((code) => {
    const state = states[code];
    if (!state) return [];
    return state.chain && state.chain.nodes.length > 0 ? state.chain.nodes.map(nodeInWords) : [state.label];
  });
}

function nodeInWords(node: ChainNode): string {
  if (node.type !== 'fork') return node.label;
  const branches = node.branches.map(({ label, nodes }) => (nodes.length === 0 ? label : `${label}：${nodes.map(nodeInWords).join('、')}`));
  return `〔${branches.join('｜')}〕`;
}
