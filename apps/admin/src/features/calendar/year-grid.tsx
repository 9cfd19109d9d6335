import type { Days } from './days.js';
import { t } from './texts.js';
import { weekdayOf } from './words.js';

interface YearGridProps {
  readonly year: number;
  readonly days: Days;
  readonly today: string;
}

const heads = ['一', '二', '三', '四', '五', '六', '日'];
const pad = (value: number) => String(value).padStart(2, '0');

/** Twelve months; a day off and a day worked say so by sign and word, not by colour alone. */
export const YearGrid = ({ year, days, today }: YearGridProps) => (
  <>
    <p className="calendar-legend">
      <span>{t('legend')}</span>
      {(['holiday', 'workday', 'ownHoliday', 'ownWorkday', 'weekend'] as const).map((kind) => (
        <span key={kind} className={`calendar-day calendar-${kind}`}>
          {marks[kind] === '' ? '' : `${marks[kind]} `}
          {t(kind)}
        </span>
      ))}
    </p>
    <div className="calendar-months">
      {Array.from({ length: 12 }, (_, month) => (
        <Month key={month} year={year} month={month + 1} days={days} today={today} />
      ))}
    </div>
  </>
);

type Kind = 'holiday' | 'workday' | 'ownHoliday' | 'ownWorkday' | 'weekend' | 'plain';
const marks: Readonly<Record<Kind, string>> = { holiday: '休', workday: '班', ownHoliday: '休*', ownWorkday: '班*', weekend: '', plain: '' };

function kindOf(day: string, days: Days): Kind {
  if (days.ownHolidays.includes(day)) return 'ownHoliday';
  if (days.ownWorkdays.includes(day)) return 'ownWorkday';
  if (days.holidays.includes(day)) return 'holiday';
  if (days.workdays.includes(day)) return 'workday';
  return [0, 6].includes(weekdayOf(day)) ? 'weekend' : 'plain';
}

const Month = ({ year, month, days, today }: YearGridProps & { month: number }) => {
  const count = new Date(Date.UTC(year, month, 0)).getUTCDate();
  const all = Array.from({ length: count }, (_, at) => `${year}-${pad(month)}-${pad(at + 1)}`);
  const before = (weekdayOf(all[0] ?? '') + 6) % 7;
  const cells = [...Array.from({ length: before }, () => null), ...all];
  const weeks = Array.from({ length: Math.ceil(cells.length / 7) }, (_, at) => cells.slice(at * 7, at * 7 + 7));
  return (
    <table className="calendar-month">
      <caption>{t('month', { month })}</caption>
      <thead>
        <tr>
          {heads.map((head) => (
            <th key={head} scope="col">
              {head}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, at) => (
          <tr key={at}>
            {week.map((day, index) => (day === null ? <td key={index} /> : <Day key={day} day={day} kind={kindOf(day, days)} isToday={day === today} />))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

const Day = ({ day, kind, isToday }: { day: string; kind: Kind; isToday: boolean }) => (
  <td className={`calendar-day calendar-${kind}`} {...(isToday ? { 'aria-current': 'date' as const } : {})}>
    {Number(day.slice(8))}
    {marks[kind] === '' ? null : <small>{marks[kind]}</small>}
  </td>
);
