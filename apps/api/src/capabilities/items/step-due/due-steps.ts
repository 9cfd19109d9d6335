import { openSlots } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { WORK_STUCK } from '../../../kernel/outbox/stuck.js';
import { officeFor } from '../apply/tell-office.js';
import { readItem, stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';

/** A moment of a step's round that has come: its end (0), or a reminder. */
export interface DueStep {
  readonly itemId: string;
  readonly place: string;
  readonly round: number;
  readonly n: number;
  readonly kind: 'due' | 'wait';
}

const KEY = `item_id || ' ' || place || ' ' || round || ' ' || n`;
export const keyOfDue = ({ itemId, place, round, n }: DueStep): string => `${itemId} ${place} ${round} ${n}`;

const waiting =
  'at <= $1::timestamptz and done_at is null and disarmed_at is null and stopped_at is null and dead_at is null and (try_at is null or try_at <= now())';
const next: Named = {
  name: 'next-due-step',
  text: `select item_id as "itemId", place, round, n, kind from step_deadlines
         where ${waiting} and not (${KEY} = any($2)) order by at, item_id, place, round, n limit 1`,
};
const still: Named = { name: 'still-due-step', text: `select from step_deadlines where ${waiting} and item_id = $2 and place = $3 and round = $4 and n = $5` };
const done: Named = { name: 'step-due-done', text: 'update step_deadlines set done_at = $5 where item_id = $1 and place = $2 and round = $3 and n = $4' };
const failed: Named = {
  name: 'step-due-failed',
  text: `update step_deadlines set attempts = attempts + 1, failure = $5, try_at = now() + interval '1 second' * power(2, attempts),
           dead_at = case when attempts + 1 >= $6 then now() end
         where item_id = $1 and place = $2 and round = $3 and n = $4 returning dead_at is not null as dead`,
};

export const nextDueStep = (tx: Tx, time: BusinessTime, tried: readonly string[]): Promise<DueStep | null> => tx.row<DueStep>(next, [time.at, tried]);

/** Asked again once the item is locked: whoever came first has done it, put it off, or has decided. */
export const isStillDue = async (tx: Tx, { itemId, place, round, n }: DueStep, time: BusinessTime): Promise<boolean> =>
  (await tx.row(still, [time.at, itemId, place, round, n])) !== null;

export async function dueStepDone(tx: Tx, { itemId, place, round, n }: DueStep, time: BusinessTime): Promise<void> {
  await tx.rows(done, [itemId, place, round, n, time.at]);
}

/** After so many tries it is set aside, and the office is told that nothing will happen by itself. */
export const ATTEMPTS = 8;

/** Put off, a little longer each time; answers whether it is set aside now. */
export async function dueStepFailed(
  tx: Tx,
  { itemId, place, round, n }: DueStep,
  { failure, time }: { failure: string; time: BusinessTime },
): Promise<boolean> {
  const row = await tx.row<{ dead: boolean }>(failed, [itemId, place, round, n, failure.slice(0, 500), ATTEMPTS]);
  if (row?.dead !== true) return false;
  await tellStuck(tx, itemId, time);
  return true;
}

/** Of an item something was set aside: its office hears it, and whoever looks after the installation. */
export async function tellStuck(tx: Tx, itemId: string, time: BusinessTime): Promise<void> {
  const item = await readItem(tx, itemId);
  for (const personId of item ? await officeFor(tx, item, time.today) : [])
    await addToOutbox(tx, 'person.notify', { personId, kind: 'deadline-stuck', itemId, facts: {} });
  await addToOutbox(tx, WORK_STUCK, {});
}

/** One that was set aside. */
export interface StuckStep {
  readonly key: string;
  readonly attempts: number;
  /** ISO. */
  readonly since: string;
}

const stuck: Named = {
  name: 'stuck-steps',
  text: `select ${KEY} as key, attempts, to_char(dead_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
         from step_deadlines where dead_at is not null and done_at is null and disarmed_at is null order by dead_at, item_id, n limit 200`,
};
const again: Named = {
  name: 'retry-stuck-steps',
  text: `update step_deadlines set dead_at = null, attempts = 0, try_at = null, failure = null where dead_at is not null and ${KEY} = any($1) returning item_id`,
};

export const stuckSteps = (tx: Tx): Promise<StuckStep[]> => tx.rows<StuckStep>(stuck);

/** They are due again at once; answers how many. */
export const retrySteps = async (tx: Tx, keys: readonly string[]): Promise<number> => (await tx.rows(again, [keys])).length;

/** Whoever has the round in hand is told that its time runs out; what came to him for nothing (it waits for others) is not pressed. */
export async function remindOfStep(tx: Tx, item: ItemRow, { place, round }: DueStep): Promise<void> {
  const end = await tx.row<{ on: string | null }>(
    `select to_char(on_day, 'YYYY-MM-DD') as on from step_deadlines where item_id = $1 and place = $2 and round = $3 and n = 0`,
    [item.id, place, round],
  );
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
