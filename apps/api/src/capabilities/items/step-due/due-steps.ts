import { openSlots } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { officeFor } from '../apply/tell-office.js';
import { readItem, stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { MAY_BE_TRIED, triedAgain } from './tried-again.js';

/** A moment of a step's round that has come: its end (0), or a reminder. */
export interface DueStep {
  readonly itemId: string;
  readonly place: string;
  readonly round: number;
  readonly n: number;
  readonly kind: 'due' | 'wait';
}

const KEY = `item_id || ' ' || place || ' ' || round || ' ' || n`;

/** What fails of them. */
export const dueSteps = triedAgain({ table: 'step_deadlines', key: KEY, open: 'done_at is null and disarmed_at is null', tells: 'deadline-stuck' });
export const keyOfDue = ({ itemId, place, round, n }: DueStep): string => `${itemId} ${place} ${round} ${n}`;

const waiting = `at <= $1::timestamptz and done_at is null and disarmed_at is null and stopped_at is null and ${MAY_BE_TRIED}`;
const next: Named = {
  name: 'next-due-step',
  text: `select item_id as "itemId", place, round, n, kind from step_deadlines
         where ${waiting} and not (${KEY} = any($2)) order by at, item_id, place, round, n limit 1`,
};
const still: Named = { name: 'still-due-step', text: `select from step_deadlines where ${waiting} and item_id = $2 and place = $3 and round = $4 and n = $5` };
const ofRound: Named = {
  name: 'round-of-reminder',
  text: `select to_char(d.on_day, 'YYYY-MM-DD') as on,
           exists (select from step_deadlines later join step_deadlines own using (item_id, place, round)
                   where own.item_id = $1 and own.place = $2 and own.round = $3 and own.n = $4 and later.at > own.at and later.at <= $5::timestamptz) as "isOvertaken"
         from step_deadlines d where d.item_id = $1 and d.place = $2 and d.round = $3 and d.n = 0`,
};
const done: Named = { name: 'step-due-done', text: 'update step_deadlines set done_at = $5 where item_id = $1 and place = $2 and round = $3 and n = $4' };

export const nextDueStep = (tx: Tx, time: BusinessTime, tried: readonly string[]): Promise<DueStep | null> => tx.row<DueStep>(next, [time.at, tried]);

/** Asked again once the item is locked: whoever came first has done it, put it off, or has decided. */
export const isStillDue = async (tx: Tx, { itemId, place, round, n }: DueStep, time: BusinessTime): Promise<boolean> =>
  (await tx.row(still, [time.at, itemId, place, round, n])) !== null;

export async function dueStepDone(tx: Tx, { itemId, place, round, n }: DueStep, time: BusinessTime): Promise<void> {
  await tx.rows(done, [itemId, place, round, n, time.at]);
}

/**
 * Whoever has the round in hand is told that its time runs out; what came to him for nothing (it waits for others) is not pressed. Nobody is told
 * where a later reminder of the round, or its end, has come too: looked at late, one sentence is enough, and none once the time is over.
 */
export async function remindOfStep(tx: Tx, item: ItemRow, { place, round, n }: DueStep, time: BusinessTime): Promise<void> {
  const end = await tx.row<{ on: string | null; isOvertaken: boolean }>(ofRound, [item.id, place, round, n, time.at]);
  if (end?.isOvertaken === true) return;
  const people = new Set(
    openSlots(stateOf(item))
      .filter((slot) => slot.place === place && slot.round === round && slot.waits === undefined)
      .map(({ person }) => person),
  );
  for (const personId of people)
    await addToOutbox(tx, 'person.notify', { personId, kind: 'step-due-soon', itemId: item.id, facts: end?.on ? { on: end.on } : {} });
}

/** Its time is over and it may not agree by itself: it stands, and the office is told that it does. */
export async function tellStanding(tx: Tx, { itemId }: DueStep, time: BusinessTime): Promise<void> {
  const item = await readItem(tx, itemId);
  for (const personId of item ? await officeFor(tx, item, time.today) : [])
    await addToOutbox(tx, 'person.notify', { personId, kind: 'step-overdue', itemId, facts: {} });
}
