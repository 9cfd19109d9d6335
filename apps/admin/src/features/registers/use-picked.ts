import { useState } from 'react';
import type { RegisterRow } from '../../api/types.js';

/** Rows ticked on the page. What has gone from the page is not ticked any more. */
export const usePicked = (rows: readonly RegisterRow[]) => {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set());
  const picked = rows.filter((row) => ids.has(row.itemId));
  return {
    picked,
    has: (id: string): boolean => ids.has(id),
    toggle: (wanted: readonly string[], on: boolean) => setIds((now) => new Set(on ? [...now, ...wanted] : [...now].filter((id) => !wanted.includes(id)))),
    reset: () => setIds(new Set()),
  };
};

export type Picked = ReturnType<typeof usePicked>;
