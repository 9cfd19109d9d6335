import type { FieldId, FormDefinition } from '../definition.js';
import type { FormLayout } from './form-layout.js';
import { tidyLayout } from './tidy-layout.js';

/** The layout of what somebody sees: no word of hidden fields, nor of sections all of whose fields are hidden. */
export function layoutFor({ layout }: FormDefinition, shown: Pick<FormDefinition, 'fields'>): FormLayout | undefined {
  if (!layout) return undefined;
  const columns = new Set(Object.values(shown.fields).flatMap((field) => (field.kind === 'table' ? field.columnOrder : [])));
  const kept = onlyIds(layout.fields, (id) => Object.hasOwn(shown.fields, id));
  const full = new Set(Object.values(kept).map(({ section }) => section));
  return tidyLayout({
    sections: (layout.sections ?? []).filter(({ id }) => full.has(id)),
    fields: kept,
    columns: onlyIds(layout.columns, (id) => columns.has(id)),
  });
}

const onlyIds = <T>(record: Readonly<Record<FieldId, T>> | undefined, keeps: (id: FieldId) => boolean): Readonly<Record<FieldId, T>> =>
  Object.fromEntries(Object.entries(record ?? {}).filter(([id]) => keeps(id)));
