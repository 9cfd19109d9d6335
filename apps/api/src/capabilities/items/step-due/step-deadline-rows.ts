import type { Effect, WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { ItemRow } from '../item-row.js';
import { INSTANT, MOMENTS } from './moment-rows.js';
import { momentsOf } from './step-due.js';
import type { Moment } from './step-due.js';

type Arm = Extract<Effect, { type: 'ArmStepDue' }>;

// What is armed while the item stands still begins to count when it goes on.
const armed = `insert into step_deadlines (tenant_id, item_id, place, round, n, amount, unit, started_at, on_day, at, is_provisional, kind, is_fixed, calendar, stopped_at)
         select $1, $2, $3, $5, m.n, m.amount, m.unit, $6, m."onDay", ${INSTANT}, m."isProvisional", coalesce(m.kind, 'due'), coalesce(m."isFixed", false), m.calendar, $7 from ${MOMENTS}
         on conflict on constraint pk_step_deadlines do update set disarmed_at = null`;
// A version took the deadline of the round away, and another one gives it one: that is counted from now, whatever came of the one before.
const arm: Named = {
  name: 'arm-step-deadlines',
  text: `${armed}, stopped_at = excluded.stopped_at, amount = excluded.amount, unit = excluded.unit, started_at = excluded.started_at, on_day = excluded.on_day,
           at = excluded.at, is_provisional = excluded.is_provisional, kind = excluded.kind, is_fixed = excluded.is_fixed, calendar = excluded.calendar,
           done_at = null, moved_from = null, attempts = 0, failure = null, try_at = null, dead_at = null`,
};
// The same round again, because something was taken back: it goes on as it was, and what was sent stays sent.
const armAgain: Named = {
  name: 'arm-step-deadlines-again',
  text: `${armed}, stopped_at = case when $7::timestamptz is null then null else coalesce(step_deadlines.stopped_at, $7) end`,
};
const disarm: Named = {
  name: 'disarm-step-deadlines',
  text: 'update step_deadlines set disarmed_at = $4 where item_id = $1 and place = $2 and round = $3 and disarmed_at is null',
};
const drop: Named = {
  name: 'drop-wait',
  text: `delete from step_deadlines where item_id = $1 and place = $2 and round = $3 and kind = 'wait' and done_at is null`,
};
// Also of what is over: it goes on as it was where it is taken back, and the time the item stood still is nobody's.
const stop: Named = {
  name: 'stop-step-clocks',
  text: 'update step_deadlines set stopped_at = $2 where item_id = $1 and done_at is null and stopped_at is null',
};

export async function armStep(
  tx: Tx,
  item: ItemRow,
  { arm: { place, round, due, again }, time, calendar }: { arm: Arm; time: BusinessTime; calendar: WorkingCalendar },
): Promise<void> {
  const moments = momentsOf(due, { today: time.today, at: time.at, calendar });
  await keepMoments(tx, item, { place, round, kind: 'due', startedAt: time.at, at: time.at, moments, again });
}

interface Moments {
  readonly place: string;
  readonly round: number;
  readonly kind: 'due' | 'wait';
  readonly startedAt: string;
  /** Now. */
  readonly at: string;
  readonly moments: readonly Moment[];
  readonly again: true | undefined;
}

/** `item` as it is after what was decided: while it is suspended no clock of it runs. */
export async function keepMoments(tx: Tx, { id, context }: ItemRow, { place, round, kind, startedAt, at, moments, again }: Moments): Promise<void> {
  const stoppedAt = context.suspended ? at : null;
  tx.write(again ? armAgain : arm, [tx.tenantId, id, place, JSON.stringify(moments.map((moment) => ({ ...moment, kind }))), round, startedAt, stoppedAt]);
}

/** A day that moved, or is no more: what was armed for it is gone, and nothing came of it yet. */
export async function dropMoments(tx: Tx, itemId: string, { place, round }: { place: string; round: number }): Promise<void> {
  tx.write(drop, [itemId, place, round]);
}

export async function disarmStep(tx: Tx, itemId: string, { place, round, at }: { place: string; round: number; at: string }): Promise<void> {
  tx.write(disarm, [itemId, place, round, at]);
}

export async function stopClocks(tx: Tx, itemId: string, at: string): Promise<void> {
  await tx.rows(stop, [itemId, at]);
}
