import { sameValue } from '@bihuan/forms';
import type { Row } from '@bihuan/forms';

interface CellChange {
  readonly rowId: string;
  readonly key: string;
  readonly before: unknown;
  readonly after: unknown;
}

interface RowChange {
  readonly row: Row;
  /** The row it stands behind; null where it is the first. */
  readonly behind: string | null;
}

interface RowMove {
  readonly rowId: string;
  /** The rows it stood and stands behind; null where it is the first. */
  readonly before: string | null;
  readonly after: string | null;
}

/** What one act did to the rows, by their ids. */
export interface Change {
  readonly cells: readonly CellChange[];
  readonly added: readonly RowChange[];
  readonly removed: readonly RowChange[];
  readonly moved: readonly RowMove[];
}

const withPlaces = (rows: readonly Row[], first: string | null): readonly RowChange[] => rows.map((row, at) => ({ row, behind: rows[at - 1]?.rowId ?? first }));

/** The difference between two states of the rows, but for their order. Rows that stayed the same object are not looked into. */
export const changeBetween = (before: readonly Row[], after: readonly Row[]): Change => {
  const same = sameRowsAround(before, after);
  return changeOf(
    before.slice(same.ahead, before.length - same.behind),
    after.slice(same.ahead, after.length - same.behind),
    after[same.ahead - 1]?.rowId ?? null,
  );
};

/** How many rows at the beginning and at the end are the very same: one act seldom touches more than a few. */
const sameRowsAround = (before: readonly Row[], after: readonly Row[]): { readonly ahead: number; readonly behind: number } => {
  const most = Math.min(before.length, after.length);
  let [ahead, behind] = [0, 0];
  while (ahead < most && before[ahead] === after[ahead]) ahead += 1;
  while (behind < most - ahead && before.at(-1 - behind) === after.at(-1 - behind)) behind += 1;
  return { ahead, behind };
};

const changeOf = (before: readonly Row[], after: readonly Row[], first: string | null): Change => {
  const [were, are] = [new Map(before.map((row) => [row.rowId, row])), new Map(after.map((row) => [row.rowId, row]))];
  return {
    cells: after.flatMap((row) => {
      const was = were.get(row.rowId);
      return was === undefined || was === row ? [] : cellsBetween(was, row);
    }),
    added: withPlaces(after, first).filter(({ row }) => !were.has(row.rowId)),
    removed: withPlaces(before, first).filter(({ row }) => !are.has(row.rowId)),
    moved: [],
  };
};

const cellsBetween = (was: Row, row: Row): readonly CellChange[] =>
  [...new Set([...Object.keys(was), ...Object.keys(row)])]
    .filter((key) => was[key] !== row[key])
    .map((key) => ({ rowId: row.rowId, key, before: was[key], after: row[key] }));

/** A row put some places further down, or up; nothing where it cannot go there. */
export const moveBetween = (rows: readonly Row[], rowId: string, by: number): Change | null => {
  const at = rows.findIndex((row) => row.rowId === rowId);
  const to = at + by;
  if (at < 0 || to < 0 || to >= rows.length) return null;
  const behind = rows[by > 0 ? to : to - 1]?.rowId ?? null;
  return { cells: [], added: [], removed: [], moved: [{ rowId, before: rows[at - 1]?.rowId ?? null, after: behind }] };
};

export const isNothing = ({ cells, added, removed, moved }: Change): boolean => cells.length + added.length + removed.length + moved.length === 0;

export const inverse = ({ cells, added, removed, moved }: Change): Change => ({
  cells: cells.map(({ before, after, ...place }) => ({ ...place, before: after, after: before })),
  added: removed,
  removed: added,
  moved: moved.map(({ before, after, ...row }) => ({ ...row, before: after, after: before })),
});

/** The rows after a change was carried out, and how much of it was left out. */
export interface Applied {
  readonly rows: readonly Row[];
  readonly left: number;
}

/**
 * Carries a change out on rows that may have moved on since. A cell whose words are not those the change starts from keeps them, and so
 * does a row that is to go but says something else by now: somebody wrote there meanwhile. A row somebody has moved since stays where it is.
 */
export const applied = (rows: readonly Row[], { cells, added, removed, moved }: Change): Applied => {
  const standing = new Map(rows.map((row) => [row.rowId, row]));
  const written = new Map<string, Record<string, unknown>>();
  let left = 0;
  for (const { rowId, key, before, after } of cells) {
    const row = standing.get(rowId);
    if (row && sameValue(row[key], before)) written.set(rowId, { ...written.get(rowId), [key]: after });
    else if (!row || !sameValue(row[key], after)) left += 1;
  }
  const next = rows.map((row) => (written.has(row.rowId) ? { ...row, ...written.get(row.rowId) } : row));
  const going = new Map(removed.map(({ row }) => [row.rowId, row]));
  const kept = next.filter((row) => {
    const was = going.get(row.rowId);
    const isWritten = was !== undefined && cellsBetween(was, row).some(({ before, after }) => !sameValue(before, after));
    if (isWritten) left += 1;
    return was === undefined || isWritten;
  });
  const missing = added.filter(({ row }) => !standing.has(row.rowId));
  return moved.reduce(withMove, { rows: missing.length === 0 ? kept : withRows(kept, missing), left });
};

const withMove = ({ rows, left }: Applied, { rowId, before, after }: RowMove): Applied => {
  const at = rows.findIndex((row) => row.rowId === rowId);
  const [row, stands] = [rows[at], rows[at - 1]?.rowId ?? null];
  const rest = rows.filter((one) => one !== row);
  const to = after === null ? 0 : rest.findIndex((one) => one.rowId === after) + 1;
  if (!row || stands !== before || (after !== null && to === 0)) return { rows, left: row && stands === after ? left : left + 1 };
  return { rows: rest.toSpliced(to, 0, row), left };
};

/** Puts rows back behind those they stood behind; behind the last one where that is gone. */
const withRows = (rows: readonly Row[], added: readonly RowChange[]): readonly Row[] => {
  const next = new Map<string | null, RowChange[]>();
  const there = new Set<string | null>([null, ...rows.map(({ rowId }) => rowId), ...added.map(({ row }) => row.rowId)]);
  const last = rows.at(-1)?.rowId ?? null;
  for (const one of added) {
    const behind = there.has(one.behind) ? one.behind : last;
    next.set(behind, [...(next.get(behind) ?? []), one]);
  }
  const result: Row[] = [];
  const waiting: (Row | null)[] = [...rows.toReversed(), null];
  while (waiting.length > 0) {
    const row = waiting.pop();
    if (row) result.push(row);
    waiting.push(...(next.get(row?.rowId ?? null) ?? []).map((one) => one.row).toReversed());
  }
  return result;
};

/** One act, however many writes it took: what is typed into one cell between coming and going is one. */
interface Entry {
  readonly change: Change;
  readonly session: string | undefined;
}

/** Everything done to the rows since they were opened, to be taken back and done again without limit. */
export interface History {
  readonly done: readonly Entry[];
  readonly undone: readonly Entry[];
}

export const noHistory: History = { done: [], undone: [] };

export const remembered = ({ done }: History, change: Change, session?: string): History => {
  const last = done.at(-1);
  if (session === undefined || last?.session !== session)
    return isNothing(change) ? { done, undone: [] } : { done: [...done, { change, session }], undone: [] };
  const joined = joinedCells(last.change, change);
  return { done: isNothing(joined) ? done.slice(0, -1) : [...done.slice(0, -1), { change: joined, session }], undone: [] };
};

/** Two writes of one cell are one; back to what it was is none. */
const joinedCells = (first: Change, then: Change): Change => {
  const cells = new Map(first.cells.map((cell) => [`${cell.rowId}/${cell.key}`, cell]));
  for (const cell of then.cells) cells.set(`${cell.rowId}/${cell.key}`, { ...cell, before: (cells.get(`${cell.rowId}/${cell.key}`) ?? cell).before });
  return {
    ...then,
    cells: [...cells.values()].filter(({ before, after }) => before !== after),
    added: [...first.added, ...then.added],
    removed: [...first.removed, ...then.removed],
    moved: [...first.moved, ...then.moved],
  };
};
