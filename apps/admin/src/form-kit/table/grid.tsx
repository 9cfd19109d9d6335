import { useState } from 'react';
import { columnsOf, isGiven } from '@bihuan/forms';
import type { Column, Row, TableField } from '@bihuan/forms';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import { isNarrowed, opensColumn, opensDeletion } from '../rights.js';
import { Cell } from './cell.js';
import { FoldedCells } from './folded-cells.js';
import { foldedColumns, hasErrors, isAsked, openColumns } from './row-part.js';
import type { RowsHandle } from './use-rows.js';

/** The paper's columns on the desk; what the paper does not print is folded under «更多». */
export const Grid = ({ table, handle }: { table: TableField; handle: RowsHandle }) => {
  const { definition, rights } = useFormKit();
  const columns = openColumns(table);
  const widthOf = (id: string) => definition.paper?.columns.find((column) => column.field === id)?.width;
  const hasActs = handle.rows.some(({ rowId }) => opensDeletion(rights, table.id, rowId)) || columnsOf(table).some(({ folded }) => folded === true);
  const isMixed = isNarrowed(rights) || columns.some(({ id }) => !opensColumn(rights, table.id, id));
  const total = columns.reduce((sum, column) => sum + (widthOf(column.id) ?? 30), 0);
  return (
    <table className={isMixed ? 'grid grid-mixed' : 'grid'}>
      <colgroup><col className="grid-serial" />{columns.map((column) => <col key={column.id} style={{ width: `${((widthOf(column.id) ?? 30) / total) * 100}%` }} />)}{hasActs ? <col className="grid-acts" /> : null}</colgroup>
      <thead><tr><th scope="col">{t('serial')}</th>{columns.map((column) => <th key={column.id} scope="col">{column.label}<ColumnMark column={column} isOpen={opensColumn(rights, table.id, column.id)} /></th>)}{hasActs ? <th scope="col"><span className="visually-hidden">{t('handle')}</span></th> : null}</tr></thead>
      <tbody>{handle.rows.map((row, at) => <GridRow key={row.rowId} table={table} row={row} at={at} handle={handle} hasActs={hasActs} />)}</tbody>
    </table>
  );
};

/** Whether a column must be filled in, where it is not plain that it must. */
const ColumnMark = ({ column, isOpen }: { column: Column; isOpen: boolean }) => {
  if (isGiven(column)) return <span className="field-optional">{t('given')}</span>;
  if (column.required || !isOpen) return null;
  return <span className="field-optional">{t(column.requiredWhen ? 'sometimes' : 'optional')}</span>;
};

const GridRow = ({ table, row, at, handle, hasActs }: { table: TableField; row: Row; at: number; handle: RowsHandle; hasActs: boolean }) => {
  const { definition, data, issues, rights } = useFormKit();
  const [wantsOpen, setOpen] = useState(false);
  const columns = openColumns(table);
  const folded = foldedColumns(definition, data, { table, row });
  const isOpen = wantsOpen || hasErrors(issues, { table, at, columns: folded }) || isAsked(rights, { table, row, columns: folded });
  return (
    <>
      <tr data-row={at}>
        <th scope="row" className="grid-number">{at + 1}</th>
        {columns.map((column) => <td key={column.id} data-column={column.key}><Cell table={table} column={column} row={row} at={at} issues={issues} onChange={(value) => handle.setCell({ row: at, key: column.key }, value)} /></td>)}
        {hasActs ? <td className="grid-row-acts">
          {folded.length > 0 ? <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? t('less') : t('more')}</button> : null}
          {opensDeletion(rights, table.id, row.rowId) ? <button type="button" className="link-button" onClick={() => handle.removeRow(at)} aria-label={`${t('remove')}：${t('rowTitle', { noun: table.rowNoun ?? '', row: at + 1 })}`}>{t('remove')}</button> : null}
        </td> : null}
      </tr>
      {isOpen ? <tr data-row={at} className="grid-folded"><td /><td colSpan={columns.length + 1}><FoldedCells table={table} columns={folded} row={row} at={at} handle={handle} /></td></tr> : null}
    </>
  );
};
