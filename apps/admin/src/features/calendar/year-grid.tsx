import { Button } from 'antd';
import { usePhone } from '../../shared/ui/index.js';
import type { Days } from './days.js';
import { t } from './texts.js';
import { weekdayOf } from './words.js';

interface YearGridProps {
  readonly year: number;
  readonly days: Days;
  readonly today: string;
}
export interface MonthAt {
  readonly year: number;
  readonly month: number;
}

const months = Array.from({ length: 12 }, (_, at) => at + 1);
const heads = ['一', '二', '三', '四', '五', '六', '日'];
const pad = (value: number) => String(value).padStart(2, '0');

/** Twelve months, on a phone one of them; a day off and a day worked say so by sign and word, not by colour alone. */
export const YearGrid = ({ month, onMonth, ...year }: YearGridProps & { month: number; onMonth: (at: MonthAt) => void }) => (
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
    {usePhone() ? (
      <>
        <MonthBar year={year.year} month={month} onMonth={onMonth} />
        <Month {...year} month={month} />
      </>
    ) : (
      <div className="calendar-months">
        {months.map((one) => (
          <Month key={one} {...year} month={one} />
        ))}
      </div>
    )}
  </>
);

/** From month to month, over the turn of the year too. */
const MonthBar = ({ year, month, onMonth }: MonthAt & { onMonth: (at: MonthAt) => void }) => (
  <div className="calendar-bar">
    <Button onClick={() => onMonth(month === 1 ? { year: year - 1, month: 12 } : { year, month: month - 1 })}>{t('previousMonth')}</Button>
    <select className="native-input" aria-label={t('whichMonth')} value={month} onChange={(event) => onMonth({ year, month: Number(event.target.value) })}>
      {months.map((one) => (
        <option key={one} value={one}>
          {t('month', { month: one })}
        </option>
      ))}
    </select>
    <Button onClick={() => onMonth(month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 })}>{t('nextMonth')}</Button>
  </div>
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
