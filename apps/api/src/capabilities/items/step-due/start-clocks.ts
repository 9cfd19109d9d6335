import type { WorkingCalendar } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { calendarOf } from '../../people/index.js';
import type { ApplyCommand } from '../apply/apply-command.js';
import type { ItemRow } from '../item-row.js';
import { dayOf } from '../views/moment-text.js';
import { daysMoved } from './days-moved.js';
import type { MovedEnd } from './days-moved.js';
import { moveMoments } from './moment-rows.js';
import { recountRounds } from './recount-rounds.js';
import { endOf, leftAt, remindersOf, shifted } from './step-due.js';
import type { Moment } from './step-due.js';

// A day somebody named is the same day whatever happened before it.
const goOn: Named = {
  name: 'start-waits-for-a-day',
  text: 'update step_deadlines set stopped_at = null where item_id = $1 and is_fixed and stopped_at is not null',
};
const stopped: Named = {
  name: 'stopped-step-clocks',
  text: `select place, round, n, amount, unit, kind, to_char(on_day, 'YYYY-MM-DD') as "onDay", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           to_char(started_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "startedAt",
           to_char(stopped_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "stoppedAt", is_provisional as "isProvisional", is_fixed as "isFixed",
           disarmed_at is not null as "isOver"
         from step_deadlines where item_id = $1 and stopped_at is not null order by place, round, n`,
};

interface StoppedRow extends Moment {
  readonly place: string;
  readonly round: number;
  readonly kind: 'due' | 'wait';
  readonly startedAt: string;
  readonly stoppedAt: string;
  /** Nothing runs there any more, unless it is taken back. */
  readonly isOver: boolean;
}

/**
 * What was left when they stopped is counted from now, of the day as it is known by now; reminders that were not sent move along. The command says
 * then which ends of what is open moved, so that they stand in its record. Whoever has it in hand is told that it goes on, and not once more of each day.
 */
export async function startClocks(
  tx: Tx,
  { command, before, time }: { readonly command: ApplyCommand; readonly before: ItemRow; readonly time: BusinessTime },
): Promise<ApplyCommand> {
  const corrected = await recountRounds(tx, time, before.id, { stopped: true });
  await tx.rows(goOn, [before.id]);
  const rows = await tx.rows<StoppedRow>(stopped, [before.id]);
  const calendar = await calendarOf(tx);
  const started: MovedEnd[] = [];
  for (const own of Map.groupBy(rows, keyOf).values()) {
    const moved = await startRound(tx, before.id, { rows: own, time, calendar });
    if (!own[0]?.isOver) started.push(...moved);
  }
  const inWorkingDays = rows.filter(({ unit, isOver }) => unit === 'working-days' && !isOver).map(({ startedAt }) => dayOf(startedAt, time.zone));
  const note = await daysMoved(tx, before, { moved: fromFirstToLast([...corrected, ...started]), time });
  return { ...command, counted: { moved: [], from: [...corrected.map(({ from }) => from), ...inWorkingDays] }, ...(note.length > 0 ? { note } : {}) };
}

const keyOf = ({ place, round }: Pick<MovedEnd, 'place' | 'round'>): string => `${place} ${round}`;

/** Moved by the calendar first and then by the time it stood still, an end moved once. */
function fromFirstToLast(moved: readonly MovedEnd[]): readonly MovedEnd[] {
  return [...Map.groupBy(moved, keyOf).values()].flatMap((own) => {
    const [first, last] = [own[0], own.at(-1)];
    return first && last ? [{ ...first, after: last.after }] : [];
  });
}

/** Answers where the end of the round stood and where it stands. */
async function startRound(
  tx: Tx,
  itemId: string,
  { rows, time, calendar }: { rows: readonly StoppedRow[]; time: BusinessTime; calendar: WorkingCalendar },
): Promise<readonly MovedEnd[]> {
  const [first] = rows;
  if (!first) return [];
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
  await tx.rows(moveMoments, [tx.tenantId, itemId, first.place, JSON.stringify(moments), first.round, byDay ? time.at : null, false, true]);
  const [before, after] = [whenOf(end), whenOf(moments.find(({ n }) => n === 0))];
  return before === null || after === null ? [] : [{ place: first.place, round: first.round, kind: first.kind, before, after }];
}

const whenOf = (end: Moment | undefined): string | null => end?.onDay ?? end?.at ?? null;
