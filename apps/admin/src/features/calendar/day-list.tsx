import { dayKinds, withoutDay } from './days.js';
import type { DayKind, Days } from './days.js';
import { t } from './texts.js';
import { dayShort } from './words.js';

const labels = { holidays: 'holiday', workdays: 'workday', ownHolidays: 'ownHoliday', ownWorkdays: 'ownWorkday' } as const satisfies Record<DayKind, string>;

/** Every day that was written, each with a way out. */
export const DayList = ({ days, onChange }: { days: Days; onChange: (days: Days) => void }) => (
  <>
    {dayKinds.map((kind) => (
      <div key={kind} className="calendar-kind">
        <h2>{t(labels[kind])}</h2>
        {days[kind].length === 0 ? (
          <p className="grey">{t('none')}</p>
        ) : (
          <ul>
            {days[kind].map((day) => (
              <li key={day}>
                {dayShort(day)}{' '}
                <button
                  type="button"
                  className="link-button"
                  aria-label={t('removeDay', { day: dayShort(day) })}
                  onClick={() => onChange(withoutDay(days, kind, day))}
                >
                  {t('remove')}
                </button>
              </li>
            ))}
          </ul>
        )}
      </div>
    ))}
  </>
);
