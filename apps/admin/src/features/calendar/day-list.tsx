import { usePhone } from '../../shared/ui/index.js';
import { dayKinds, stretchesOf, withoutDays } from './days.js';
import type { DayKind, Days } from './days.js';
import { t } from './texts.js';
import { dayShort } from './words.js';

const labels = { holidays: 'holiday', workdays: 'workday', ownHolidays: 'ownHoliday', ownWorkdays: 'ownWorkday' } as const satisfies Record<DayKind, string>;

/** Every day that was written, with a way out for each and for a stretch of them at once; folded on a phone. */
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

interface DaysOfKindProps {
  readonly kind: DayKind;
  readonly days: Days;
  readonly onChange: (days: Days) => void;
}

const DaysOfKind = ({ kind, days, onChange }: DaysOfKindProps) => {
  const handleRemove = (gone: readonly string[]) => onChange(withoutDays(days, kind, gone));
  return (
    <ul>
      {stretchesOf(days[kind]).map((stretch) => (
        <li key={stretch[0]}>
          <OneStretch days={stretch} onRemove={handleRemove} />
          {stretch.length === 1 ? null : (
            <details>
              <summary>{t('oneByOne')}</summary>
              <ul>
                {stretch.map((day) => (
                  <li key={day}>
                    <OneStretch days={[day]} onRemove={handleRemove} />
                  </li>
                ))}
              </ul>
            </details>
          )}
        </li>
      ))}
    </ul>
  );
};

/** One day, or from the first to the last of several. */
const OneStretch = ({ days, onRemove }: { days: readonly [string, ...string[]]; onRemove: (gone: readonly string[]) => void }) => {
  const [first] = days;
  const isOne = days.length === 1;
  const last = dayShort(days.at(-1) ?? first);
  const words = isOne ? dayShort(first) : t('stretch', { first: dayShort(first), last, count: days.length });
  return (
    <span className="calendar-days">
      {words}
      <button type="button" className="link-button" aria-label={t(isOne ? 'removeDay' : 'removeDays', { day: words })} onClick={() => onRemove(days)}>
        {t(isOne ? 'remove' : 'removeAll')}
      </button>
    </span>
  );
};
