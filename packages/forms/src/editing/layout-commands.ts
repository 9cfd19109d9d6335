import { tableById } from '../definition-reading.js';
import type { Field, FieldId, FormDefinition } from '../definition.js';
import type { FormSection } from '../layout/form-layout.js';
import { groupsOf, readingOrder, sectionOf } from '../layout/reading-order.js';
import type { FieldPlace, FormCommand, Place } from './command.js';
import { laidAgain, laidAt, sayLaid } from './layout.js';

type Commands = readonly FormCommand[];

/** A place among the fields as they are read: after one of them, or first in a section; first of all where neither is said. */
export interface Spot extends Place {
  readonly section?: string;
}

/** Puts a new field where it is shown; in a section that is the section of whatever it stands after. */
export function insertionOf(definition: FormDefinition, spot: Spot, field: Field): FormCommand {
  const { table, after } = spot;
  if (table !== undefined) return { type: 'insert-field', at: { table, ...(after === undefined ? {} : { after }) }, field };
  const insert: FormCommand = { type: 'insert-field', at: orderPlace(definition, spot, field.id), field };
  const [is, wanted] = [insert.at.after === undefined ? undefined : sectionOf(definition, insert.at.after), sectionOfSpot(definition, spot)];
  return is === wanted ? insert : { type: 'all', commands: [insert, sayLaid(field.id, 'section', wanted)] };
}

/** Puts a field of the form elsewhere among the fields as they are read. */
export function placingOf(definition: FormDefinition, field: FieldId, spot: Spot): FormCommand {
  const [is, wanted] = [sectionOf(definition, field), sectionOfSpot(definition, spot)];
  const move: FormCommand = { type: 'move-field', field, ...orderPlace(definition, spot, field) };
  return is === wanted ? move : { type: 'all', commands: [move, sayLaid(field, 'section', wanted)] };
}

/** Takes a section away; its fields go up to the end of what stands before it, in their order. */
export function sectionRemovalOf(definition: FormDefinition, section: string): FormCommand {
  const groups = groupsOf(definition);
  const at = groups.findIndex((group) => group.section?.id === section);
  const [before, own] = [groups[at - 1], groups[at]?.fields ?? []];
  return {
    type: 'all',
    commands: [
      ...followingOn(definition, before?.fields.at(-1), own),
      ...own.map((field) => sayLaid(field, 'section', before?.section?.id)),
      { type: 'remove-section', section },
    ],
  };
}

/** Begins a new section at a field: it and what follows it in its part of the form stand under the new heading. */
export function sectionFrom(definition: FormDefinition, field: FieldId, section: FormSection): FormCommand {
  const group = groupsOf(definition).find(({ fields }) => fields.includes(field));
  const own = group?.fields.slice(group.fields.indexOf(field)) ?? [];
  return {
    type: 'all',
    commands: [
      { type: 'insert-section', section, ...(group?.section ? { after: group.section.id } : {}) },
      ...own.map((one) => sayLaid(one, 'section', section.id)),
    ],
  };
}

/** Gives a field so many of twelve columns; all of them is what is said of nobody. */
export const spanSet = (field: FieldId, span: number): FormCommand => sayLaid(field, 'span', span === 12 ? undefined : span);

/** Gives columns of a table so many parts. */
export const widthSet = (table: FieldId, field: FieldId, width: number | undefined): FormCommand => ({
  type: 'set',
  target: { type: 'layout', field, table },
  path: ['width'],
  ...(width === undefined ? {} : { value: width }),
});

/** Says of a copy what is said of the field; `ids` are the new ids of the columns of a table by the old ones. Its section it has by standing after it. */
export function layoutCopied(
  definition: FormDefinition,
  place: FieldPlace,
  { id, ids }: { readonly id: FieldId; readonly ids: ReadonlyMap<FieldId, FieldId> },
): Commands {
  const { section: _, ...laid } = { section: undefined, ...laidAt(definition, place) };
  return [
    ...laidAgain(laid, { ...place, field: id }),
    ...[...ids].flatMap(([old, fresh]) => laidAgain(laidAt(definition, { field: old, table: place.field }), { field: fresh, table: id })),
  ];
}

const sectionOfSpot = (definition: FormDefinition, { after, section }: Spot): string | undefined =>
  after === undefined ? section : sectionOf(definition, after);

/** Where in the order of the form a spot is: first in a section is before the first of its other fields. */
function orderPlace(definition: FormDefinition, { after, section }: Spot, field: FieldId): Place {
  if (after !== undefined) return { after };
  const others = definition.order.filter((id) => id !== field);
  const first = others.findIndex((id) => sectionOf(definition, id) === section);
  const before = first === -1 ? others.at(-1) : others[first - 1];
  return before === undefined ? {} : { after: before };
}

/** One after the other, where they do not stand so already. */
function followingOn({ order }: FormDefinition, after: FieldId | undefined, fields: readonly FieldId[]): Commands {
  let [now, last] = [order, after];
  return fields.flatMap((field): Commands => {
    const [previous, isBehind] = [last, last === undefined || now.indexOf(field) > now.indexOf(last)];
    last = field;
    if (isBehind || previous === undefined) return [];
    const rest = now.filter((id) => id !== field);
    now = rest.toSpliced(rest.indexOf(previous) + 1, 0, field);
    return [{ type: 'move-field', field, after: previous }];
  });
}

/** Fields as they are read, for whoever walks from one to the next. */
export const fieldsBeside = (definition: FormDefinition, table: FieldId | undefined): readonly FieldId[] =>
  table === undefined ? readingOrder(definition) : (tableById(definition, table)?.columnOrder ?? []);
