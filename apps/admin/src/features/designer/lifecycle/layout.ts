import { Graph, layout } from '@dagrejs/dagre';
import type { Chart } from './graph.js';

export const NODE = { width: 150, height: 52 } as const;
const BIRTH_SIZE = 20;
const LINE = 17;
const WIDEST = 11;
const GLYPH = 12.5;
const SHOWN_LINES = 2;

export interface Point {
  readonly x: number;
  readonly y: number;
}
export interface DrawnWay {
  /** From border to border, around whatever stands between. */
  readonly points: readonly Point[];
  /** The middle of its words, where nothing else is drawn. */
  readonly label: Point & { readonly width: number; readonly height: number };
}
export interface Drawn {
  /** Upper left corners. */
  readonly places: ReadonlyMap<string, Point>;
  readonly ways: ReadonlyMap<string, DrawnWay>;
  readonly width: number;
  readonly height: number;
}

/** Where each state stands and each way runs: the path goes to the right, or down where there is little width, and room is kept for the words of every way. */
export function layoutOf({ nodes, edges }: Chart, goes: 'right' | 'down' = 'right'): Drawn {
  const graph = new Graph({ multigraph: true });
  const room = goes === 'right' ? { rankdir: 'LR', nodesep: 30, edgesep: 14, ranksep: 56 } : { rankdir: 'TB', nodesep: 12, edgesep: 8, ranksep: 30 };
  graph.setGraph({ ...room, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of nodes) graph.setNode(id, sizeOf(kind));
  for (const { id, from, to, label } of edges) graph.setEdge(from, to, { ...sizeOfWords(label), labelpos: 'c' }, id);
  // An end that nothing drawn leads to (the office comes to it from anywhere) stands with the other ends, not before the beginning.
  const ends = new Set(nodes.flatMap(({ id, kind }) => (kind === 'done' || kind === 'void' ? [id] : [])));
  const last = edges.findLast(({ to }) => ends.has(to))?.from;
  for (const id of ends) if (last !== undefined && edges.every(({ to }) => to !== id)) graph.setEdge(last, id, { width: 0, height: 0 }, 'aside');
  layout(graph);
  const placed = nodes.map(({ id, kind }) => {
    const { x = 0, y = 0 } = graph.node(id) as Partial<Point>; // set by the layout just above
    const { width, height } = sizeOf(kind);
    return [id, { x: x - width / 2, y: y - height / 2, right: x + width / 2, bottom: y + height / 2 }] as const;
  });
  const ways = edges.map(({ id, from, to, label }) => {
    const { points = [], x = 0, y = 0 } = graph.edge(from, to, id) as { points?: readonly Point[] } & Partial<Point>; // likewise
    return [id, { points, label: { x, y, ...sizeOfWords(label) } }] as const;
  });
  const bottoms = [...placed.map(([, { bottom }]) => bottom), ...ways.flatMap(([, { points }]) => points.map(({ y }) => y))];
  const rights = [...placed.map(([, { right }]) => right), ...ways.map(([, { label }]) => label.x + label.width / 2)];
  const places = new Map(placed.map(([id, { x, y }]) => [id, { x, y }]));
  return { places, ways: new Map(ways), width: Math.max(1, ...rights), height: Math.max(0, ...bottoms) };
}

const sizeOf = (kind: Chart['nodes'][number]['kind']): { width: number; height: number } =>
  kind === 'birth' ? { width: BIRTH_SIZE, height: BIRTH_SIZE } : { ...NODE };

/** As wide as its words are; long ones take a second line. */
function sizeOfWords(label: string): { readonly width: number; readonly height: number } {
  const lines = Math.min(SHOWN_LINES, Math.max(1, Math.ceil(label.length / WIDEST)));
  return { width: Math.min(label.length, WIDEST) * GLYPH + 10, height: lines * LINE + 2 };
}

/** A smooth line through all of them. */
export function pathThrough([first, ...rest]: readonly Point[]): string {
  const last = rest.at(-1);
  if (!first || !last) return '';
  const bends = rest.slice(0, -1).map((point, n) => {
    const next = rest[n + 1] ?? last;
    return `Q${point.x},${point.y} ${(point.x + next.x) / 2},${(point.y + next.y) / 2}`;
  });
  return [`M${first.x},${first.y}`, ...bends, `L${last.x},${last.y}`].join(' ');
}
