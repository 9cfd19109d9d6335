import type { FieldRight, PlaceAccess, TableRight } from '../access/form-access.js';
import type { FieldId, FormDefinition } from '../definition.js';
import type { FieldPlace, FormCommand, Place } from './command.js';

type Commands = readonly FormCommand[];

/** Takes away what is said of the rights of a field alone, wherever somebody stands. */
export function rightsTaken({ access }: FormDefinition, { field, table }: FieldPlace): Commands {
  return saidIn(access).flatMap(({ at, said }) => {
    if (explicit(said, { field, ...(table === undefined ? {} : { table }) }) === undefined) return [];
    return [set([...at, 'fields', ...(table === undefined ? [field] : [table, 'columns', field])])];
  });
}

/**
 * Gives a field where it is put the rights it had: what was said of it, as it was said; else as its new place has it, but never more
 * than it had. To be done once it is there, after what was said of it at its old place is taken away.
 */
export function rightsCarried({ access }: FormDefinition, place: FieldPlace, to: Place): Commands {
  return saidIn(access).flatMap(({ at, said, usual }) => {
    const own = explicit(said, place);
    const beside = ofOthersThere(said, to.table, usual);
    const carried = typeof own === 'string' ? own : narrower(ofOthersThere(said, place.table, usual), beside);
    return own === undefined && carried === beside
      ? []
      : [put({ at, said, usual }, { field: place.field, ...(to.table === undefined ? {} : { table: to.table }) }, carried)];
  });
}

/** Says of a copy what is said of the field; `ids` are the new ids of the columns of a table by the old ones. */
export function rightsCopied({ access }: FormDefinition, place: FieldPlace, { id, ids }: { readonly id: FieldId; readonly ids: Ids }): Commands {
  return saidIn(access).flatMap(({ at, said, usual }) => {
    const own = explicit(said, place);
    return own === undefined ? [] : [put({ at, said, usual }, { ...place, field: id }, typeof own === 'string' ? own : withNewColumns(own, ids))];
  });
}

export type Ids = ReadonlyMap<FieldId, FieldId>;

interface Said {
  readonly at: readonly string[];
  readonly said: PlaceAccess;
  /** Of whatever nothing is said at this place. */
  readonly usual: FieldRight;
}

/** Places at which anything is said; at all the others everything has the same right, wherever it stands. */
function saidIn(access: FormDefinition['access']): readonly Said[] {
  const one = (at: readonly string[], said: PlaceAccess | undefined, usual: FieldRight): readonly Said[] =>
    said ? [{ at: ['access', ...at], said, usual: said.otherwise ?? usual }] : [];
  return [
    ...one(['filling'], access?.filling, 'write'),
    ...one(['others'], access?.others, 'read'),
    ...Object.entries(access?.steps ?? {}).flatMap(([step, said]) => one(['steps', step], said, 'read')),
  ];
}

function explicit({ fields }: PlaceAccess, { field, table }: FieldPlace): FieldRight | TableRight | undefined {
  if (table === undefined) return own(fields, field);
  const ofTable = own(fields, table);
  return typeof ofTable === 'object' ? own(ofTable.columns, field) : undefined;
}

/** The right there of whatever nothing is said of. */
function ofOthersThere({ fields }: PlaceAccess, table: FieldId | undefined, usual: FieldRight): FieldRight {
  const ofTable = table === undefined ? undefined : own(fields, table);
  return typeof ofTable === 'object' ? ofTable.right : (ofTable ?? usual);
}

function put({ at, said: { fields }, usual }: Said, { field, table }: FieldPlace, right: FieldRight | TableRight): FormCommand {
  if (table === undefined) return fields ? set([...at, 'fields', field], right) : set([...at, 'fields'], { [field]: right });
  const ofTable = own(fields, table);
  if (typeof ofTable === 'object' && ofTable.columns) return set([...at, 'fields', table, 'columns', field], right);
  const value = { ...(typeof ofTable === 'object' ? ofTable : { right: ofTable ?? usual }), columns: { [field]: right } };
  return fields ? set([...at, 'fields', table], value) : set([...at, 'fields'], { [table]: value });
}

const withNewColumns = (right: TableRight, ids: Ids): TableRight =>
  right.columns ? { ...right, columns: Object.fromEntries(Object.entries(right.columns).map(([old, one]) => [ids.get(old) ?? old, one])) } : right;

const ORDER: readonly FieldRight[] = ['hidden', 'masked', 'read', 'write'];
const narrower = (a: FieldRight, b: FieldRight): FieldRight => (ORDER.indexOf(a) < ORDER.indexOf(b) ? a : b);
const own = <T>(record: Readonly<Record<string, T>> | undefined, key: string): T | undefined =>
  record && Object.hasOwn(record, key) ? record[key] : undefined;
const set = (path: readonly string[], value?: unknown): FormCommand => ({
  type: 'set',
  target: { type: 'form' },
  path,
  ...(value === undefined ? {} : { value }),
});
