import type { FormData as Filled } from '@bihuan/forms';

/** Where a value stands in a form, whatever happens to the rows above it meanwhile. */
export interface ValuePlace {
  readonly key: string;
  /** Absent for a field of the form itself. */
  readonly row?: { readonly table: string; readonly rowId: string };
}

/** As a draft names it. */
export const placeName = ({ key, row }: ValuePlace): string => (row ? `${row.table}/${row.rowId}/${key}` : key);

/** The form with one value worked over; a row that is gone stays gone. */
export const withValueAt = (data: Filled, { key, row }: ValuePlace, change: (old: unknown) => unknown): Filled => {
  if (!row) return { ...data, [key]: change(data[key]) };
  const rows = data[row.table];
  if (!Array.isArray(rows)) return data;
  return { ...data, [row.table]: rows.map((each: Filled) => (each['rowId'] === row.rowId ? { ...each, [key]: change(each[key]) } : each)) };
};
