import { Graph, layout } from '@dagrejs/dagre';
import type { Chart } from './graph.js';

export const NODE = { width: 150, height: 52 } as const;
const BIRTH_SIZE = 20;

/** Where each state stands: the path goes to the right, ways back run below. */
export function placesOf({ nodes, edges }: Chart): ReadonlyMap<string, { readonly x: number; readonly y: number }> {
  const graph = new Graph({ multigraph: true });
  graph.setGraph({ rankdir: 'LR', nodesep: 56, ranksep: 108, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of nodes) graph.setNode(id, kind === 'birth' ? { width: BIRTH_SIZE, height: BIRTH_SIZE } : { ...NODE });
  for (const { id, from, to, label } of edges) graph.setEdge(from, to, { width: Math.min(label.length, 10) * 12, height: 18, labelpos: 'c' }, id);
  layout(graph);
  return new Map(
    nodes.map(({ id, kind }) => {
      const { x = 0, y = 0 } = graph.node(id) as { x?: number; y?: number }; // set by the layout just above
      const size = kind === 'birth' ? { width: BIRTH_SIZE, height: BIRTH_SIZE } : NODE;
      return [id, { x: x - size.width / 2, y: y - size.height / 2 }];
    }),
  );
}
