import { memo } from 'react';
import { columnsOf, type TableField } from '@bihuan/forms';
import { t } from '../texts.js';
import { useBuilder } from './context.js';
import { ColumnCard, Head, Logic, Pressed } from './field-card.js';
import { Slot } from './slot.js';

/** A table: its head, and its columns beside each other as they will stand. */
export const TableCard = memo(({ table }: { table: TableField }) => {
  const { ask, mayChange } = useBuilder();
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
          {t('serial')}
        </li>
        <li>
          <Slot table={table.id} afterLabel="" />
        </li>
        {columns.map((column) => (
          <li key={column.id} className="fb-column-item">
            <ColumnCard field={column} table={table.id} />
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
