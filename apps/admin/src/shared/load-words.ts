import { words } from './texts/words.js';

export const t = words('load', {
  measured: '设定{{set}}分钟，实际中位数{{median}}分钟（{{papers}}份）',
  notMeasured: '报送满5份后，这里显示实际用时的中位数；只按表统计，不记是谁填的。',
  campaigns: '进行中的活动要每个单位用多少时间',
  eachOf: '{{units}}个{{label}}各',
  oneUnit: '{{label}}',
  sheets: '{{who}}填本表{{count}}份',
  asksNow: '{{sheets}}，全部任务约{{minutes}}分钟。',
  asksMore: '{{sheets}}，发布后每个多{{more}}分钟，全部任务约{{minutes}}分钟。',
  asksLess: '{{sheets}}，发布后每个少{{more}}分钟，全部任务约{{minutes}}分钟。',
  range: '{{least}}至{{most}}',
});

/** «10», «10至20» */
export const range = (least: number, most: number): string => (least === most ? String(least) : t('range', { least, most }));

/** «设定15分钟，实际中位数22分钟（38份）»; nothing before enough papers say so. */
export const measuredWords = (set: number, measured: { readonly median: number; readonly papers: number } | null): string | null =>
  measured === null ? null : t('measured', { set, ...measured });
