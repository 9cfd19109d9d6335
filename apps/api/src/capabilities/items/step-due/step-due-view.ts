import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { StepDueView } from '../path.contract.js';
import type { DueUnit } from './step-due.js';
import { dayViewOf } from '../views/due-view.js';
import { momentText } from '../views/moment-text.js';

const ofItems: Named = {
  name: 'step-deadlines-of-items',
  text: `select item_id as "itemId", place, round, to_char(on_day, 'YYYY-MM-DD') as "onDay", to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at,
           stopped_at is not null as stopped, is_provisional as provisional, kind, is_fixed as "isFixed", amount, unit
         from step_deadlines where item_id = any($1::uuid[]) and n = 0 and disarmed_at is null`,
};

interface Row extends Pick<StepDueView, 'at' | 'stopped' | 'provisional'> {
  readonly itemId: string;
  readonly place: string;
  readonly round: number;
  readonly onDay: string | null;
  readonly kind: 'due' | 'wait';
  readonly isFixed: boolean;
  readonly amount: number;
  readonly unit: DueUnit;
}

/** A round of a place of one of the items; null for none, as where nothing waits. */
export type StepDues = (itemId: string, place: string, round: number | null) => StepDueView | null;

/** Deadlines of the rounds that run, and days of the waits that last, of these items. */
export async function stepDuesOf(tx: Tx, itemIds: readonly string[], { today, zone }: { today: string; zone: string }): Promise<StepDues> {
  const rows = await tx.rows<Row>(ofItems, [itemIds]);
  if (rows.length === 0) return () => null;
  const { at: now } = await clockOf(tx);
  const dues = new Map<string, StepDueView>(
    rows.map(({ itemId, place, round, onDay, at, stopped, provisional, kind, isFixed, amount, unit }) => {
      if (kind === 'wait')
        return [
          `${itemId} ${place} ${round}`,
          {
            text: waitText({ day: onDay === null ? momentText(at, zone) : dayViewOf(onDay, today).text, isFixed, amount, unit, stopped, provisional }),
            at,
            over: false,
            stopped,
            provisional,
          },
        ];
      const over = !stopped && at <= now;
      const until = onDay === null ? `${momentText(at, zone)}前` : `${dayViewOf(onDay, today).text}前`;
      return [`${itemId} ${place} ${round}`, { text: textOf({ until, over, stopped, provisional }), at, over, stopped, provisional }];
    }),
  );
  return (itemId, place, round) => dues.get(`${itemId} ${place} ${round}`) ?? null;
}

interface Waiting {
  readonly day: string;
  readonly isFixed: boolean;
  readonly amount: number;
  readonly unit: DueUnit;
  readonly stopped: boolean;
  readonly provisional: boolean;
}

/** «等到10月12日（周五）», «等满3个工作日（到10月17日（周三）结束）». */
function waitText({ day, isFixed, amount, unit, stopped, provisional }: Waiting): string {
  if (stopped) return '暂停计时';
  const until = isFixed ? `等到${day}` : unit === 'hours' ? `等到${day}` : `等满${lengthText({ amount, unit })}，到${day}结束`;
  return `${until}${provisional ? '（当年放假安排未公布，暂按周末推算）' : ''}`;
}

/** «3个工作日». */
export function lengthText({ amount, unit }: { amount: number; unit: DueUnit }): string {
  return `${amount}${{ 'working-days': '个工作日', days: '天', hours: '小时' }[unit]}`;
}

function textOf({ until, over, stopped, provisional }: { until: string; over: boolean; stopped: boolean; provisional: boolean }): string {
  if (stopped) return '暂停计时';
  if (over) return `已超过办理时限（${until}）`;
  return `请于${until}办理${provisional ? '（当年放假安排未公布，暂按周末推算）' : ''}`;
}
