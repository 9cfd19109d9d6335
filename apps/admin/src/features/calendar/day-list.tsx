import { usePhone } from '../../shared/ui/index.js';
import { dayKinds, withoutDay } from './days.js';
import type { DayKind, Days } from './days.js';
import { t } from './texts.js';
import { dayShort } from './words.js';

const labels = { holidays: 'holiday', workdays: 'workday', ownHolidays: 'ownHoliday', ownWorkdays: 'ownWorkday' } as const satisfies Record<DayKind, string>;

/** Every day that was written, each with a way out; folded on a phone. */
export const DayList = ({ days, onChange }: { days: Days; onChange: (days: Days) => void }) => {
  const phone = usePhone();
  return (
    <>
      {dayKinds.map((kind) => {
        const all = days[kind];
        if (all.length === 0)
          return (
            <div key={kind} className="calendar-kind">
              <h2>{t(labels[kind])}</h2>
              <p className="grey">{t('none')}</p>
            </div>
          );
        const title = t('kindCount', { kind: t(labels[kind]), count: all.length });
        const list = <DaysOfKind kind={kind} days={days} onChange={onChange} />;
        return phone ? (
          <details key={kind} className="calendar-kind">
            <summary>{title}</summary>
            {list}
          </details>
        ) : (
          <div key={kind} className="calendar-kind">
            <h2>{title}</h2>
            {list}
          </div>
        );
      })}
    </>
  );
};

const DaysOfKind = ({ kind, days, onChange }: { kind: DayKind; days: Days; onChange: (days: Days) => void }) => (
  <ul>
    {days[kind].map((day) => (
      <li key={day}>
        {dayShort(day)}{' '}
        <button type="button" className="link-button" aria-label={t('removeDay', { day: dayShort(day) })} onClick={() => onChange(withoutDay(days, kind, day))}>
          {t('remove')}
        </button>
      </li>
    ))}
  </ul>
);
