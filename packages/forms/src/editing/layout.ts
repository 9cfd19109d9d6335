import { tableById } from '../definition-reading.js';
import type { FieldId, FormDefinition } from '../definition.js';
import type { ColumnLayout, FieldLayout, FormLayout } from '../layout/form-layout.js';
import { ownOf } from '../layout/reading-order.js';
import { tidyLayout } from '../layout/tidy-layout.js';
import type { FieldPlace, FormCommand } from './command.js';

/** What is said of the place of a field, or of the width of a column; nothing said is an empty one. */
export const laidAt = ({ layout }: FormDefinition, { field, table }: FieldPlace): FieldLayout | ColumnLayout =>
  ownOf<FieldLayout | ColumnLayout>(table === undefined ? layout?.fields : layout?.columns, field) ?? {};

/** A form without any layout says nothing of it. */
export function withLayout(definition: FormDefinition, next: FormLayout): FormDefinition {
  const { layout: _, ...rest } = definition;
  const layout = tidyLayout(next);
  return layout ? { ...rest, layout } : rest;
}

export function withLaid(definition: FormDefinition, { field, table }: FieldPlace, laid: FieldLayout & ColumnLayout): FormDefinition {
  const { layout = {} } = definition;
  const { [field]: _, ...others } = (table === undefined ? layout.fields : layout.columns) ?? {};
  const all = Object.keys(laid).length === 0 ? others : { ...others, [field]: laid };
  return withLayout(definition, { ...layout, [table === undefined ? 'fields' : 'columns']: all });
}

/** Leaves nothing said of a field that is taken away, nor of its columns; the commands say it again once it is back. */
export function withoutLaid(definition: FormDefinition, place: FieldPlace): { readonly definition: FormDefinition; readonly back: readonly FormCommand[] } {
  const columns = place.table === undefined ? (tableById(definition, place.field)?.columnOrder ?? []) : [];
  const places = [place, ...columns.map((column): FieldPlace => ({ field: column, table: place.field }))];
  return {
    definition: definition.layout ? places.reduce((now, one) => withLaid(now, one, {}), definition) : definition,
    back: places.flatMap((one) => laidAgain(laidAt(definition, one), one)),
  };
}

/** Commands that say at a place where nothing is said what is said elsewhere. */
export const laidAgain = (laid: FieldLayout | ColumnLayout, { field, table }: FieldPlace): readonly FormCommand[] =>
  Object.entries(laid).map(([path, value]): FormCommand => ({
    type: 'set',
    target: { type: 'layout', field, ...(table === undefined ? {} : { table }) },
    path: [path],
    value,
  }));

export const sayLaid = (field: FieldId, path: 'section' | 'span', value: string | number | undefined): FormCommand => ({
  type: 'set',
  target: { type: 'layout', field },
  path: [path],
  ...(value === undefined ? {} : { value }),
});
