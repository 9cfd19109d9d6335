import type { PlaceAccess } from '../access/form-access.js';
import { tableById, type Column } from '../definition-reading.js';
import type { Field, FieldId, FormDefinition } from '../definition.js';
import type { FieldPlace, FormCommand, Place } from './command.js';
import { fieldAt, ownerAt } from './places.js';

type Commands = readonly FormCommand[];

/**
 * Takes a field away with what was said of it alone: its rights, its column on the paper, rules on its own rows, its part in a nil
 * report. Conditions that read it stay as they are, for lint to name.
 */
export function removalOf(definition: FormDefinition, place: FieldPlace): FormCommand {
  return { type: 'all', commands: [...unsaid(definition, place), { type: 'remove-field', ...plain(place) }] };
}

export interface Copied {
  readonly command: FormCommand;
  readonly place: FieldPlace;
}

/** One more of the same right after it; `fresh` gives a new id for each old one, `label` the words on it. */
export function copyOf(
  definition: FormDefinition,
  place: FieldPlace,
  { fresh, label }: { readonly fresh: (old: FieldId) => FieldId; readonly label: string },
): Copied | null {
  const field = fieldAt(definition, place);
  if (!field) return null;
  const id = fresh(field.id);
  // Columns keep their keys, by which conditions on the row know each other.
  const copy: Field = field.kind === 'table' ? { ...withColumns(field, fresh), id, key: id, label } : { ...field, id, key: id, label };
  return { command: { type: 'insert-field', at: { ...inTable(place.table), after: place.field }, field: copy }, place: { field: id, ...inTable(place.table) } };
}

/** Puts a field elsewhere, be it among the columns of a table or out of them; `key` where its own is taken there. */
export function relocationOf(definition: FormDefinition, place: FieldPlace, { to, key }: { readonly to: Place; readonly key: string }): FormCommand | null {
  if (to.table === place.table) return { type: 'move-field', ...plain(place), ...(to.after === undefined ? {} : { after: to.after }) };
  const field = fieldAt(definition, place);
  const owner = ownerAt(definition, to.table);
  if (!field || !owner) return null;
  const isTaken = Object.values(owner.fields).some((one) => one.key === field.key);
  const moved = isTaken ? { ...field, key } : field;
  return { type: 'all', commands: [...unsaid(definition, place), { type: 'remove-field', ...plain(place) }, { type: 'insert-field', at: to, field: moved }] };
}

const inTable = (table: FieldId | undefined): { readonly table?: FieldId } => (table === undefined ? {} : { table });
const plain = ({ field, table }: FieldPlace): FieldPlace => ({ field, ...inTable(table) });
const set = (path: readonly string[], value?: unknown): FormCommand => ({
  type: 'set',
  target: { type: 'form' },
  path,
  ...(value === undefined ? {} : { value }),
});

function withColumns(table: Extract<Field, { kind: 'table' }>, fresh: (old: FieldId) => FieldId): Extract<Field, { kind: 'table' }> {
  const ids = new Map(table.columnOrder.map((old) => [old, fresh(old)]));
  const columns = table.columnOrder.flatMap((old): (readonly [string, Column])[] => {
    const [column, id] = [table.columns[old], ids.get(old)];
    return column && id !== undefined ? [[id, { ...column, id }]] : [];
  });
  return { ...table, columns: Object.fromEntries(columns), columnOrder: columns.map(([id]) => id) };
}

const unsaid = (definition: FormDefinition, place: FieldPlace): Commands => [
  ...rights(definition, place),
  ...paper(definition, place),
  ...nil(definition, place),
  ...rules(definition, place),
  ...summary(definition, place),
];

function rights({ access }: FormDefinition, { field, table }: FieldPlace): Commands {
  const places: readonly (readonly [readonly string[], PlaceAccess | undefined])[] = [
    [['filling'], access?.filling],
    [['others'], access?.others],
    ...Object.entries(access?.steps ?? {}).map(([step, said]) => [['steps', step], said] as const),
  ];
  return places.flatMap(([at, said]) => {
    const own = said?.fields?.[table ?? field];
    if (own === undefined) return [];
    if (table === undefined) return [set(['access', ...at, 'fields', field])];
    return typeof own === 'object' && own.columns && Object.hasOwn(own.columns, field) ? [set(['access', ...at, 'fields', table, 'columns', field])] : [];
  });
}

function paper({ paper: sheet }: FormDefinition, { field, table }: FieldPlace): Commands {
  if (!sheet) return [];
  if (table === undefined) return sheet.table === field ? [set(['paper'])] : [];
  const columns = sheet.columns.filter((column) => column.field !== field);
  if (sheet.table !== table || columns.length === sheet.columns.length) return [];
  return [columns.length === 0 ? set(['paper']) : set(['paper', 'columns'], columns)];
}

function nil({ nil: report }: FormDefinition, { field, table }: FieldPlace): Commands {
  if (!report || table !== undefined) return [];
  if (report.table === field) return [set(['nil'])];
  return report.explain.includes(field)
    ? [
        set(
          ['nil', 'explain'],
          report.explain.filter((id) => id !== field),
        ),
      ]
    : [];
}

function rules({ rules: all = [] }: FormDefinition, { field, table }: FieldPlace): Commands {
  return all.flatMap((rule): Commands => {
    if (table === undefined && rule.table === field) return [{ type: 'remove-rule', rule: rule.id }];
    return rule.at === field ? [{ type: 'set', target: { type: 'rule', rule: rule.id }, path: ['at'] }] : [];
  });
}

function summary(definition: FormDefinition, { field, table }: FieldPlace): Commands {
  const key = table === undefined ? tableById(definition, field)?.key : undefined;
  const left = definition.summary?.filter(({ count }) => count !== key);
  return !left || left.length === definition.summary?.length ? [] : [set(['summary'], left.length === 0 ? undefined : left)];
}
