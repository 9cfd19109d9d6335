import { isGiven } from '@bihuan/forms';
import type { Column, Row, TableField } from '@bihuan/forms';
import { idOf, pointerOf, useFormKit } from '../context.js';
import { opensCell } from '../rights.js';
import { Cell } from './cell.js';
import type { RowsHandle } from './use-rows.js';

interface FoldedCellsProps {
  readonly table: TableField;
  readonly columns: readonly Column[];
  readonly row: Row;
  readonly at: number;
  readonly handle: RowsHandle;
}

/** Labelled fields one below the other: a phone's card, and what stands under «更多». */
export const FoldedCells = ({ table, columns, row, at, handle }: FoldedCellsProps) => {
  const { issues, rights } = useFormKit();
  return (
    <div className="stacked">
      {columns.map((column) => (
        <div key={column.id} className="field" data-column={column.key}>
          {opensCell(rights, table.id, row.rowId, column.id) && !isGiven(column) ? (
            <label htmlFor={idOf(pointerOf([table.key, at, column.key]))}>{column.label}</label>
          ) : (
            <span className="field-label">{column.label}</span>
          )}
          <Cell
            table={table}
            column={column}
            row={row}
            at={at}
            issues={issues}
            onChange={(value) => handle.setCell({ rowId: row.rowId, key: column.key }, value)}
          />
        </div>
      ))}
    </div>
  );
};
