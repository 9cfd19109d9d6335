import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FormData, FormDefinition, TableField } from '../definition.js';
import { hasValue } from '../fields/registry.js';
import { isIdle, rowById, type Edit } from './edits.js';
import { sameValue } from './same-value.js';
import { own, rowsOf } from './written.js';

/** One version of the data. */
export interface Revised {
  readonly revision: number;
  readonly data: FormData;
}

/**
 * In which revision each place of the data changed last: a field by its key, a cell as `table/row/column`, a row (that it came or
 * went) as `table/row`, the order of a table by the table's key. What never held anything is not there, which counts as 0.
 */
export function revisionsOf(definition: FormDefinition, versions: readonly Revised[]): Readonly<Record<string, number>> {
  const found: Record<string, number> = {};
  let before: FormData = {};
  for (const { revision, data } of versions) {
    for (const place of changedPlaces(definition, { before, after: data })) found[place] = revision;
    before = data;
  }
  return found;
}

/** Places that differ from one version to the next. */
export function changedPlaces(definition: FormDefinition, { before, after }: { readonly before: FormData; readonly after: FormData }): readonly string[] {
  const nil = own(before, 'nil') === own(after, 'nil') ? [] : ['nil'];
  return [
    ...nil,
    ...fieldsOf(definition)
      .filter(hasValue)
      .flatMap((field) => {
        const [was, is] = [own(before, field.key), own(after, field.key)];
        if (field.kind === 'table') return changedRows(field, rowsOf(was), rowsOf(is));
        return sameValue(was, is) ? [] : [field.key];
      }),
  ];
}

function changedRows(table: TableField, was: readonly FormData[], is: readonly FormData[]): readonly string[] {
  const [old, now] = [byId(was), byId(is)];
  const came = [...now].flatMap(([id, row]) => {
    const before = old.get(id);
    const cells = columnsOf(table)
      .filter(({ key }) => !sameValue(before && own(before, key), own(row, key)))
      .map(({ key }) => `${table.key}/${id}/${key}`);
    return before ? cells : [`${table.key}/${id}`, ...cells];
  });
  const went = [...old.keys()].filter((id) => !now.has(id)).map((id) => `${table.key}/${id}`);
  const [then, since] = [[...old.keys()].filter((id) => now.has(id)), [...now.keys()].filter((id) => old.has(id))];
  return [...came, ...went, ...(then.some((id, index) => id !== since[index]) ? [table.key] : [])];
}

function byId(rows: readonly FormData[]): ReadonlyMap<string, FormData> {
  return new Map(rows.flatMap((row) => (typeof row['rowId'] === 'string' ? [[row['rowId'], row] as const] : [])));
}

/** An edit made without having seen what somebody else wrote at the same place, and in which revision that was. */
export interface Conflict {
  readonly edit: Edit;
  readonly place: string;
  readonly revision: number;
}

/** Edits of places that changed since their author looked. Nothing of them may be kept before he has seen it. */
export function conflictsOf(
  { definition, versions }: { readonly definition: FormDefinition; readonly versions: readonly Revised[] },
  edits: readonly Edit[],
): readonly Conflict[] {
  const revisions = revisionsOf(definition, versions);
  const now = versions.at(-1)?.data ?? {};
  return edits.flatMap((edit) => {
    if (edit.type === 'add' || isIdle(now, edit)) return [];
    const newest = placesOf(edit, { revisions, now })
      .map((place) => ({ place, revision: own(revisions, place) }))
      .filter((one): one is { place: string; revision: number } => typeof one.revision === 'number');
    const last = newest.toSorted((a, b) => b.revision - a.revision)[0];
    return last && last.revision > edit.revision ? [{ edit, ...last }] : [];
  });
}

/** Whoever deletes a row must have seen all that stands in it; whoever writes a cell, that the row went. */
function placesOf(edit: Exclude<Edit, { type: 'add' }>, { revisions, now }: { revisions: Readonly<Record<string, number>>; now: FormData }): readonly string[] {
  switch (edit.type) {
    case 'set':
      return [edit.field];
    case 'cell':
      return [rowById(now, edit.table, edit.row) ? `${edit.table}/${edit.row}/${edit.column}` : `${edit.table}/${edit.row}`];
    case 'delete':
      return Object.keys(revisions).filter((place) => place === `${edit.table}/${edit.row}` || place.startsWith(`${edit.table}/${edit.row}/`));
    case 'order':
      return [edit.table];
  }
}
