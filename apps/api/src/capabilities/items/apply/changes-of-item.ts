import { fieldsOf, isDay } from '@bihuan/forms';
import type { FormData } from '@bihuan/forms';
import { activeStates, dayWords, openSlots, waitsNow } from '@bihuan/workflows';
import type { AssignedField, Effect, ItemState, Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { formByVersion } from '../../definitions/index.js';
import { namesOf } from '../../people/index.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import type { ApplyCommand } from './apply-command.js';
import type { HandedIn } from './handed-in.js';

/** What a command changes of the item beside its machine, with the words for it: from what, to what. */
export interface ChangesOfItem {
  readonly row: Partial<
    Pick<ItemRow, 'title' | 'startsOn' | 'dueOn' | 'dueWords' | 'leaderId' | 'ownerId' | 'fillerId' | 'unitId' | 'pins' | 'lifecycleVersionId'>
  >;
  readonly note: readonly NoteLine[];
}

/** A changed cell, or a fact that belongs into the record. */
export type NoteLine = { readonly label: string; readonly before: string; readonly after: string } | { readonly label: string; readonly text: string };

export const NO_CHANGES: ChangesOfItem = { row: {}, note: [] };

/** Whom the item names, by the words on screen and the column it is kept in. */
export const assignedFields: Readonly<Record<AssignedField, { readonly label: string; readonly column: 'leaderId' | 'ownerId' | 'fillerId' | 'unitId' }>> = {
  leader: { label: '责任领导', column: 'leaderId' },
  owner: { label: '责任人', column: 'ownerId' },
  filler: { label: '填报人', column: 'fillerId' },
  unit: { label: '责任部门', column: 'unitId' },
};

export interface Changing {
  readonly before: ItemRow;
  readonly command: ApplyCommand;
  readonly effects: readonly Effect[];
  readonly handed: HandedIn | null;
  readonly today: string;
}

export async function changesOfItem(tx: Tx, changing: Changing): Promise<ChangesOfItem> {
  const { before, today } = changing;
  const { event } = changing.command;
  if (event.type === 'RESCHEDULE') return dayChange(before, { day: 'dueOn', label: DUE, to: event.dueOn, words: event.dueWords ?? null, today });
  if (event.type === 'REASSIGN') return assignment(tx, before, event);
  if (event.type === 'HAND_OVER') return handOverTold(tx, before, event);
  let all = becoming(before, changing);
  for (const effect of changing.effects) {
    if (effect.type !== 'SetDay') continue;
    const { label, to } = await dayTold(tx, changing, effect);
    if (to === null) continue;
    const one = dayChange({ ...before, ...all.row }, { day: effect.day, label: effect.day === 'dueOn' ? DUE : label, to, words: null, today });
    all = { row: { ...all.row, ...one.row }, note: [...all.note, ...one.note] };
  }
  return all;
}

const DUE = '完成时限';

/** What whoever sent the act says the item becomes. */
function becoming(before: ItemRow, { command: { becomes }, today }: Changing): ChangesOfItem {
  if (!becomes) return NO_CHANGES;
  const { title = before.title, startsOn = before.startsOn, dueOn = before.dueOn, dueWords = before.dueWords } = becomes;
  const parts = [
    title === before.title ? NO_CHANGES : { row: { title }, note: [{ label: '名称', before: before.title, after: title }] },
    dayChange(before, { day: 'startsOn', label: '开始', to: startsOn, words: null, today }),
    dayChange(before, { day: 'dueOn', label: DUE, to: dueOn, words: dueWords, today }),
  ];
  return { row: Object.assign({}, ...parts.map(({ row }) => row)), note: parts.flatMap(({ note }) => note) };
}

/** What waits for a day that was given anew: timers of the present state, and a chain that waits for the day or the items in a form handed in or changed just now. */
export function rearmed(machine: Machine, state: ItemState, changing: Pick<Changing, 'command' | 'before' | 'handed'>): Effect[] {
  return [...timersAnew(machine, state, changing), ...waitsAnew(machine, state, changing)];
}

function waitsAnew(machine: Machine, state: ItemState, { handed, before }: Pick<Changing, 'handed' | 'before'>): Effect[] {
  const stood = before.headSeq === 0 || handed === null ? [] : waitsNow(machine, stateOf(before)).map(({ wait: { id }, round }) => `${id} ${round}`);
  return waitsNow(machine, state).flatMap(({ wait: { id, until }, round }): Effect[] =>
    (until.type === 'form-day' || until.type === 'items') && until.form === handed?.ref.form && stood.includes(`${id} ${round}`)
      ? [{ type: 'ArmWait', place: id, round, until }]
      : [],
  );
}

function timersAnew(machine: Machine, state: ItemState, { command: { becomes }, before }: Pick<Changing, 'command' | 'before'>): Effect[] {
  const timers = becomes ? (machine.definition.states[activeStates(machine, state).code]?.timers ?? []) : [];
  return timers.flatMap(({ event, at }) => (becomes?.[at] === undefined || becomes[at] === before[at] ? [] : [{ type: 'ArmTimer', event, at }]));
}

interface ToChange {
  readonly day: 'dueOn' | 'startsOn';
  readonly label: string;
  readonly to: string | null;
  /** The author's words beside the due day; those of the day before would say something else. */
  readonly words: string | null;
  readonly today: string;
}

function dayChange(before: ItemRow, { day, label, to, words, today }: ToChange): ChangesOfItem {
  const isSame = before[day] === to && (day !== 'dueOn' || before.dueWords === words);
  if (isSame) return NO_CHANGES;
  const year = Number(today.slice(0, 4));
  const said = (on: string | null, beside: string | null): string => (on === null ? '' : `${dayWords(on, year)}${beside === null ? '' : `（${beside}）`}`);
  if (day === 'startsOn') return { row: { startsOn: to }, note: [{ label, before: said(before.startsOn, null), after: said(to, null) }] };
  return { row: { dueOn: to, dueWords: words }, note: [{ label, before: said(before.dueOn, before.dueWords), after: said(to, words) }] };
}

async function assignment(tx: Tx, before: ItemRow, { field, to }: { field: AssignedField; to: string }): Promise<ChangesOfItem> {
  const { label, column } = assignedFields[field];
  const was = before[column];
  const ids = [...(was === null ? [] : [was]), to];
  const { people, units } = await namesOf(tx, field === 'unit' ? { people: [], units: ids } : { people: ids, units: [] });
  const nameOf = (id: string): string => units[id] ?? people[id]?.name ?? '';
  return { row: { [column]: to }, note: [{ label, before: was === null ? '' : nameOf(was), after: nameOf(to) }] };
}

/** Nothing of the row changes; from whom to whom is told. */
async function handOverTold(tx: Tx, before: ItemRow, { slotId, to }: { slotId: string; to: { person: string } }): Promise<ChangesOfItem> {
  const from = openSlots(stateOf(before)).find(({ id }) => id === slotId)?.person;
  const { people } = await namesOf(tx, { people: [...(from === undefined ? [] : [from]), to.person], units: [] });
  return { row: {}, note: [{ label: '经办人', before: from === undefined ? '' : (people[from]?.name ?? ''), after: people[to.person]?.name ?? '' }] };
}

type SetDay = Extract<Effect, { type: 'SetDay' }>;

/** The day the newest submission of the form tells, and what the form calls it. A field left empty moves nothing. */
async function dayTold(tx: Tx, { before, handed }: Changing, { form, field }: SetDay): Promise<{ label: string; to: string | null }> {
  const data = handed?.ref.form === form ? handed.data : await newestOf(tx, before.id, form);
  const value = data?.[field];
  const versionId = before.pins[form];
  const definition = versionId === undefined ? null : await formByVersion(tx, versionId);
  const label = definition === null ? undefined : fieldsOf(definition).find(({ key }) => key === field)?.label;
  return { label: label ?? '日期', to: typeof value === 'string' && isDay(value) ? value : null };
}

async function newestOf(tx: Tx, itemId: string, form: string): Promise<FormData | undefined> {
  const row = await tx.row<{ data: FormData }>('select data from submissions where item_id = $1 and form_key = $2 order by revision desc limit 1', [
    itemId,
    form,
  ]);
  return row?.data;
}
