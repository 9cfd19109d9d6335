import { kindOf } from '@bihuan/forms';
import type { Row } from '@bihuan/forms';
import { assertNever } from '../../shared/assert-never.js';
import { t } from '../texts.js';
import { opensRows } from '../rights.js';
import { mannerOf } from './cell-manner.js';
import { cellAt, openList } from './focus-cell.js';
import type { GridAction } from './grid-keys.js';
import type { GridHandle } from './grid-handle.js';
import { moveRow } from './move-row.js';
import { isOneCell, movedBy, rangeOf, rowAt, tabbed } from './spot.js';
import type { Range, Spot } from './spot.js';
import type { Travelled } from './use-rows.js';

/** Carries an action out; false where there is nothing to do and the key goes on to the browser. */
export const perform = (grid: GridHandle, action: GridAction, spot: Spot): boolean => {
  const { far, columns, widths } = grid.state();
  const rows = grid.rows.rows();
  const head = far ?? spot;
  switch (action.type) {
    case 'move':
      return step(grid, movedBy(rows, action.extends ? head : spot, { ...action, columns: columns.length + (action.extends ? 0 : 1) }), action.extends);
    case 'edge':
      return step(grid, edge(rows, action.extends ? head : spot, { ...action, columns: columns.length }), action.extends);
    case 'tab':
      return tab(grid, spot, action.back);
    case 'enter':
      return enter(grid, spot, action.back);
    case 'all':
      grid.go({ rowId: rows[0]?.rowId ?? spot.rowId, column: 0 });
      return step(grid, { rowId: rows.at(-1)?.rowId ?? spot.rowId, column: columns.length - 1 }, true);
    case 'edit':
      return edit(grid, spot);
    case 'cancel':
      return cancel(grid);
    case 'line-break':
      if (columns[spot.column]?.kind === 'long-text') grid.door.current?.lineBreak();
      return true;
    case 'clear':
      return writeRange(grid, () => undefined);
    case 'fill-down':
      return fillDown(grid);
    case 'undo':
      return travelled(grid, grid.rows.undo(), t('undone'));
    case 'redo':
      return travelled(grid, grid.rows.redo(), t('redone'));
    case 'move-row':
      return moved(grid, spot, action);
    case 'resize':
      widths.resize(Math.min(spot.column, columns.length - 1), action.by * 2);
      return true;
    default:
      return assertNever(action);
  }
};

const step = (grid: GridHandle, spot: Spot, isExtending: boolean): true => {
  if (isExtending) grid.extendTo(spot);
  else grid.go(spot);
  return true;
};

type Edge = Extract<GridAction, { type: 'edge' }> & { readonly columns: number };
const edge = (rows: readonly Row[], spot: Spot, { row, column, columns }: Edge): Spot => ({
  rowId: (row === 'first' ? rows[0] : row === 'last' ? rows.at(-1) : undefined)?.rowId ?? spot.rowId,
  column: column === 'first' ? 0 : column === 'last' ? columns - 1 : spot.column,
});

/** A list opens by the same arrows, unless Shift is held too. */
const moved = (grid: GridHandle, spot: Spot, { by, isSure }: Extract<GridAction, { type: 'move-row' }>): boolean => {
  const { columns, table, rights } = grid.state();
  const column = columns[spot.column];
  if ((!isSure && column && mannerOf(column) === 'list') || !opensRows(rights, table.id, 'reorder')) return false;
  grid.door.current?.commit();
  moveRow(grid, spot.rowId, by);
  grid.go(spot);
  return true;
};

/** Along the rows; beyond the last cell the browser goes on to what follows the grid. */
const tab = (grid: GridHandle, spot: Spot, back: boolean): boolean => {
  const next = tabbed(grid.rows.rows(), spot, { back, columns: grid.state().columns.length });
  if (next) grid.go(next);
  else grid.door.current?.commit();
  return next !== null;
};

/** Down the column; under the last row a new one, where rows may be added. */
const enter = (grid: GridHandle, spot: Spot, back: boolean): true => {
  grid.door.current?.commit();
  const rows = grid.rows.rows();
  const isLast = !back && rowAt(rows, spot) === rows.length - 1;
  const added = isLast ? grid.rows.addRow() : null;
  grid.go(added === null ? movedBy(rows, spot, { down: back ? -1 : 1, columns: spot.column + 1 }) : { rowId: added, column: spot.column });
  return true;
};

const edit = (grid: GridHandle, spot: Spot): boolean => {
  const cell = cellAt(grid.root.current, spot.rowId, spot.column);
  if (grid.door.current) grid.door.current.edit();
  else if (cell?.dataset['manner'] === 'list') openList(cell);
  else cell?.querySelector<HTMLElement>('input, button, select, textarea, a')?.focus();
  return true;
};

const cancel = (grid: GridHandle): boolean => {
  const door = grid.door.current;
  if (door && door.mode() !== 'ready') {
    door.cancel();
    return true;
  }
  const isRange = grid.state().far !== null;
  if (isRange) grid.collapse();
  return isRange;
};

/** Writes what may be written of the chosen cells as one act; `undefined` empties a cell. */
const writeRange = (grid: GridHandle, valueAt: (place: { readonly row: number; readonly column: number }) => unknown): true => {
  const { active, far, columns } = grid.state();
  const rows = grid.rows.rows();
  const range = rangeOf(rows, active, far);
  if (range)
    grid.rows.put(
      rows.map((row, at) => (at < range.top || at > range.bottom ? row : { ...row, ...written(grid, { row: at, rowId: row.rowId, range, columns, valueAt }) })),
    );
  return true;
};

interface Writing {
  readonly row: number;
  readonly rowId: string;
  readonly range: Range;
  readonly columns: ReturnType<GridHandle['state']>['columns'];
  readonly valueAt: (place: { readonly row: number; readonly column: number }) => unknown;
}
const written = (grid: GridHandle, { row, rowId, range, columns, valueAt }: Writing): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    columns.flatMap((column, at) =>
      at < range.left || at > range.right || !grid.mayWrite(column, rowId) ? [] : [[column.key, valueAt({ row, column: at }) ?? kindOf(column).blank]],
    ),
  );

/** The first chosen row goes down the others; a single cell takes what stands above it. */
const fillDown = (grid: GridHandle): true => {
  const { active, far, columns } = grid.state();
  const rows = grid.rows.rows();
  const range = rangeOf(rows, active, far);
  const from = range && isOneCell(range) ? range.top - 1 : (range?.top ?? -1);
  if (from < 0) return true;
  return writeRange(grid, ({ column }) => rows[from]?.[columns[column]?.key ?? '']);
};

/** After taking back or doing again one stands where something changed. */
const travelled = (grid: GridHandle, done: Travelled | null, said: string): true => {
  const change = done?.change;
  const rows = grid.rows.rows();
  const { columns, active } = grid.state();
  const cell = change?.cells[0];
  const rowId = cell?.rowId ?? change?.moved[0]?.rowId ?? change?.removed[0]?.row.rowId ?? change?.added[0]?.row.rowId;
  const column = cell ? columns.findIndex(({ key }) => key === cell.key) : (active?.column ?? 0);
  const isThere = rows.some((row) => row.rowId === rowId);
  const first = rows[0];
  if (change && first)
    grid.go({
      rowId: isThere && rowId !== undefined ? rowId : rows.some((row) => row.rowId === active?.rowId) && active ? active.rowId : first.rowId,
      column: Math.max(0, column),
    });
  if (done) grid.say(done.left > 0 ? t('undoneBut', { said, count: done.left }) : said);
  return true;
};
