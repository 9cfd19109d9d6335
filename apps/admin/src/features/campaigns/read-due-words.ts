/** How words of a plan are read as a day, with the sentence that says why. */
export interface DueReading {
  readonly on: string;
  readonly because: string;
}

/** Proposes a day for the author's words («10月下旬前»); null where they name none. Nothing is filled in by itself. */
export function readDueWords(words: string, year: number): DueReading | null {
  const text = words.replace(/\s/gu, '');
  const printed = /(\d{4})年/u.exec(text)?.[1];
  const at = printed === undefined ? year : Number(printed);
  for (const { pattern, read } of readings) {
    const found = pattern.exec(text);
    const reading = found ? read({ year: at, groups: found.slice(1).map((group) => group ?? '') }) : null;
    if (reading !== null) return reading;
  }
  return null;
}

interface Found {
  readonly year: number;
  readonly groups: readonly string[];
}

const readings: readonly { readonly pattern: RegExp; readonly read: (found: Found) => DueReading | null }[] = [
  { pattern: /(\d{1,2})月(\d{1,2})日/u, read: ({ year, groups: [month, day] }) => dayOf(year, Number(month), Number(day), '写明了日期') },
  {
    pattern: /(\d{1,2})月([上中下])旬(前?)/u,
    read: ({ year, groups: [month, third, before] }) => ofThird(year, Number(month), { third: third ?? '', isBefore: before === '前' }),
  },
  { pattern: /(?:至|到|—|－|-|~)(\d{1,2})月/u, read: ({ year, groups: [month] }) => endOf(year, Number(month), '到末一个月的最后一天') },
  // «10月前» and «10月初» name no day of October that could be proposed without asking.
  { pattern: /(\d{1,2})月(?:底|末|份(?!前)|(?![份前初上中下\d]))/u, read: ({ year, groups: [month] }) => endOf(year, Number(month), '按当月最后一天') },
  { pattern: /(?:第)?([一二三四1-4])季度/u, read: ({ year, groups: [quarter] }) => endOf(year, quarterEnd(quarter ?? ''), '按季度最后一天') },
  { pattern: /七一[”"]?前/u, read: ({ year }) => endOf(year, 6, '“七一”前到6月底') },
  { pattern: /上半年/u, read: ({ year }) => endOf(year, 6, '上半年到6月底') },
  { pattern: /年底|年末|全年|下半年/u, read: ({ year }) => endOf(year, 12, '到年底') },
];

const quarterEnd = (quarter: string): number => 3 * ('一二三四'.indexOf(quarter) + 1 || Number(quarter));

/**
 * «下旬前» ends before the last third begins; «下旬» ends with it. «上旬前» is written for the first third itself: taken by the letter it
 * would be a day of the month before, which is said beside it.
 */
function ofThird(year: number, month: number, { third, isBefore }: { third: string; isBefore: boolean }): DueReading | null {
  const index = '上中下'.indexOf(third);
  const because = `${third}旬从${index * 10 + 1}日开始`;
  if (!isBefore) return index === 2 ? endOf(year, month, '下旬到月底') : dayOf(year, month, index * 10 + 10, `${third}旬到${index * 10 + 10}日`);
  if (index > 0) return dayOf(year, month, index * 10, because);
  return dayOf(year, month, 10, `上旬到10日；如果指${month}月以前，请改为上月最后一天`);
}

function endOf(year: number, month: number, because: string): DueReading | null {
  return dayOf(year, month, new Date(Date.UTC(year, month, 0)).getUTCDate(), because);
}

function dayOf(year: number, month: number, day: number, because: string): DueReading | null {
  const on = new Date(Date.UTC(year, month - 1, day));
  const isReal = on.getUTCFullYear() === year && on.getUTCMonth() === month - 1 && on.getUTCDate() === day;
  return isReal ? { on: on.toISOString().slice(0, 10), because } : null;
}
