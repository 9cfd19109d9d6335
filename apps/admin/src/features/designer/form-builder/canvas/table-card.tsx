import { memo, useState } from 'react';
import { columnShares, columnsOf, type TableField } from '@bihuan/forms';
import { useFormPart } from '../store/form.js';
import { sharesAfter } from '../store/layout-acts.js';
import { t } from '../texts.js';
import { ColumnHandle } from './column-handle.js';
import { useBuilder } from './context.js';
import { ColumnCard, Head, Logic, Pressed } from './field-card.js';
import { Slot } from './slot.js';

/** A table: its head, and its columns beside each other as they will stand. */
export const TableCard = memo(({ table }: { table: TableField }) => {
  const { ask, mayChange } = useBuilder();
  const said = columnShares({ layout: useFormPart('layout'), paper: useFormPart('paper') }, table);
  const [drawn, setDrawn] = useState<{ readonly column: string; readonly by: number } | null>(null);
  const shares = (drawn && sharesAfter(said, { ...drawn, columns: table.columnOrder })) ?? said;
  const columns = columnsOf(table);
  const last = columns.at(-1);
  return (
    <div className="fb-table">
      <Pressed field={table} className="fb-table-head">
        <Head field={table} />
        {table.hint === undefined ? null : <span className="fb-hint">{table.hint}</span>}
        <Logic field={table} />
      </Pressed>
      {/* Columns go on beyond the edge. */}
      <ol className="fb-columns" aria-label={t('columnOf', { table: table.label })}>
        <li className="fb-serial" aria-hidden="true">
          {t('serialColumn')}
        </li>
        <li>
          <Slot table={table.id} afterLabel="" />
        </li>
        {columns.map((column, at) => (
          <li key={column.id} className="fb-column-item" style={{ flexGrow: shares[column.id] ?? 1 }}>
            <ColumnCard field={column} table={table.id} />
            {mayChange && at < columns.length - 1 ? (
              <ColumnHandle table={table.id} column={column.id} onDraw={(by) => setDrawn(by === null ? null : { column: column.id, by })} />
            ) : null}
            <Slot table={table.id} after={column.id} afterLabel={column.label} />
          </li>
        ))}
        {columns.length === 0 ? <li className="grey">{t('emptyTable')}</li> : null}
      </ol>
      <p className="fb-foot">
        <span className="grey small" aria-hidden="true">
          {t('drawnAdd', { label: table.addLabel ?? t('addRow') })}
        </span>
        {mayChange ? (
          <button
            type="button"
            className="link-button"
            tabIndex={-1}
            onClick={({ currentTarget }) => ask({ table: table.id, ...(last === undefined ? {} : { after: last.id }) }, currentTarget)}
          >
            {t('addColumn')}
          </button>
        ) : null}
      </p>
    </div>
  );
});
TableCard.displayName = 'TableCard';
