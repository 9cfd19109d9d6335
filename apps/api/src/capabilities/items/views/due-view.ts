import { daysBetween, dayWords, isProvisional, light } from '@bihuan/workflows';
import type { Light, WorkingCalendar } from '@bihuan/workflows';
import type { DayView, DueView } from '../path.contract.js';

/** The business day things are looked at from. */
export interface LookedAt {
  readonly today: string;
  readonly calendar: WorkingCalendar;
}

export interface DueOf {
  readonly dueOn: string | null;
  readonly dueWords: string | null;
  readonly ended: boolean;
  /** It ended without being carried out: no tick for it. */
  readonly isVoid?: boolean;
  readonly stopped: boolean;
  /** It stands because it came back to be put right; otherwise it was put aside. */
  readonly back?: boolean;
  /** Why it stands, in the definition's own words. */
  readonly clockWords?: string | null;
  /** What can still be done once the day is over, in the definition's own words. */
  readonly late?: string | undefined;
  /** Day its own form was handed in the first time, or, without one, what was handed in last. */
  readonly firstSentOn?: string | null;
  /** How it is said that this was after the day. */
  readonly sentLate?: string;
  /** Day the item came into the world. */
  readonly bornOn: string;
}

/** «10月20日（周六）»; the year only when it is not this year's. */
export function dayViewOf(on: string, today: string): DayView {
  return { on, text: dayWords(on, Number(today.slice(0, 4))) };
}

/** The day, the author's words beside it, and the light with its words. */
export function dueViewOf(of: DueOf, { today, calendar }: LookedAt): DueView {
  const { dueOn, dueWords, ended, stopped, bornOn } = of;
  // Nobody is late with what was due before it was handed out: it is registered afterwards.
  if (!ended && dueOn !== null && dueOn < bornOn)
    return { day: dayViewOf(dueOn, today), words: dueWords, light: { light: 'none', text: '下发前已到期，可补录' } };
  const shown = light({ dueOn, today, ended, stopped, calendar });
  if (of.isVoid) return { day: dueOn === null ? null : dayViewOf(dueOn, today), words: dueWords, light: { light: 'none', text: '已结束' } };
  const provisional = dueOn !== null && isProvisional(dueOn, calendar) ? '（当年放假安排未公布，暂按周末推算）' : '';
  return {
    day: dueOn === null ? null : dayViewOf(dueOn, today),
    words: dueWords,
    light: { light: shown.type, text: lightText(shown, of, today) + provisional },
  };
}

function lightText(shown: Light, of: DueOf, today: string): string {
  switch (shown.type) {
    case 'none':
      return '未设时限';
    case 'ended':
      return '已结束';
    case 'stopped':
      return (of.clockWords ?? (of.back === false ? '暂停计时' : '退回期间不计')) + sentLateWords(of);
    case 'red':
      return `逾期${shown.daysOverdue}天${of.late === undefined ? '' : `，${of.late}`}`;
    case 'green':
    case 'yellow':
      // A Friday before a Saturday has no working day left and a day all the same.
      if (shown.workingDaysLeft === 0 && of.dueOn !== null && of.dueOn > today) return `剩${daysBetween(today, of.dueOn)}天`;
      return of.dueOn === today ? '今天截止' : `剩${shown.workingDaysLeft}个工作日`;
  }
}

/** The clock stands for whoever handed in; that he did so after the day stays said. */
function sentLateWords({ dueOn, firstSentOn = null, sentLate = '首次报送逾期' }: DueOf): string {
  return dueOn !== null && firstSentOn !== null && firstSentOn > dueOn ? `（${sentLate}${daysBetween(dueOn, firstSentOn)}天）` : '';
}
