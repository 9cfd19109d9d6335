import { memo, useState } from 'react';
import type { ReactNode } from 'react';
import { columnsOf } from '@bihuan/forms';
import type { Column, Issue, Names, Row, TableField } from '@bihuan/forms';
import { pointerOf, useFormKit } from '../context.js';
import { RowPrefill, TakeRow } from '../prefilled.js';
import { opensDeletion, opensRows } from '../rights.js';
import type { MaybeRights } from '../rights.js';
import { sameIssues } from '../same-issues.js';
import { t } from '../texts.js';
import { FoldedCells } from './folded-cells.js';
import { GridCell } from './grid-cell.js';
import type { GridHandle, Unread } from './grid-handle.js';
import { MoveActs } from './move-acts.js';
import { moveRow } from './move-row.js';
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
        {!hasActs ? null : folds ? (
          <FoldingActs {...props} wantsOpen={wantsOpen} setOpen={setOpen} />
        ) : (
          <RowActs {...props} under={{ hasAny: mayMove(props), isOpen: wantsOpen, setOpen }} />
        )}
      </tr>
      {folds ? <FoldedRow {...props} wantsOpen={wantsOpen} setOpen={setOpen} /> : wantsOpen ? <UnderRow {...props} setOpen={setOpen} /> : null}
    </tbody>
  );
};

type OpenableProps = GridRowProps & { readonly wantsOpen: boolean; readonly setOpen: (isOpen: boolean) => void };

/** What the row's acts need to know of what is under it; a row without folded columns depends on nothing but itself. */
interface Under {
  readonly hasAny: boolean;
  readonly isOpen: boolean;
  readonly setOpen: (isOpen: boolean) => void;
}

const mayMove = ({ rights, table }: Pick<GridRowProps, 'rights' | 'table'>): boolean => opensRows(rights, table.id, 'reorder');

/** The columns the paper does not print, and whether they are in sight: what is wrong always is, and once somebody is in it stays. */
const useFolded = (props: OpenableProps) => {
  const { table, row, at, issues, wantsOpen } = props;
  const { definition, data, rights } = useFormKit();
  const columns = foldedColumns(definition, data, { table, row });
  const hasAny = columns.length > 0 || mayMove(props);
  return { columns, hasAny, isOpen: (wantsOpen && hasAny) || hasErrors(issues, { table, at, columns }) || isAsked(rights, { table, row, columns }) };
};

const FoldingActs = (props: OpenableProps) => <RowActs {...props} under={{ ...useFolded(props), setOpen: props.setOpen }} />;

const RowActs = ({ grid, table, row, at, columns, active, rights, under, onRemove }: GridRowProps & { readonly under: Under }) => {
  const tabIndex = active === columns.length ? 0 : -1;
  const title = titleOf({ table, at });
  return (
    <td
      className="grid-row-acts"
      data-spot={columns.length}
      aria-colindex={columns.length + 2}
      ref={(cell) => {
        if (cell && active === columns.length) grid.arrived(cell);
      }}
    >
      {under.hasAny ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className="link-button"
          aria-expanded={under.isOpen}
          aria-label={t('actFor', { act: under.isOpen ? t('less') : t('more'), label: title })}
          onClick={() => under.setOpen(!under.isOpen)}
        >
          {under.isOpen ? t('less') : t('more')}
        </button>
      ) : null}
      <TakeRow table={table} row={row} at={at} tabIndex={tabIndex} />
      {opensDeletion(rights, table.id, row.rowId) ? (
        <button
          type="button"
          tabIndex={tabIndex}
          className="link-button"
          onClick={() => onRemove(row.rowId)}
          aria-label={t('actFor', { act: t('remove'), label: title })}
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
  return <UnderRow {...props}>{columns.length > 0 ? <FoldedCells table={table} columns={columns} row={row} at={at} handle={grid.rows} /> : null}</UnderRow>;
};

type UnderRowProps = Omit<OpenableProps, 'wantsOpen'> & { readonly children?: ReactNode };

const UnderRow = ({ children, ...props }: UnderRowProps) => (
  <tr className="grid-folded">
    <td />
    <td colSpan={props.columns.length + 1} onFocus={() => props.setOpen(true)}>
      {children}
      {mayMove(props) ? <MoveActs title={titleOf(props)} onMove={(by) => moveRow(props.grid, props.row.rowId, by)} /> : null}
    </td>
  </tr>
);

const titleOf = ({ table, at }: Pick<GridRowProps, 'table' | 'at'>): string => t('rowTitle', { noun: table.rowNoun ?? '', row: at + 1 });

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
