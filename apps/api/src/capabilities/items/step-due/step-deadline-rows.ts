import type { Effect, WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';
import type { ItemRow } from '../item-row.js';
import { dayOf } from '../views/moment-text.js';
import { endOf, leftAt, momentsOf, remindersOf, shifted } from './step-due.js';
import type { DueUnit, Moment } from './step-due.js';

type Arm = Extract<Effect, { type: 'ArmStepDue' }>;

const MOMENTS = `jsonb_to_recordset($4) as m (n int, amount int, unit text, "onDay" date, at timestamptz, "isProvisional" boolean, kind text, "isFixed" boolean)`;
/** A day ends at 24:00 in the tenant's zone; a reminder, and a day somebody named, comes when it begins. */
const INSTANT = `case when m."onDay" is null then m.at else (m."onDay" + case when m.n = 0 and not coalesce(m."isFixed", false) then 1 else 0 end)::timestamp at time zone (select zone from tenants) end`;

// The same round again: a decision was taken back. It goes on as it was, and what was sent stays sent.
// What is armed while the item stands still begins to count when it goes on.
const arm: Named = {
  name: 'arm-step-deadlines',
  text: `insert into step_deadlines (tenant_id, item_id, place, round, n, amount, unit, started_at, on_day, at, is_provisional, kind, is_fixed, stopped_at)
         select $1, $2, $3, $5, m.n, m.amount, m.unit, $6, m."onDay", ${INSTANT}, m."isProvisional", coalesce(m.kind, 'due'), coalesce(m."isFixed", false), $7 from ${MOMENTS}
         on conflict on constraint pk_step_deadlines do update set disarmed_at = null, stopped_at = case when $7::timestamptz is null then null else coalesce(step_deadlines.stopped_at, $7) end`,
};
const disarm: Named = {
  name: 'disarm-step-deadlines',
  text: 'update step_deadlines set disarmed_at = $4 where item_id = $1 and place = $2 and round = $3 and disarmed_at is null',
};
const drop: Named = {
  name: 'drop-wait',
  text: `delete from step_deadlines where item_id = $1 and place = $2 and round = $3 and kind = 'wait' and done_at is null`,
};
const stop: Named = {
  name: 'stop-step-clocks',
  text: 'update step_deadlines set stopped_at = $2 where item_id = $1 and disarmed_at is null and done_at is null and stopped_at is null',
};
// A day somebody named is the same day whatever happened before it.
const goOn: Named = {
  name: 'start-waits-for-a-day',
  text: 'update step_deadlines set stopped_at = null where item_id = $1 and is_fixed and stopped_at is not null',
};
const stopped: Named = {
  name: 'stopped-step-clocks',
  text: `select place, round, n, amount, unit, to_char(on_day, 'YYYY-MM-DD') as "onDay", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           to_char(stopped_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "stoppedAt", is_provisional as "isProvisional", is_fixed as "isFixed"
         from step_deadlines where item_id = $1 and stopped_at is not null and disarmed_at is null order by place, round, n`,
};
const move: Named = {
  name: 'move-step-deadlines',
  text: `update step_deadlines d set amount = m.amount, on_day = m."onDay", at = ${INSTANT}, is_provisional = m."isProvisional", stopped_at = case when $8 then null else d.stopped_at end,
           started_at = coalesce($6, d.started_at), moved_from = case when $7 then d.on_day else d.moved_from end
         from ${MOMENTS} where d.tenant_id = $1 and d.item_id = $2 and d.place = $3 and d.round = $5 and d.n = m.n`,
};

export async function armStep(tx: Tx, item: ItemRow, { arm: { place, round, due }, time }: { arm: Arm; time: BusinessTime }): Promise<void> {
  const moments = momentsOf(due, { today: time.today, at: time.at, calendar: await calendarOf(tx) });
  await keepMoments(tx, item, { place, round, kind: 'due', startedAt: time.at, at: time.at, moments });
}

interface Moments {
  readonly place: string;
  readonly round: number;
  readonly kind: 'due' | 'wait';
  readonly startedAt: string;
  /** Now. */
  readonly at: string;
  readonly moments: readonly Moment[];
}

/** `item` as it is after what was decided: while it is suspended no clock of it runs. */
export async function keepMoments(tx: Tx, { id, context }: ItemRow, { place, round, kind, startedAt, at, moments }: Moments): Promise<void> {
  const stoppedAt = context.suspended ? at : null;
  tx.write(arm, [tx.tenantId, id, place, JSON.stringify(moments.map((moment) => ({ ...moment, kind }))), round, startedAt, stoppedAt]);
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

interface StoppedRow extends Moment {
  readonly place: string;
  readonly round: number;
  readonly stoppedAt: string;
}

/** What was left when they stopped is counted from now, of the day as it is known by now; reminders that were not sent move along. */
export async function startClocks(tx: Tx, itemId: string, time: BusinessTime): Promise<void> {
  for (const round of await guessedWrong(tx, time, itemId)) await recountRound(tx, time, round, { waits: true });
  await tx.rows(goOn, [itemId]);
  const rows = await tx.rows<StoppedRow>(stopped, [itemId]);
  for (const own of Map.groupBy(rows, ({ place, round }) => `${place} ${round}`).values()) await startRound(tx, itemId, { rows: own, time });
}

async function startRound(tx: Tx, itemId: string, { rows, time }: { rows: readonly StoppedRow[]; time: BusinessTime }): Promise<void> {
  const [first] = rows;
  if (!first) return;
  const calendar = await calendarOf(tx);
  const end = rows.find(({ n }) => n === 0);
  const byDay =
    end?.onDay != null
      ? endOf(
          { unit: end.unit, amount: leftAt(dayOf(end.stoppedAt, time.zone), { unit: end.unit, onDay: end.onDay }, calendar) },
          { today: time.today, at: time.at, calendar },
        )
      : null;
  const moments = rows.map((row): Moment => {
    if (row.onDay === null && row.at !== null) return { ...row, at: shifted(row.at, { stoppedAt: row.stoppedAt, now: time.at }) };
    if (byDay === null || row.n === 0) return byDay ?? row;
    const [moved] = remindersOf(byDay, [row.amount], { today: '', at: '', calendar });
    return { ...(moved ?? row), n: row.n };
  });
  await tx.rows(move, [tx.tenantId, itemId, first.place, JSON.stringify(moments), first.round, byDay ? time.at : null, false, true]);
}

const isGuessed = 'd.is_provisional and d.done_at is null and d.disarmed_at is null';
const guessed = `
  select d.item_id as "itemId", d.place, d.round, d.n, d.amount, d.unit, to_char(d.on_day, 'YYYY-MM-DD') as "onDay", null as at, d.is_provisional as "isProvisional", d.is_fixed as "isFixed",
    to_char(d.started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt"
  from step_deadlines d where ${isGuessed}`;
const guessedEnds: Named = {
  name: 'provisional-step-deadlines',
  text: `${guessed} and d.n = 0 and ($1::uuid is null or d.item_id = $1) and ($2::uuid is null or (d.item_id, d.place, d.round) > ($2, $3, $4)) order by d.item_id, d.place, d.round limit 1000`,
};
const guessedRound = `${guessed} and d.item_id = $1 and d.place = $2 and d.round = $3 order by d.n for update`;
const ofRound: Named = { name: 'provisional-step-deadlines-of-round', text: guessedRound };
const ofFreeRound: Named = { name: 'provisional-step-deadlines-of-free-round', text: `${guessedRound} skip locked` };

/** One round of one step, or one wait. */
export interface Round {
  readonly itemId: string;
  readonly place: string;
  readonly round: number;
}

interface ProvisionalRow extends Moment, Round {
  readonly startedAt: string;
}

type Zone = Pick<BusinessTime, 'zone'>;

/** The rounds whose deadline was counted by a guess and would stand at another day, or no longer be one, if it were counted now. Locks nothing. All of them, or those of one item. */
export async function guessedWrong(tx: Tx, time: Zone, itemId: string | null = null): Promise<Round[]> {
  const calendar = await calendarOf(tx);
  const wrong: Round[] = [];
  for (let last: Round | undefined; ;) {
    const ends: ProvisionalRow[] = await tx.rows<ProvisionalRow>(guessedEnds, [itemId, last?.itemId ?? null, last?.place ?? null, last?.round ?? null]);
    last = ends.at(-1);
    if (!last) return wrong;
    for (const end of ends) if (countedAgain(end, { time, calendar })) wrong.push({ itemId: end.itemId, place: end.place, round: end.round });
  }
}

/** Null where it stays what it is. */
function countedAgain(end: ProvisionalRow, { time, calendar }: { time: Zone; calendar: WorkingCalendar }): Moment | null {
  const again: Moment = { ...endOf(end, { today: dayOf(end.startedAt, time.zone), at: end.startedAt, calendar }), isFixed: end.isFixed ?? false };
  return again.isProvisional && again.onDay === end.onDay ? null : again;
}

/**
 * Deadlines counted by a guess are counted again once the year is announced, also while they stand still; the day they stood at is kept beside.
 * Answers whether the round moved. Unless told to wait, it passes over what somebody else has locked: whoever does decides about the item just now.
 */
export async function recountRound(tx: Tx, time: Zone, { itemId, place, round }: Round, { waits = false }: { waits?: boolean } = {}): Promise<boolean> {
  const calendar = await calendarOf(tx);
  const rows = await tx.rows<ProvisionalRow>(waits ? ofRound : ofFreeRound, [itemId, place, round]);
  const end = rows.find(({ n }) => n === 0);
  const again = end ? countedAgain(end, { time, calendar }) : null;
  if (!end || !again) return false;
  const reminders = rows
    .filter(({ n }) => n > 0)
    .flatMap(({ n, amount }) => remindersOf(again, [amount], { today: '', at: '', calendar }).map((one) => ({ ...one, n })));
  await tx.rows(move, [tx.tenantId, itemId, place, JSON.stringify([again, ...reminders]), round, null, again.onDay !== end.onDay, false]);
  return true;
}

export type { DueUnit };
