import type { AccessPlace, FieldRight, FormDefinition, PlaceAccess, RowOperation, TableRight } from '@bihuan/forms';
import { accessAt, stepsOf, type AccessAt, type LifecycleDefinition, type Resolver } from '@bihuan/workflows';
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

export const rightsInTurn = (mayWrite: boolean): readonly FieldRight[] => (mayWrite ? ['write', 'read', 'hidden'] : ['read', 'hidden']);

/** What is said at a place, with another right for a field, or for a column of a table. */
export function withRight(
  form: FormDefinition,
  at: AccessAt,
  { field, column, right }: { readonly field: string; readonly column?: string; readonly right: FieldRight },
): PlaceAccess {
  const said = accessAt(form, at) ?? {};
  if (column === undefined) return { ...said, fields: { ...said.fields, [field]: right } };
  const table = tableRight(said, at, field);
  return { ...said, fields: { ...said.fields, [field]: { ...table, columns: { ...table.columns, [column]: right } } } };
}

export function withRows(form: FormDefinition, at: AccessAt, { field, rows }: { readonly field: string; readonly rows: readonly RowOperation[] }): PlaceAccess {
  const said = accessAt(form, at) ?? {};
  return { ...said, fields: { ...said.fields, [field]: { ...tableRight(said, at, field), rows } } };
}

function tableRight(said: PlaceAccess, at: AccessAt, field: string): TableRight {
  const own = said.fields?.[field];
  return typeof own === 'object' ? own : { right: own ?? said.otherwise ?? (at.type === 'filling' ? 'write' : 'read') };
}

/** Fields nobody has said anything of, in a form in which something is said of others. */
export function undecided(form: FormDefinition): readonly string[] {
  const { filling, others, steps = {} } = form.access ?? {};
  const said = new Set([filling, others, ...Object.values(steps)].flatMap((place) => Object.keys(place?.fields ?? {})));
  return said.size === 0 ? [] : form.order.filter((id) => !said.has(id) && form.fields[id]?.kind !== 'static' && form.fields[id]?.kind !== 'formula');
}
