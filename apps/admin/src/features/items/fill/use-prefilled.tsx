import { useMemo, useState } from 'react';
import type { ReactNode } from 'react';
import { fieldsOf, newRow } from '@bihuan/forms';
import type { FormData as Filled, FormDefinition, Row, TableField } from '@bihuan/forms';
import type { DraftView, ItemView } from '../../../api/types.js';
import { keepable } from '../../../form-kit/index.js';
import type { Prefilled } from '../../../form-kit/index.js';
import type { DraftKeeper } from './draft-keeper.js';
import { PickRows } from './pick-rows.js';

interface Filling {
  readonly item: Pick<ItemView, 'id'>;
  readonly fill: NonNullable<ItemView['fill']>;
  readonly definition: FormDefinition;
  readonly keeper: DraftKeeper;
  readonly prefilled: DraftView['prefilled'];
  readonly data: Filled;
}

/** What stands in the form that nobody typed, and the sheet in which rows are picked. */
export const usePrefilled = ({ item, fill, definition, keeper, prefilled, data }: Filling): { readonly shown: Prefilled; readonly sheet: ReactNode } => {
  const [picking, setPicking] = useState<string | null>(null);
  const shown = useMemo(
    () => ({
      words: Object.fromEntries(prefilled.map(({ place, words }) => [place, words])),
      offers: Object.fromEntries(fill.offers.map(({ table, words, count }) => [table, { words, count }])),
      take: keeper.accept,
      pick: setPicking,
    }),
    [prefilled, fill.offers, keeper],
  );
  const table = fieldsOf(definition).find((field): field is TableField => field.kind === 'table' && field.key === picking);
  const handleAdd = (rows: readonly Row[]) => {
    if (!table) return;
    const now = keeper.snapshot().data;
    // A row nobody has written in makes room.
    const written = keepable(definition, now, {})[table.key];
    const whole = rows.map((row) => ({ ...newRow(definition, table.id, row.rowId), ...row }));
    keeper.change({ ...now, [table.key]: [...(Array.isArray(written) ? written : []), ...whole] });
  };
  const sheet = table ? (
    <PickRows itemId={item.id} table={table} definition={definition} data={data} onAdd={handleAdd} onClose={() => setPicking(null)} />
  ) : null;
  return { shown, sheet };
};
