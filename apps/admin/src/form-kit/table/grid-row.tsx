import { memo, useState } from 'react';
import { columnsOf } from '@bihuan/forms';
import type { Column, Issue, Names, Row, TableField } from '@bihuan/forms';
import { pointerOf, useFormKit } from '../context.js';
import { RowPrefill, TakeRow } from '../prefilled.js';
import { opensDeletion } from '../rights.js';
import type { MaybeRights } from '../rights.js';
import { sameIssues } from '../same-issues.js';
import { t } from '../texts.js';
import { FoldedCells } from './folded-cells.js';
import { GridCell } from './grid-cell.js';
import type { GridHandle, Unread } from './grid-handle.js';
import { foldedColumns, hasErrors, isAsked } from './row-part.js';
import type { Range } from './spot.js';

export interface GridRowProps {
  readonly grid: GridHandle;
  readonly table: TableField;
  readonly columns: readonly Column[];
  readonly row: Row;
  readonly at: number;
  /** The column of the active cell, where it is in this row; -1 otherwise. */
  readonly active: number;
  /** Whether Tab comes into the grid here. */
  readonly isDoor: boolean;
  readonly marked: Range | null;
  readonly issues: readonly Issue[];
  readonly unread: Unread[string] | undefined;
  readonly old: Row | undefined;
  readonly names: Names;
  readonly rights: MaybeRights;
  readonly hasActs: boolean;
  readonly onRemove: (rowId: string) => void;
}

const DrawnRow = (props: GridRowProps) => {
  const { table, columns, row, at, active, isDoor, marked, issues, unread, hasActs, grid, old, names } = props;
  const [wantsOpen, setOpen] = useState(false);
  const folds = hasActs && columnsOf(table).some(({ folded }) => folded === true);
  const issuesOf = (column: Column) => (issues.length === 0 ? issues : issues.filter(({ pointer }) => pointer === pointerOf([table.key, at, column.key])));
  return (
    <tbody data-row-id={row.rowId} data-row={at}>
      <tr aria-rowindex={at + 2}>
        <th scope="row" aria-colindex={1} className={marked ? 'grid-number grid-near' : 'grid-number'}>
          {at + 1}
          <RowPrefill table={table} row={row} isShort />
        </th>
        {columns.map((column, place) => (
          <GridCell
            key={column.id}
            grid={grid}
            table={table}
            column={column}
            place={place}
            row={row}
            at={at}
            isActive={active === place}
            isMarked={marked !== null && place >= marked.left && place <= marked.right}
            isDoor={isDoor && place === 0}
            issues={issuesOf(column)}
            unread={unread?.[column.key]}
            old={old}
            names={names}
          />
        ))}
        {!hasActs ? null : folds ? <FoldingActs {...props} wantsOpen={wantsOpen} setOpen={setOpen} /> : <RowActs {...props} folded={nothingFolded} />}
      </tr>
      {folds ? <FoldedRow {...props} wantsOpen={wantsOpen} setOpen={setOpen} /> : null}
    </tbody>
  );
};

type OpenableProps = GridRowProps & { readonly wantsOpen: boolean; readonly setOpen: (isOpen: boolean) => void };

/** What the row's acts need to know of the columns folded under it; one without any depends on nothing but itself. */
interface FoldedPart {
  readonly columns: readonly Column[];
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}
const nothingFolded: FoldedPart = { columns: [], isOpen: false, setOpen: () => undefined };

/** The columns the paper does not print, and whether they are in sight: what is wrong always is, and once somebody is in it stays. */
const useFolded = ({ table, row, at, issues, wantsOpen }: OpenableProps) => {
  const { definition, data, rights } = useFormKit();
  const columns = foldedColumns(definition, data, { table, row });
  return { columns, isOpen: columns.length > 0 && (wantsOpen || hasErrors(issues, { table, at, columns }) || isAsked(rights, { table, row, columns })) };
};

const FoldingActs = (props: OpenableProps) => <RowActs {...props} folded={{ ...useFolded(props), setOpen: props.setOpen }} />;

const RowActs = ({ grid, table, row, at, columns, active, rights, folded, onRemove }: GridRowProps & { readonly folded: FoldedPart }) => {
  const tabIndex = active === columns.length ? 0 : -1;
  return (
    <td
      className="grid-row-acts"
      data-spot={columns.length}
      aria-colindex={columns.length + 2}
      ref={(cell) => {
        if (cell && active === columns.length) grid.arrived(cell);
      }}
    >
      {folded.columns.length > 0 ? (
        <button type="button" tabIndex={tabIndex} className="link-button" aria-expanded={folded.isOpen} onClick={() => folded.setOpen(!folded.isOpen)}>
          {folded.isOpen ? t('less') : t('more')}
        </button>
      ) : null}
      <TakeRow table={table} row={row} at={at} tabIndex={tabIndex} />
      {opensDeletion(rights, table.id, row.rowId) ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className="link-button"
          onClick={() => onRemove(row.rowId)}
          aria-label={`${t('remove')}：${t('rowTitle', { noun: table.rowNoun ?? '', row: at + 1 })}`}
        >
          {t('remove')}
        </button>
      ) : null}
    </td>
  );
};

const FoldedRow = (props: OpenableProps) => {
  const { columns, isOpen } = useFolded(props);
  const { grid, table, row, at } = props;
  if (!isOpen) return null;
  return (
    <tr className="grid-folded">
      <td />
      <td colSpan={props.columns.length + 1} onFocus={() => props.setOpen(true)}>
        <FoldedCells table={table} columns={columns} row={row} at={at} handle={grid.rows} />
      </td>
    </tr>
  );
};

/** Rows are made anew where something in them is worked out, be it with the same result. */
const sameRow = (one: Row | undefined, other: Row | undefined): boolean => {
  if (one === other) return true;
  if (!one || !other) return false;
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
};

/** A row is drawn again only when something of its own has changed. */
export const GridRow = memo(DrawnRow, (was, is) => {
  const { row, issues, old, marked, ...others } = was;
  return (
    sameRow(row, is.row) &&
    sameRow(old, is.old) &&
    sameIssues(issues, is.issues) &&
    sameMarks(marked, is.marked) &&
    (Object.keys(others) as (keyof typeof others)[]).every((key) => was[key] === is[key])
  ); // its own keys
});

const sameMarks = (one: Range | null, other: Range | null): boolean =>
  one === other || (one !== null && other !== null && one.left === other.left && one.right === other.right);
