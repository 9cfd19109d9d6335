import { useMemo } from 'react';
import { t } from '../texts.js';
import { useFormKit } from '../context.js';
import { Grid } from './grid.js';
import { usePaste } from './paste/use-paste.js';
import type { TablePartProps } from './table-part.js';
import { drawnColumns, useColumnWidths } from './use-column-widths.js';
import { useGrid } from './use-grid.js';

/** The grid with what comes with it: the paste that asks, the button under it, the keys it knows. */
export const GridEditor = ({ table, rows, handle, say, foot }: TablePartProps) => {
  const { definition } = useFormKit();
  const columns = useMemo(() => drawnColumns(table), [table]);
  const widths = useColumnWidths(definition, table, columns);
  const { grid, active, far, unread } = useGrid({ table, columns, rows: handle, widths, say });
  const { onPaste, asking } = usePaste(grid);
  const handleAdd = () => {
    const rowId = handle.addRow();
    if (rowId !== null) grid.go({ rowId, column: 0 });
  };
  const handleRemove = (rowId: string) => {
    const at = rows.findIndex((row) => row.rowId === rowId);
    handle.removeRow(rowId);
    say(t('removed', { row: at + 1 }), { undo: true });
    const next = handle.rows()[Math.min(at, handle.rows().length - 1)];
    if (next) grid.go({ rowId: next.rowId, column: 0 });
  };
  return (
    <div className="table-editor" onPaste={onPaste}>
      <Grid table={table} rows={rows} grid={grid} active={active} far={far} unread={unread} onRemove={handleRemove} />
      {asking}
      <div className="table-under">
        {foot(handleAdd)}
        <GridKeys />
      </div>
    </div>
  );
};

/** The keys of the grid, for whoever wants to know; the others need not see them. */
const GridKeys = () => (
  <details className="grid-keys no-print">
    <summary>{t('keys')}</summary>
    <dl>
      {t('keyList')
        .split('\n')
        .map((line) => line.split('|'))
        .map(([keys = '', words = '']) => (
          <div key={keys}>
            <dt>{keys}</dt>
            <dd>{words}</dd>
          </div>
        ))}
    </dl>
  </details>
);
