import { Graph, layout } from '@dagrejs/dagre';
import { coursesOf, type Box, type Point } from './courses.js';
import type { Chart } from './graph.js';

export const NODE = { width: 150, height: 52 } as const;
const BIRTH_SIZE = 20;
const LINE = 17;
const WIDEST = 11;
const GLYPH = 12.5;
const SHOWN_LINES = 2;

export interface DrawnWay {
  /** From border to border, around whatever stands between. */
  readonly path: string;
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
  const room = goes === 'right' ? { rankdir: 'LR', nodesep: 30, edgesep: 14, ranksep: 72 } : { rankdir: 'TB', nodesep: 12, edgesep: 8, ranksep: 44 };
  graph.setGraph({ ...room, marginx: 8, marginy: 8 });
  graph.setDefaultEdgeLabel(() => ({}));
  for (const { id, kind } of nodes) graph.setNode(id, sizeOf(kind));
  for (const { id, from, to, label } of edges) graph.setEdge(from, to, { ...sizeOfWords(label), labelpos: 'c' }, id);
  // An end that nothing drawn leads to (the office comes to it from anywhere) stands with the other ends, not before the beginning.
  const ends = new Set(nodes.flatMap(({ id, kind }) => (kind === 'done' || kind === 'void' ? [id] : [])));
  const last = edges.findLast(({ to }) => ends.has(to))?.from;
  for (const id of ends) if (last !== undefined && edges.every(({ to }) => to !== id)) graph.setEdge(last, id, { width: 0, height: 0 }, 'aside');
  layout(graph);
  const boxes = new Map(
    nodes.map(({ id, kind }) => {
      const { x = 0, y = 0 } = graph.node(id) as Partial<Point>; // set by the layout just above
      return [id, { x, y, ...sizeOf(kind) }] as const;
    }),
  );
  const laid = edges.map(({ id, from, to, label }) => {
    const { points = [], x = 0, y = 0 } = graph.edge(from, to, id) as { points?: readonly Point[] } & Partial<Point>; // likewise
    return { id, from, to, points, label: { x, y, ...sizeOfWords(label) } };
  });
  const turn = goes === 'right' ? asItIs : turned;
  const courses = coursesOf(
    laid.map(({ points, label, ...way }) => ({ ...way, points: points.map((point) => turn({ ...point, width: 0, height: 0 })), label: turn(label) })),
    new Map([...boxes].map(([id, box]) => [id, turn(box)])),
  );
  const ways = laid.map(({ id, label }) => [id, { path: pathThrough(courses.get(id) ?? [], goes), label }] as const);
  const all = [
    ...boxes.values(),
    ...laid.flatMap(({ points, label }): readonly Box[] => [label, ...points.map((point) => ({ ...point, width: 0, height: 0 }))]),
  ];
  return {
    places: new Map([...boxes].map(([id, { x, y, width, height }]) => [id, { x: x - width / 2, y: y - height / 2 }])),
    ways: new Map(ways),
    width: Math.max(1, ...all.map(({ x, width }) => x + width / 2)),
    height: Math.max(0, ...all.map(({ y, height }) => y + height / 2)),
  };
}

const asItIs = (box: Box): Box => box;
const turned = ({ x, y, width, height }: Box): Box => ({ x: y, y: x, width: height, height: width });

const sizeOf = (kind: Chart['nodes'][number]['kind']): { width: number; height: number } =>
  kind === 'birth' ? { width: BIRTH_SIZE, height: BIRTH_SIZE } : { ...NODE };

/** As wide as its words are; long ones take a second line. */
function sizeOfWords(label: string): { readonly width: number; readonly height: number } {
  const lines = Math.min(SHOWN_LINES, Math.max(1, Math.ceil(label.length / WIDEST)));
  return { width: Math.min(label.length, WIDEST) * GLYPH + 10, height: lines * LINE + 2 };
}

/** Straight along the way the drawing goes, and from one height to the next in one bend. */
function pathThrough(points: readonly Point[], goes: 'right' | 'down'): string {
  const at = (x: number, y: number): string => (goes === 'right' ? `${x},${y}` : `${y},${x}`);
  return points
    .map(({ x, y }, n) => {
      const before = points[n - 1];
      if (!before) return `M${at(x, y)}`;
      if (before.x === x && before.y === y) return ''; // the head of an arrow would not know where it points
      const middle = (before.x + x) / 2;
      return before.y === y ? `L${at(x, y)}` : `C${at(middle, before.y)} ${at(middle, y)} ${at(x, y)}`;
    })
    .join(' ');
}
