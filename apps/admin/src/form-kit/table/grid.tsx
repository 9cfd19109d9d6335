import { useMemo, useRef, useState } from 'react';
import { columnsOf } from '@bihuan/forms';
import type { Issue, Row, TableField } from '@bihuan/forms';
import { useFormKit } from '../context.js';
import { rowsOf } from '../first-data.js';
import { flatNames } from '../names.js';
import { opensDeletion, opensRows } from '../rights.js';
import { GridHead } from './grid-head.js';
import { GridRow } from './grid-row.js';
import type { GridRowProps } from './grid-row.js';
import type { GridHandle, Unread } from './grid-handle.js';
import { rangeOf, rowAt } from './spot.js';
import type { Spot } from './spot.js';
import { useGridEvents } from './use-grid-events.js';
import { useWantedPlace } from './use-wanted-place.js';
import { useWindow, WINDOW_FROM } from './use-window.js';
import './grid.css';

interface GridProps {
  readonly table: TableField;
  readonly rows: readonly Row[];
  readonly grid: GridHandle;
  readonly active: Spot | null;
  readonly far: Spot | null;
  readonly unread: Unread;
  readonly onRemove: (rowId: string) => void;
}

/** More columns than this do not fit a desk side by side: the grid scrolls in itself then, its numbers staying in sight. */
const MANY_COLUMNS = 8;

/** The paper's columns on the desk, rows in sight only; what the paper does not print is folded under «更多». */
export const Grid = ({ table, rows, grid, active, far, unread, onRemove }: GridProps) => {
  const { data, issues, rights, previous, names } = useFormKit();
  const words = useMemo(() => flatNames(names), [names]);
  const { columns, widths } = grid.state();
  const events = useGridEvents(grid);
  useWantedPlace(grid, rows);
  const hasActs =
    opensRows(rights, table.id, 'delete') ||
    opensRows(rights, table.id, 'reorder') ||
    rows.some(({ rowId }) => opensDeletion(rights, table.id, rowId)) ||
    columnsOf(table).some(({ folded }) => folded === true);
  const keys = useMemo(() => rows.map(({ rowId }) => rowId), [rows]);
  const activeAt = rowAt(rows, active);
  const { parts, onScroll } = useWindow(keys, grid.root, activeAt);
  const whole = rowsOf(data, table);
  const byRow = useMemo(() => issuesByRow(issues, table), [issues, table]);
  const olds = useMemo(() => new Map(previous ? rowsOf(previous, table).map((row) => [row.rowId, row]) : []), [previous, table]);
  const range = far ? rangeOf(rows, active, far) : null;
  const isWide = columns.length > MANY_COLUMNS;
  const isContained = rows.length > WINDOW_FROM || isWide;
  const newest = useRef(onRemove);
  newest.current = onRemove;
  const [remove] = useState(() => (rowId: string) => newest.current(rowId));
  const rowProps = (row: Row, at: number): GridRowProps => ({
    grid,
    table,
    columns,
    row: whole[at]?.rowId === row.rowId ? whole[at] : row,
    at,
    active: active?.rowId === row.rowId ? active.column : -1,
    isDoor: activeAt < 0 && at === 0,
    marked: range && at >= range.top && at <= range.bottom ? range : null,
    issues: byRow.get(String(at)) ?? none,
    unread: unread[row.rowId],
    old: olds.get(row.rowId),
    names: words,
    rights,
    hasActs,
    onRemove: remove,
  });
  return (
    <div ref={grid.root} className={`grid-box${isContained ? ' grid-contained' : ''}${isWide ? ' grid-wide' : ''}`} onScroll={onScroll} {...events}>
      <table
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-to-interactive-role -- the ARIA grid pattern on the table it is
        role="grid"
        aria-label={table.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + (hasActs ? 2 : 1)}
        aria-multiselectable="true"
        className="grid"
        style={isWide ? { minWidth: columns.length * 130 + 150 } : {}}
      >
        <colgroup>
          <col className="grid-serial" />
          {columns.map(({ id }) => (
            <col key={id} style={{ width: `${widths.shares[id] ?? 0}%` }} />
          ))}
          {hasActs ? <col className="grid-acts" /> : null}
        </colgroup>
        <GridHead tableId={table.id} columns={columns} rights={rights} widths={widths} hasActs={hasActs} />
        {parts.flatMap(({ type, from, to, height }) =>
          type === 'gap'
            ? [
                <tbody key={`gap-${from}`} aria-hidden="true">
                  <tr>
                    <td colSpan={columns.length + 2} className="grid-gap" style={{ height }} />
                  </tr>
                </tbody>,
              ]
            : rows.slice(from, to).map((row, index) => <GridRow key={row.rowId} {...rowProps(row, from + index)} />),
        )}
      </table>
    </div>
  );
};

const none: readonly Issue[] = [];

/** Issues of a table, by the number of their row. */
const issuesByRow = (issues: readonly Issue[], table: TableField): ReadonlyMap<string, readonly Issue[]> => {
  const found = new Map<string, Issue[]>();
  for (const issue of issues) {
    const [, key, row] = issue.pointer.split('/');
    if (key === table.key && row !== undefined) found.set(row, [...(found.get(row) ?? []), issue]);
  }
  return found;
};
