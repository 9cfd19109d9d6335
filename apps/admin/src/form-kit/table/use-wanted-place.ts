import { useEffect, useRef } from 'react';
import type { Row } from '@bihuan/forms';
import { onPlaceWanted } from '../focus-place.js';
import type { GridHandle } from './grid-handle.js';

/** A row that is not in sight comes into sight when somebody is led to one of its cells. */
export const useWantedPlace = (grid: GridHandle, rows: readonly Row[]): void => {
  const newest = useRef(rows);
  newest.current = rows;
  useEffect(
    () =>
      onPlaceWanted((pointer) => {
        const [, table, at, key] = pointer.split('/');
        const { table: own, columns } = grid.state();
        const row = table === own.key ? newest.current[Number(at)] : undefined;
        if (row)
          grid.go({
            rowId: row.rowId,
            column: Math.max(
              0,
              columns.findIndex((column) => column.key === key),
            ),
          });
      }),
    [grid],
  );
};
