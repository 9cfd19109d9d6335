import { useRef, useState } from 'react';
import type { FocusEvent } from 'react';
import { displayOf } from '@bihuan/forms';
import type { Row, TableField } from '@bihuan/forms';
import { pointerOf, useFormKit } from '../context.js';
import { flatNames } from '../names.js';
import { RowPrefill, TakeRow } from '../prefilled.js';
import { opensDeletion, opensRows } from '../rights.js';
import { t } from '../texts.js';
import { FoldedCells } from './folded-cells.js';
import { MoveActs } from './move-acts.js';
import { foldedColumns, hasErrors, isAsked, openColumns, shownColumns } from './row-part.js';
import type { RowsHandle } from './use-rows.js';

/** More cards than this are lines to be opened one by one: a phone need not hold a thousand editors. */
const OPEN_CARDS = 30;

interface RowCardsProps {
  readonly table: TableField;
  readonly rows: readonly Row[];
  readonly handle: RowsHandle;
  readonly onRemove: (rowId: string) => void;
  readonly onMove: (rowId: string, by: number) => void;
}

export const RowCards = ({ table, rows, handle, onRemove, onMove }: RowCardsProps) => {
  const { issues, rights } = useFormKit();
  const [opened, setOpened] = useState<ReadonlySet<string>>(new Set());
  const stays = useStayingOpen(rows);
  const isOpen = (row: Row, at: number) =>
    at >= rows.length - 2 ||
    opened.has(row.rowId) ||
    stays.has(row.rowId) ||
    isAsked(rights, { table, row, columns: openColumns(table) }) ||
    issues.some(({ severity, pointer }) => severity === 'error' && `${pointer}/`.startsWith(`${pointerOf([table.key, at])}/`));
  return (
    <div onFocus={stays.onFocus}>
      <ol className="row-cards">
        {rows.map((row, at) =>
          isOpen(row, at) ? (
            <RowCard key={row.rowId} table={table} row={row} at={at} handle={handle} onRemove={onRemove} onMove={onMove} />
          ) : (
            <li key={row.rowId} className="row-card row-card-shut">
              <ShutCard table={table} row={row} at={at} onOpen={() => setOpened(new Set([...opened, row.rowId]))} />
            </li>
          ),
        )}
      </ol>
    </div>
  );
};

/** Rows that were in sight while they were few, or that somebody has been in: their cards do not shut under anybody's hands. */
const useStayingOpen = (rows: readonly Row[]) => {
  const staying = useRef(new Set<string>());
  if (rows.length <= OPEN_CARDS) for (const { rowId } of rows) staying.current.add(rowId);
  return {
    has: (rowId: string) => staying.current.has(rowId),
    onFocus: ({ target }: FocusEvent) => {
      const row = rows[Number(target.closest<HTMLElement>('[data-row]')?.dataset['row'])];
      if (row) staying.current.add(row.rowId);
    },
  };
};

const ShutCard = ({ table, row, at, onOpen }: { table: TableField; row: Row; at: number; onOpen: () => void }) => {
  const { names } = useFormKit();
  const text =
    openColumns(table)
      .map((column) => displayOf(column, row[column.key], flatNames(names)))
      .find((words) => words !== '') ?? '';
  return (
    <button type="button" className="link-button" aria-expanded={false} onClick={onOpen}>
      {t('wholeCard', { title: t('rowTitle', { noun: table.rowNoun ?? '', row: at + 1 }), text: text === '' ? t('unfilled') : text })}
    </button>
  );
};

const RowCard = ({ table, row, at, handle, onRemove, onMove }: Omit<RowCardsProps, 'rows'> & { row: Row; at: number }) => {
  const { definition, data, issues, rights } = useFormKit();
  const [wantsOpen, setOpen] = useState(false);
  const folded = foldedColumns(definition, data, { table, row });
  const mayMove = opensRows(rights, table.id, 'reorder');
  const isOpen = wantsOpen || hasErrors(issues, { table, at, columns: folded }) || isAsked(rights, { table, row, columns: folded });
  const title = t('rowTitle', { noun: table.rowNoun ?? '', row: at + 1 });
  return (
    <li className="row-card" data-row={at} aria-label={title}>
      <div className="row-card-head">
        <b>{title}</b>
        <RowPrefill table={table} row={row} />
        <TakeRow table={table} row={row} at={at} />
        {opensDeletion(rights, table.id, row.rowId) ? (
          <button type="button" className="link-button" onClick={() => onRemove(row.rowId)} aria-label={`${t('remove')}：${title}`}>
            {t('remove')}
          </button>
        ) : null}
      </div>
      <FoldedCells table={table} columns={shownColumns(definition, data, { table, row })} row={row} at={at} handle={handle} />
      {folded.length > 0 || mayMove ? (
        <button
          type="button"
          className="link-button"
          aria-expanded={isOpen}
          aria-label={t('actFor', { act: isOpen ? t('less') : t('more'), label: title })}
          onClick={() => setOpen(!isOpen)}
        >
          {isOpen ? t('less') : t('more')}
        </button>
      ) : null}
      {isOpen ? (
        <div onFocus={() => setOpen(true)}>
          {folded.length > 0 ? <FoldedCells table={table} columns={folded} row={row} at={at} handle={handle} /> : null}
          {mayMove ? <MoveActs title={title} onMove={(by) => onMove(row.rowId, by)} /> : null}
        </div>
      ) : null}
    </li>
  );
};
