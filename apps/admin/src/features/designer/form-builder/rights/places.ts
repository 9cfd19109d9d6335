import {
  columnById,
  columnsOf,
  fieldsOf,
  isGiven,
  rightOfColumn,
  rightOfField,
  rightsAt,
  tableById,
  type AccessPlace,
  type Field,
  type FieldRight,
  type FormDefinition,
  type PlaceAccess,
  type RowOperation,
  type TableRight,
} from '@bihuan/forms';
import { accessAt, stepsOf, type AccessAt, type EditCommand, type LifecycleDefinition, type Resolver } from '@bihuan/workflows';
import { codesInOrder } from '../../lifecycle/rows.js';
import { t } from '../texts.js';

/** Where somebody stands who looks at a form: filling it in, at a step, having it in hand in a state, or beside it all. */
export interface Standing {
  readonly key: string;
  readonly at: AccessAt & AccessPlace;
  readonly label: string;
  /** Who that is, as the process says. */
  readonly who: readonly Resolver[];
}

/** In the order of the path. States in which it is handed in are those of whoever fills it in. */
export function standings(lifecycle: LifecycleDefinition, form: FormDefinition): readonly Standing[] {
  const named = form.access?.steps ?? {};
  const inside = codesInOrder(lifecycle).flatMap((code): readonly Standing[] => {
    const state = lifecycle.states[code];
    if (!state) return [];
    const handsIn = Object.values(state.on ?? {}).some(({ submits }) => submits === true);
    const own: readonly Standing[] =
      state.work && (!handsIn || Object.hasOwn(named, code)) ? [{ key: code, at: { type: 'step', step: code }, label: state.label, who: state.work.who }] : [];
    return [
      ...own,
      ...stepsOf({ value: state, pointer: '' }).map(({ value: step }): Standing => ({
        key: step.id,
        at: { type: 'step', step: step.id },
        label: step.label,
        who: step.work.who,
      })),
    ];
  });
  return [
    { key: 'filling', at: { type: 'filling' }, label: t('filling'), who: [] },
    ...inside,
    { key: 'others', at: { type: 'others' }, label: t('others'), who: [] },
  ];
}

/** What may be said there, one after the other; that only the end is shown, of what has an end. */
export const rightsInTurn = (mayWrite: boolean, isMasked = false): readonly FieldRight[] => [
  ...(mayWrite ? (['write'] as const) : []),
  'read',
  ...(isMasked ? (['masked'] as const) : []),
  'hidden',
];

/** A field, or a column of a table. */
export interface Part {
  readonly field: string;
  readonly column?: string;
}

/** What is said at a place, with another right for a field, or for a column of a table. */
export const withRight = (form: FormDefinition, at: AccessAt, one: Part & { readonly right: FieldRight }): PlaceAccess =>
  saidWith(accessAt(form, at) ?? {}, at, one);

export function saidWith(said: PlaceAccess, at: AccessAt, { field, column, right }: Part & { readonly right: FieldRight }): PlaceAccess {
  if (column === undefined) {
    const old = said.fields?.[field];
    // What is said of single columns and of the rows stays said.
    return { ...said, fields: { ...said.fields, [field]: typeof old === 'object' ? { ...old, right } : right } };
  }
  const table = tableRight(said, at, field);
  return { ...said, fields: { ...said.fields, [field]: { ...table, columns: { ...table.columns, [column]: right } } } };
}

/** Several at once, all with one right; who writes the others reads what the machine gives. */
export function rightsForMany(
  form: FormDefinition,
  { at }: Standing,
  { parts, right }: { readonly parts: readonly Part[]; readonly right: FieldRight },
): EditCommand {
  const value = parts.reduce((said, part) => saidWith(said, at, { ...part, right: givenRight(partOf(form, part), right) }), accessAt(form, at) ?? {});
  return { type: 'set-access', form: form.key, at, value };
}

const givenRight = (field: Field | undefined, right: FieldRight): FieldRight => (right === 'write' && field && isGiven(field) ? 'read' : right);

export const partOf = (form: FormDefinition, { field, column }: Part): Field | undefined => {
  const table = tableById(form, field);
  return column === undefined ? form.fields[field] : table && columnById(table, column);
};

/** What holds there now. */
export function rightOfPart(form: FormDefinition, { at }: Standing, { field, column }: Part): FieldRight {
  const rights = rightsAt(form, at);
  return column === undefined ? rightOfField(rights, field) : rightOfColumn(rights, field, column);
}

export function withRows(form: FormDefinition, at: AccessAt, { field, rows }: { readonly field: string; readonly rows: readonly RowOperation[] }): PlaceAccess {
  const said = accessAt(form, at) ?? {};
  return { ...said, fields: { ...said.fields, [field]: { ...tableRight(said, at, field), rows } } };
}

function tableRight(said: PlaceAccess, at: AccessAt, field: string): TableRight {
  const own = said.fields?.[field];
  return typeof own === 'object' ? own : { right: own ?? said.otherwise ?? (at.type === 'filling' ? 'write' : 'read') };
}

/** Fields nobody has said anything of, in a form in which something is said of others; likewise columns of a table. */
export function undecided(form: FormDefinition): readonly Part[] {
  const { filling, others, steps = {} } = form.access ?? {};
  const said = [filling, others, ...Object.values(steps)].flatMap((place) => Object.entries(place?.fields ?? {}));
  if (said.length === 0) return [];
  return fieldsOf(form).flatMap((field): readonly Part[] => {
    const own = said.flatMap(([id, right]) => (id === field.id ? [right] : []));
    if (own.length === 0) return isAsked(field) ? [{ field: field.id }] : [];
    const columns = new Set(own.flatMap((right) => (typeof right === 'object' ? Object.keys(right.columns ?? {}) : [])));
    if (field.kind !== 'table' || columns.size === 0) return [];
    return columnsOf(field).flatMap((column) => (columns.has(column.id) || !isAsked(column) ? [] : [{ field: field.id, column: column.id }]));
  });
}

const isAsked = (field: Field): boolean => field.kind !== 'static' && !isGiven(field);
