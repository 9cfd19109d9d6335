import type { BoardView } from '../../api/generated.js';

export type Row = BoardView['rows'][number];
export type Line =
  | { readonly type: 'area'; readonly key: string; readonly name: string; readonly leader: string | null; readonly units: number }
  | { readonly type: 'unit'; readonly key: string; readonly row: Row; readonly at: number };

/** Rows under the heads of their areas, in the order of the server. With no areas at all there are no heads. */
export const linesOf = ({ rows, areas }: Pick<BoardView, 'rows' | 'areas'>): readonly Line[] => {
  const placed = rows.map((row, at) => ({ row, at }));
  const hasHeads = areas.some(({ id }) => id !== 'none');
  return areas.flatMap(({ id, name, leader }): readonly Line[] => {
    const own = placed.filter(({ row }) => row.area === id);
    if (own.length === 0) return [];
    const units = own.map(({ row, at }): Line => ({ type: 'unit', key: row.unitId, row, at }));
    return hasHeads ? [{ type: 'area', key: `area-${id}`, name, leader, units: own.length }, ...units] : units;
  });
};

/** Which lines of equal height a window shows, with some beyond its edges. */
export const windowOf = ({
  top,
  height,
  line,
  count,
}: {
  top: number;
  height: number;
  line: number;
  count: number;
}): { readonly from: number; readonly to: number } => {
  const beyond = 8;
  return { from: Math.max(0, Math.floor(top / line) - beyond), to: Math.min(count, Math.ceil((top + height) / line) + beyond) };
};
