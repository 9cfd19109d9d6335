import type { PointerEvent } from 'react';
import { isGiven } from '@bihuan/forms';
import type { Column } from '@bihuan/forms';
import { opensColumn } from '../rights.js';
import type { MaybeRights } from '../rights.js';
import { t } from '../texts.js';
import type { ColumnWidths } from './use-column-widths.js';

interface GridHeadProps {
  readonly tableId: string;
  readonly columns: readonly Column[];
  readonly rights: MaybeRights;
  readonly widths: ColumnWidths;
  readonly hasActs: boolean;
}

export const GridHead = ({ tableId, columns, rights, widths, hasActs }: GridHeadProps) => (
  <thead>
    <tr aria-rowindex={1}>
      <th scope="col" className="grid-corner" aria-colindex={1}>
        {t('serial')}
      </th>
      {columns.map((column, at) => (
        <th key={column.id} scope="col" aria-colindex={at + 2}>
          {column.label}
          <ColumnMark column={column} isOpen={opensColumn(rights, tableId, column.id)} />
          {columns.length > 1 ? <ResizeHandle at={at} isLast={at === columns.length - 1} widths={widths} /> : null}
        </th>
      ))}
      {hasActs ? (
        <th scope="col" aria-colindex={columns.length + 2}>
          <span className="visually-hidden">{t('handle')}</span>
        </th>
      ) : null}
    </tr>
  </thead>
);

/** Whether a column must be filled in, where it is not plain that it must. */
const ColumnMark = ({ column, isOpen }: { column: Column; isOpen: boolean }) => {
  if (isGiven(column)) return <span className="field-optional">{t('given')}</span>;
  if (column.required || !isOpen) return null;
  return <span className="field-optional">{t(column.requiredWhen ? 'sometimes' : 'optional')}</span>;
};

/** The border between two columns, to be drawn with the mouse; the keyboard does it from a cell (Alt, Shift and an arrow). */
const ResizeHandle = ({ at, isLast, widths }: { at: number; isLast: boolean; widths: ColumnWidths }) => {
  const handleDown = (event: PointerEvent<HTMLSpanElement>) => {
    const table = event.currentTarget.closest('table')?.offsetWidth ?? 1;
    let from = event.clientX;
    const handleMove = ({ clientX }: globalThis.PointerEvent) => {
      widths.resize(at, ((clientX - from) / table) * 100);
      from = clientX;
    };
    event.preventDefault();
    document.addEventListener('pointermove', handleMove);
    document.addEventListener('pointerup', () => document.removeEventListener('pointermove', handleMove), { once: true });
  };
  return isLast ? null : <span className="grid-resize" aria-hidden="true" onPointerDown={handleDown} />;
};
