import { summarise } from '@bihuan/forms';
import { places } from '@bihuan/workflows';
import type { Machine, PlaceOfWork, WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { allowedActionsOf, dueViewOfItem, FieldSight, fillerText, foresee, marksInForce, momentText, stateViewOf } from '../../items/index.js';
import type { AllowedAction, Foreseen, ItemRow, Readings, Shown } from '../../items/index.js';
import { calendarOf, namesOf } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import type { InboxCard } from '../inbox.contract.js';
import { markedWords } from '../marked-words.js';
import type { MarkedWords } from '../marked-words.js';
import { offered } from '../offers.js';
import type { SlotRow } from './slots.js';

/** What every card is drawn with. */
export interface Drawing {
  readonly personId: string;
  readonly readings: Readings;
  readonly time: BusinessTime;
  readonly calendar: WorkingCalendar;
  readonly names: Names;
  readonly foreseen: Foreseen;
  readonly fields: FieldSight;
}

export async function drawing(tx: Tx, rows: readonly SlotRow[], { personId, readings }: Pick<Drawing, 'personId' | 'readings'>): Promise<Drawing> {
  const returners = rows.flatMap(({ lastReason }) => lastReason?.by ?? []);
  const holders = rows.flatMap(({ holderId }) => (holderId === personId ? [] : [holderId]));
  const askers = rows.flatMap(({ slotKind, why }) => (slotKind === 'consult' && why.by !== undefined ? [why.by] : []));
  const names = await namesOf(tx, { people: [...new Set([...returners, ...holders, ...askers])], units: [] });
  return {
    personId,
    readings,
    time: await clockOf(tx),
    calendar: await calendarOf(tx),
    names,
    foreseen: await foresee(tx, rows, personId),
    fields: new FieldSight(
      tx,
      personId,
      rows.map(({ id }) => id),
    ),
  };
}

/** One card for each slot, in the order of the rows. */
export async function cardsOf(tx: Tx, rows: readonly SlotRow[], by: Drawing): Promise<InboxCard[]> {
  const cards: InboxCard[] = [];
  for (const row of rows) cards.push(await cardOf(tx, row, by));
  return cards;
}

async function cardOf(tx: Tx, row: SlotRow, by: Drawing): Promise<InboxCard> {
  const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
  const place = places(machine).find(({ id }) => id === row.place);
  const isOpen = row.closedAs === null;
  const isAsked = row.slotKind === 'consult';
  const kind = isAsked ? 'answer' : kindOf(machine, row, place);
  const at = stateViewOf(machine, row, isOpen ? row.holderId : null);
  const state = isAsked && isOpen ? { ...at, label: ASKED, mine: true } : at;
  const shown = row.latest ? await by.fields.shown({ itemId: row.id, ...row.latest }) : null;
  const marked = isOpen && state.back && kind === 'fill' && shown ? await markedOf(tx, row, { machine, shown }) : null;
  return {
    slotId: row.slotId,
    itemId: row.id,
    version: row.version,
    title: row.title,
    filler: fillerOf(row),
    noun: machine.definition.noun,
    unit: { id: row.unitId, name: row.unitName },
    state,
    due: dueViewOfItem(machine, row, { today: by.time.today, calendar: by.calendar }),
    hat: hatOf(row, by.names),
    insteadOf: row.holderId === by.personId ? null : (by.names.people[row.holderId]?.name ?? ''),
    note: isAsked ? askedText(row, by.names) : state.back ? noteOf(row, by.names, marked) : null,
    minutes: place?.work.minutes ?? shown?.definition.minutes ?? 0,
    act: isOpen ? (isAsked ? '去答复' : marked ? `去改${marked.count}处` : actOf(row, kind, place?.work.act ?? '')) : '查看',
    kind,
    ...(isOpen && kind === 'decide' ? offered(await actionsOf(tx, row, { machine, by })) : { quick: null, offers: [] }),
    summary: shown ? summarise(shown.definition, shown.data) || null : null,
    submissions: row.submissions,
    arrivedAt: row.openedAt,
    arrivedText: momentText(row.openedAt, by.time.zone),
    restricted: row.privacy === 'restricted' && row.subjectPersonId !== by.personId,
  };
}

const ASKED = '征求您的意见';

/** «徐春来征求您的意见» */
function askedText({ why }: SlotRow, { people }: Names): string {
  return `${(why.by === undefined ? undefined : people[why.by]?.name) ?? ''}${ASKED}`;
}

/** «填写», and «继续填写» once something was typed; what came back keeps the definition's own word. */
function actOf({ hasDraft, submissions }: SlotRow, kind: InboxCard['kind'], act: string): string {
  return kind === 'fill' && hasDraft && submissions === 0 ? `继续${act}` : act;
}

/** Signing, handing in the main form, or any other act. */
function kindOf(machine: Machine, row: ItemRow, place: PlaceOfWork | undefined): InboxCard['kind'] {
  if (place?.step) return 'decide';
  const acts = Object.values(machine.definition.states[place?.state ?? '']?.on ?? {});
  return row.mainForm !== null && acts.some((act) => act.submits === true && (act.form ?? row.mainForm) === row.mainForm) ? 'fill' : 'act';
}

function hatOf({ why }: SlotRow, { posts }: Names): string {
  const label = why.post === undefined ? undefined : posts[why.post];
  return label === undefined ? '以本人身份' : `以${label}身份`;
}

/** «党办 干事 陈某：措施请写明…», «党办 干事 陈某请您改2处：第3行、第5行。措施请写明…» */
function noteOf({ lastReason }: SlotRow, { people }: Names, marked: MarkedWords | null): string | null {
  if (!lastReason) return null;
  const by = (lastReason.by === null ? undefined : people[lastReason.by]?.label) ?? '';
  if (marked) return `${by}请您改${marked.count}处：${marked.words}。${lastReason.reason}`;
  return by === '' ? lastReason.reason : `${by}：${lastReason.reason}`;
}

/** What alone is to be put right of what was handed in last, as far as the reader sees it. */
async function markedOf(tx: Tx, row: SlotRow, { machine, shown }: { machine: Machine; shown: Shown }): Promise<MarkedWords | null> {
  const marked = await marksInForce(tx, machine, row);
  return marked?.form === shown.definition.key ? markedWords(shown.definition, shown.data, marked.places) : null;
}

/** What the engine lets the reader do with this very slot. */
async function actionsOf(tx: Tx, row: SlotRow, { machine, by }: { machine: Machine; by: Drawing }): Promise<AllowedAction[]> {
  const actions = await allowedActionsOf(tx, by.readings, { machine, item: row, personId: by.personId, foreseen: by.foreseen });
  return actions.filter(({ slotId }) => slotId === row.slotId);
}

export function fillerOf(row: Pick<SlotRow, 'unitId' | 'unitName' | 'subjectUnitId' | 'subjectUnitName' | 'subjectPersonId' | 'subjectPersonName'>): string {
  return fillerText(row, {
    units: { [row.unitId]: row.unitName, ...(row.subjectUnitId === null ? {} : { [row.subjectUnitId]: row.subjectUnitName ?? '' }) },
    people: row.subjectPersonId === null ? {} : { [row.subjectPersonId]: { name: row.subjectPersonName ?? '' } },
  });
}
