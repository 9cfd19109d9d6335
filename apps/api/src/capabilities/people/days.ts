import { DomainError } from '../../kernel/errors/domain-error.js';

/** «2018年10月8日» */
export function dayWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/** «，自2018年10月8日起»; nothing where no day was said. */
export const sinceWords = (day: string | null): string => (day === null ? '' : `，自${dayWords(day)}起`);

/** «2016年1月1日至2017年12月31日», the last day included. */
export function spanWords({ from, to }: Stretch): string {
  if (to === null) return from === null ? '一直' : `${dayWords(from)}起`;
  return `${from === null ? '' : dayWords(from)}至${dayWords(to)}`;
}

const EARLIEST = '1949-10-01';

/** A day somebody wrote down for a change: neither a slip of the pen in the year nor further ahead than a year. */
export function refuseStrangeDay(day: string, today: string): void {
  const latest = `${Number(today.slice(0, 4)) + 1}${today.slice(4)}`;
  if (day < EARLIEST || day > latest) throw new DomainError('organisation.day-out-of-reach', { day: dayWords(day), latest: dayWords(latest) });
}

/** A stretch of days: first included, last excluded; null is open. */
export interface Stretch {
  readonly from: string | null;
  readonly to: string | null;
}

export const isOver = ({ to }: Stretch, day: string): boolean => to !== null && to <= day;
export const hasBegun = ({ from }: Stretch, day: string): boolean => from === null || from <= day;
export const covers = (stretch: Stretch, day: string): boolean => hasBegun(stretch, day) && !isOver(stretch, day);
