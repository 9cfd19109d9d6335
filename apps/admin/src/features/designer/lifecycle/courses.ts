export interface Point {
  readonly x: number;
  readonly y: number;
}

/** Around its middle. */
export interface Box extends Point {
  readonly width: number;
  readonly height: number;
}

export interface LaidWay {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  /** As it was laid out: a point in the middle of each column it comes by, between its two ends. */
  readonly points: readonly Point[];
  readonly label: Box;
}

const APART = 16;
const USED = 0.7;

/**
 * Where each way runs: out of a state at the side it goes to, each at a place of its own; straight through every column, where states and
 * words stand; and bent only between two columns. So it crosses no state, and two ways lie beside each other, never over each other, except
 * where they cross. Works to the right; what goes down is turned before and after.
 */
export function coursesOf(ways: readonly LaidWay[], states: ReadonlyMap<string, Box>): ReadonlyMap<string, readonly Point[]> {
  const columns = columnsOf([...states.values(), ...ways.map(({ label }) => label)]);
  const ports = portsOf(ways, states);
  return new Map(
    ways.map(({ id, points }) => {
      const ends = ports.get(id);
      if (!ends) return [id, points];
      const way = Math.sign(ends.last.x - ends.first.x);
      const border = ({ x }: Point, side: number): number => x + side * way * (columns.get(Math.round(x)) ?? 0);
      const between = points.slice(1, -1).flatMap((point): readonly Point[] => [
        { x: border(point, -1), y: point.y },
        { x: border(point, 1), y: point.y },
      ]);
      return [id, [ends.first, { x: border(ends.from, 1), y: ends.first.y }, ...between, { x: border(ends.to, -1), y: ends.last.y }, ends.last]];
    }),
  );
}

/** How far each column reaches on either side of its middle. */
function columnsOf(boxes: readonly Box[]): ReadonlyMap<number, number> {
  const columns = new Map<number, number>();
  for (const { x, width } of boxes) columns.set(Math.round(x), Math.max(columns.get(Math.round(x)) ?? 0, width / 2));
  return columns;
}

interface Ends {
  readonly from: Box;
  readonly to: Box;
  readonly first: Point;
  readonly last: Point;
}

/** Where ways leave and reach their states: along a side, in the order in which they go on. */
function portsOf(ways: readonly LaidWay[], states: ReadonlyMap<string, Box>): ReadonlyMap<string, Ends> {
  const sides = new Map<string, { readonly key: string; readonly towards: Point }[]>();
  const keep = (way: string, state: string, towards: Point | undefined, end: 'first' | 'last'): void => {
    const box = states.get(state);
    if (!box || !towards) return;
    const side = `${towards.x > box.x ? '>' : '<'}${state}`;
    sides.set(side, [...(sides.get(side) ?? []), { key: `${end} ${way}`, towards }]);
  };
  for (const { id, from, to, points } of ways) {
    keep(id, from, points[1], 'first');
    keep(id, to, points.at(-2), 'last');
  }
  const ports = new Map<string, Point>();
  for (const [side, ends] of sides) {
    const box = states.get(side.slice(1));
    if (!box) continue;
    const apart = Math.min(APART, (box.height * USED) / ends.length);
    ends
      .toSorted((a, b) => a.towards.y - b.towards.y)
      .forEach(({ key }, n) =>
        ports.set(key, { x: box.x + (side.startsWith('>') ? box.width : -box.width) / 2, y: box.y + (n - (ends.length - 1) / 2) * apart }),
      );
  }
  return new Map(
    ways.flatMap(({ id, from, to }) => {
      const [begin, end, first, last] = [states.get(from), states.get(to), ports.get(`first ${id}`), ports.get(`last ${id}`)];
      return begin && end && first && last ? [[id, { from: begin, to: end, first, last }] as const] : [];
    }),
  );
}
