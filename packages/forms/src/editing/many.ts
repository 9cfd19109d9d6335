import { assertNever } from '../conditions/operator.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FieldId, FormDefinition } from '../definition.js';
import type { FieldSpan } from '../layout/form-layout.js';
import { groupsOf } from '../layout/reading-order.js';
import type { FieldPlace, FormCommand } from './command.js';
import { editForm } from './edit-form.js';
import { copyOf, relocationOf, removalOf } from './field-commands.js';
import { spanSet, type Spot } from './layout-commands.js';
import { fieldAt } from './places.js';

/** What is done to several fields at once. */
export type ManyAct =
  | { readonly type: 'remove' }
  /** Behind one another, in the order of the form; `fresh` gives keys where theirs are taken there. */
  | { readonly type: 'move'; readonly to: Spot; readonly fresh: () => FieldId }
  /** All of them together behind the last one. */
  | { readonly type: 'copy'; readonly fresh: (old: FieldId) => FieldId; readonly label: (old: string) => string }
  /** So many of twelve columns for each; tables and columns of tables stay as they are. */
  | { readonly type: 'span'; readonly span: FieldSpan }
  /** `value` absent: what stands there is taken away. Fields for which `may` says no stay as they are. */
  | { readonly type: 'set'; readonly path: readonly string[]; readonly value?: unknown; readonly may?: (place: FieldPlace) => boolean };

export interface ManyDone {
  /** All of them or none, and one step of undoing. */
  readonly command: FormCommand;
  /** Where they are afterwards; of copies, where the copies are. */
  readonly places: readonly FieldPlace[];
}

/** One command for several fields; nothing where it would change none of them. */
export function manyOf(definition: FormDefinition, places: readonly FieldPlace[], act: ManyAct): ManyDone | null {
  const picked = act.type === 'set' || act.type === 'span' ? inOrder(definition, places) : outermost(inOrder(definition, places));
  switch (act.type) {
    case 'remove':
      return inTurn(definition, picked, (now, place) => ({ command: removalOf(now, place), places: [] }));
    case 'set':
      return inTurn(definition, picked, (_now, place) => setOf(place, act));
    case 'span':
      return inTurn(definition, picked, (now, { field, table }) =>
        table !== undefined || fieldAt(now, { field })?.kind === 'table' ? null : { command: spanSet(field, act.span), places: [{ field }] },
      );
    case 'move':
      return moved(definition, picked, act);
    case 'copy':
      return copied(definition, picked, act);
    default:
      return assertNever(act);
  }
}

/** Places that are there, each once, as they are read: a table before its columns. */
export function inOrder(definition: FormDefinition, places: readonly FieldPlace[]): readonly FieldPlace[] {
  const asked = new Set(places.map(({ field }) => field));
  return placesOf(definition).filter(({ field }) => asked.has(field));
}

/** Every field and column, as they are read. */
export const placesOf = (definition: FormDefinition): readonly FieldPlace[] =>
  fieldsOf(definition).flatMap((field): readonly FieldPlace[] => [
    { field: field.id },
    ...(field.kind === 'table' ? columnsOf(field).map((column) => ({ field: column.id, table: field.id })) : []),
  ]);

/** A table goes with its columns: what happens to it happens to them. */
const outermost = (places: readonly FieldPlace[]): readonly FieldPlace[] =>
  places.filter(({ table }) => table === undefined || !places.some((other) => other.table === undefined && other.field === table));

type Step = (now: FormDefinition, place: FieldPlace) => ManyDone | null;

/** Each command is made from what those before it left. */
function inTurn(definition: FormDefinition, places: readonly FieldPlace[], step: Step): ManyDone | null {
  let now = definition;
  const commands: FormCommand[] = [];
  const after: FieldPlace[] = [];
  for (const place of places) {
    const done = step(now, place);
    const result = done && editForm(now, done.command);
    if (!done || result?.type !== 'edited') continue;
    now = result.document;
    commands.push(done.command);
    after.push(...done.places);
  }
  return commands.length === 0 ? null : { command: { type: 'all', commands }, places: after };
}

function setOf(place: FieldPlace, { path, value, may }: Extract<ManyAct, { type: 'set' }>): ManyDone | null {
  if (may?.(place) === false) return null;
  return { command: { type: 'set', target: { type: 'field', ...place }, path, ...(value === undefined ? {} : { value }) }, places: [place] };
}

function moved(definition: FormDefinition, places: readonly FieldPlace[], { to, fresh }: Extract<ManyAct, { type: 'move' }>): ManyDone | null {
  const ids = new Set(places.map(({ field }) => field));
  // Tables hold no tables, and nothing goes behind itself: then behind what stands before all of them.
  const able = to.table === undefined ? places : places.filter((place) => fieldAt(definition, place)?.kind !== 'table');
  let spot = standing(definition, to, ids);
  return inTurn(definition, able, (now, place) => {
    const command = relocationOf(now, place, { to: spot, key: fresh() });
    if (!command) return null;
    spot = { ...inTable(to.table), after: place.field };
    return { command, places: [{ field: place.field, ...inTable(to.table) }] };
  });
}

/** Behind the nearest one before the place that is not carried itself, under the same heading. */
function standing(definition: FormDefinition, to: Spot, carried: ReadonlySet<FieldId>): Spot {
  const { table, after } = to;
  if (after === undefined || !carried.has(after)) return to;
  const group = table === undefined ? groupsOf(definition).find(({ fields }) => fields.includes(after)) : undefined;
  const beside = group?.fields ?? placesOf(definition).flatMap((place) => (place.table === table ? [place.field] : []));
  const left = beside.slice(0, beside.indexOf(after)).findLast((field) => !carried.has(field));
  if (left !== undefined) return { ...inTable(table), after: left };
  return { ...inTable(table), ...(group?.section ? { section: group.section.id } : {}) };
}

function copied(definition: FormDefinition, places: readonly FieldPlace[], { fresh, label }: Extract<ManyAct, { type: 'copy' }>): ManyDone | null {
  const last = new Map<FieldId | undefined, FieldId>(places.map(({ field, table }) => [table, field]));
  return inTurn(definition, places, (now, place) => {
    const field = fieldAt(now, place);
    const one = field && copyOf(now, place, { fresh, label: label(field.label) });
    const after = last.get(place.table);
    if (!one) return null;
    last.set(place.table, one.place.field);
    const put = editForm(now, one.command);
    const to = { ...inTable(place.table), ...(after === undefined ? {} : { after }) };
    const behind = put.type === 'edited' ? relocationOf(put.document, one.place, { to, key: one.place.field }) : null;
    return behind && { command: { type: 'all', commands: [one.command, behind] }, places: [one.place] };
  });
}

const inTable = (table: FieldId | undefined): { readonly table?: FieldId } => (table === undefined ? {} : { table });
