import type { Row } from '@bihuan/forms';

/** A cell of the grid: the row by its id, because others may add rows above; the column by its place. The column behind the last holds the row's acts. */
export interface Spot {
  readonly rowId: string;
  readonly column: number;
}

/** Rows and columns from one corner to the other, both counted. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export const isSame = (one: Spot | null, other: Spot | null): boolean => one?.rowId === other?.rowId && one?.column === other?.column;

export const rowAt = (rows: readonly Row[], spot: Spot | null): number => (spot ? rows.findIndex(({ rowId }) => rowId === spot.rowId) : -1);

export const rangeOf = (rows: readonly Row[], one: Spot | null, other: Spot | null): Range | null => {
  const [from, to] = [rowAt(rows, one), rowAt(rows, other ?? one)];
  if (!one || from < 0 || to < 0) return null;
  const far = other ?? one;
  return { top: Math.min(from, to), bottom: Math.max(from, to), left: Math.min(one.column, far.column), right: Math.max(one.column, far.column) };
};

export const isOneCell = ({ top, bottom, left, right }: Range): boolean => top === bottom && left === right;

/** The spot some rows and columns away, held inside the grid. */
export const movedBy = (
  rows: readonly Row[],
  spot: Spot,
  { down = 0, right = 0, columns }: { readonly down?: number; readonly right?: number; readonly columns: number },
): Spot => {
  const at = Math.min(rows.length - 1, Math.max(0, rowAt(rows, spot) + down));
  return { rowId: rows[at]?.rowId ?? spot.rowId, column: Math.min(columns - 1, Math.max(0, spot.column + right)) };
};

/** The next cell as Tab goes: along the row, then on with the next one; null beyond the ends. */
export const tabbed = (rows: readonly Row[], spot: Spot, { back, columns }: { readonly back: boolean; readonly columns: number }): Spot | null => {
  const place = rowAt(rows, spot) * columns + Math.min(spot.column, columns - 1) + (back ? (spot.column >= columns ? 0 : -1) : 1);
  const row = rows[Math.floor(place / columns)];
  return place < 0 || !row ? null : { rowId: row.rowId, column: place % columns };
};
