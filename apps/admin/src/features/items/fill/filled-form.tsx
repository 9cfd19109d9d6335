import { useMemo, useState } from 'react';
import { fieldsOf, newRow } from '@bihuan/forms';
import type { Row, TableField } from '@bihuan/forms';
import type { ItemView } from '../../../api/types.js';
import { FormView, keepable, UnreadProvider } from '../../../form-kit/index.js';
import type { FormViewProps, Prefilled, UnreadTexts } from '../../../form-kit/index.js';
import { PickRows } from './pick-rows.js';
import type { useDraft } from './use-draft.js';

interface FilledFormProps extends Pick<FormViewProps, 'definition' | 'issues' | 'previous' | 'today'> {
  readonly item: ItemView;
  readonly fill: NonNullable<ItemView['fill']>;
  readonly unread: UnreadTexts;
  readonly draft: Pick<ReturnType<typeof useDraft>, 'data' | 'names' | 'prefilled' | 'keeper'>;
}

/** The form with what stands in it that nobody typed, and the sheet in which rows are picked. */
export const FilledForm = ({ item, fill, definition, unread, draft: { data, names, prefilled, keeper }, ...rest }: FilledFormProps) => {
  const [picking, setPicking] = useState<string | null>(null);
  const shown = useMemo<Prefilled>(
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
  return (
    <UnreadProvider value={unread}>
      <FormView
        {...rest}
        definition={definition}
        data={data}
        unitId={item.unit.id}
        names={names}
        rights={fill.rights}
        stood={item.latest[fill.form]?.data ?? null}
        prefilled={shown}
        onChange={keeper.change}
      />
      {table ? <PickRows itemId={item.id} table={table} definition={definition} data={data} onAdd={handleAdd} onClose={() => setPicking(null)} /> : null}
    </UnreadProvider>
  );
};
