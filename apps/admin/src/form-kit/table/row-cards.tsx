import { useState } from 'react';
import type { Row, TableField } from '@bihuan/forms';
import { useFormKit } from '../context.js';
import { t } from '../texts.js';
import { opensDeletion } from '../rights.js';
import { FoldedCells } from './folded-cells.js';
import { foldedColumns, hasErrors, isAsked, shownColumns } from './row-part.js';
import type { RowsHandle } from './use-rows.js';

export const RowCards = ({ table, handle }: { table: TableField; handle: RowsHandle }) => (
  <ol className="row-cards">{handle.rows.map((row, at) => <RowCard key={row.rowId} table={table} row={row} at={at} handle={handle} />)}</ol>
);

const RowCard = ({ table, row, at, handle }: { table: TableField; row: Row; at: number; handle: RowsHandle }) => {
  const { definition, data, issues, rights } = useFormKit();
  const [wantsOpen, setOpen] = useState(false);
  const folded = foldedColumns(definition, data, { table, row });
  const isOpen = wantsOpen || hasErrors(issues, { table, at, columns: folded }) || isAsked(rights, { table, row, columns: folded });
  const title = t('rowTitle', { noun: table.rowNoun ?? '', row: at + 1 });
  return (
    <li className="row-card" data-row={at} aria-label={title}>
      <div className="row-card-head"><b>{title}</b>{opensDeletion(rights, table.id, row.rowId) ? <button type="button" className="link-button" onClick={() => handle.removeRow(at)} aria-label={`${t('remove')}：${title}`}>{t('remove')}</button> : null}</div>
      <FoldedCells table={table} columns={shownColumns(definition, data, { table, row })} row={row} at={at} handle={handle} />
      {folded.length > 0 ? <button type="button" className="link-button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>{isOpen ? t('less') : t('more')}</button> : null}
      {isOpen ? <FoldedCells table={table} columns={folded} row={row} at={at} handle={handle} /> : null}
    </li>
  );
};
