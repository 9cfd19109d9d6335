import { tableById, type Column } from '../definition-reading.js';
import type { Field, FieldId, FormDefinition } from '../definition.js';
import type { LastYearPrefill, Prefill } from '../prefill/prefill.js';
import type { FieldPlace, FormCommand, Place } from './command.js';
import { insertionOf, layoutCopied, placingOf, type Spot } from './layout-commands.js';
import { fieldAt, ownerAt } from './places.js';
import { rightsCarried, rightsCopied, rightsTaken, type Ids } from './rights-commands.js';

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

/** One more of the same right after it, for the same people to see and write; `fresh` gives a new id for each old one, `label` the words on it. */
export function copyOf(
  definition: FormDefinition,
  place: FieldPlace,
  { fresh, label }: { readonly fresh: (old: FieldId) => FieldId; readonly label: string },
): Copied | null {
  const field = fieldAt(definition, place);
  if (!field) return null;
  const id = fresh(field.id);
  // Columns keep their keys, by which conditions on the row know each other.
  const ids: Ids = new Map(field.kind === 'table' ? field.columnOrder.map((old) => [old, fresh(old)]) : []);
  const copy: Field = field.kind === 'table' ? { ...withColumns(field, ids), id, key: id, label } : { ...field, id, key: id, label };
  const insert: FormCommand = { type: 'insert-field', at: { ...inTable(place.table), after: place.field }, field: copy };
  const rights = [...rightsCopied(definition, place, { id, ids }), ...layoutCopied(definition, place, { id, ids })];
  return { command: rights.length === 0 ? insert : { type: 'all', commands: [insert, ...rights] }, place: { field: id, ...inTable(place.table) } };
}

/**
 * Puts a field elsewhere, be it among the columns of a table or out of them; `key` where its own is taken there. Whom it was hidden
 * from it stays hidden from. Rules of the whole form that complained at it complain at the table it went into.
 */
export function relocationOf(definition: FormDefinition, place: FieldPlace, { to, key }: { readonly to: Spot; readonly key: string }): FormCommand | null {
  if (to.table === undefined && place.table === undefined) return placingOf(definition, place.field, to);
  if (to.table === place.table) return { type: 'move-field', ...plain(place), ...(to.after === undefined ? {} : { after: to.after }) };
  const field = fieldAt(definition, place);
  const owner = ownerAt(definition, to.table);
  if (!field || !owner) return null;
  const isTaken = Object.values(owner.fields).some((one) => one.key === field.key);
  const moved = isTaken ? { ...field, key } : field;
  return {
    type: 'all',
    commands: [
      ...unsaid(definition, place),
      { type: 'remove-field', ...plain(place) },
      // Its old place is gone from a table, so that where it goes to stands as it did.
      insertionOf(definition, to, moved),
      ...rightsCarried(definition, place, to),
      ...rulesCarried(definition, place, to),
    ],
  };
}

const inTable = (table: FieldId | undefined): { readonly table?: FieldId } => (table === undefined ? {} : { table });
const plain = ({ field, table }: FieldPlace): FieldPlace => ({ field, ...inTable(table) });
const set = (path: readonly string[], value?: unknown): FormCommand => ({
  type: 'set',
  target: { type: 'form' },
  path,
  ...(value === undefined ? {} : { value }),
});

function withColumns(table: Extract<Field, { kind: 'table' }>, ids: Ids): Extract<Field, { kind: 'table' }> {
  const columns = table.columnOrder.flatMap((old): (readonly [string, Column])[] => {
    const [column, id] = [table.columns[old], ids.get(old)];
    return column && id !== undefined ? [[id, { ...column, id }]] : [];
  });
  const { prefill } = table;
  const brought = prefill !== undefined && columnsBrought(prefill)?.flatMap((old) => ids.get(old) ?? []);
  return {
    ...table,
    columns: Object.fromEntries(columns),
    columnOrder: columns.map(([id]) => id),
    ...(brought ? { prefill: { ...(prefill as LastYearPrefill), columns: brought } } : {}), // it alone names columns
  };
}

const unsaid = (definition: FormDefinition, place: FieldPlace): Commands => [
  ...rightsTaken(definition, place),
  ...paper(definition, place),
  ...nil(definition, place),
  ...rules(definition, place),
  ...summary(definition, place),
  ...prefilled(definition, place),
];

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

const columnsBrought = (prefill: Prefill): readonly FieldId[] | undefined =>
  typeof prefill === 'object' && prefill.from === 'last-year' ? prefill.columns : undefined;

/** Columns that come from last year: where none is left, nothing comes. */
function prefilled(definition: FormDefinition, { field, table }: FieldPlace): Commands {
  const prefill = table === undefined ? undefined : tableById(definition, table)?.prefill;
  const brought = prefill === undefined ? undefined : columnsBrought(prefill);
  if (table === undefined || !brought?.includes(field)) return [];
  const left = brought.filter((id) => id !== field);
  const at = { type: 'set', target: { type: 'field', field: table } } as const;
  return [left.length === 0 ? { ...at, path: ['prefill'] } : { ...at, path: ['prefill', 'columns'], value: left }];
}

function rules({ rules: all = [] }: FormDefinition, { field, table }: FieldPlace): Commands {
  return all.flatMap((rule): Commands => {
    if (table === undefined && rule.table === field) return [{ type: 'remove-rule', rule: rule.id }];
    return rule.at === field ? [{ type: 'set', target: { type: 'rule', rule: rule.id }, path: ['at'] }] : [];
  });
}

function rulesCarried({ rules: all = [] }: FormDefinition, { field }: FieldPlace, to: Place): Commands {
  return all
    .filter((rule) => rule.at === field && rule.table === undefined)
    .map((rule): FormCommand => ({ type: 'set', target: { type: 'rule', rule: rule.id }, path: ['at'], value: to.table ?? field }));
}

function summary(definition: FormDefinition, { field, table }: FieldPlace): Commands {
  const key = table === undefined ? tableById(definition, field)?.key : undefined;
  const left = definition.summary?.filter(({ count }) => count !== key);
  return !left || left.length === definition.summary?.length ? [] : [set(['summary'], left.length === 0 ? undefined : left)];
}
