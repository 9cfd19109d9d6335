import type { ReactNode } from 'react';
import { DayField } from '../ui/index.js';
import { useUrlValues } from '../url/use-url-values.js';
import { t } from './texts.js';
import './past.css';

interface DayLookedProps {
  readonly today: string;
  readonly past: { readonly on: string; readonly text: string } | null;
  /** What the page says of a past day. */
  readonly then: string;
  /** The way to what changed between two days. */
  readonly children: ReactNode;
}

/** The day a page is looked at: today, unless the reader chooses one that is over. */
export const DayLooked = ({ today, past, then, children }: DayLookedProps) => {
  const { change } = useUrlValues();
  const handleDay = (day: string) => change({ on: day === today ? '' : day });
  return (
    <div className="past-day no-print" role="group" aria-label={t('day')}>
      <span className="day-field">
        <span aria-hidden="true">{t('dayBefore')}</span>
        <DayField bare label={t('day')} value={past?.on ?? today} latest={today} onChange={handleDay} />
        <span aria-hidden="true">{t('dayAfter')}</span>
      </span>
      {children}
      {past ? (
        <p className="past-then" role="status">
          {then}{' '}
          <button type="button" className="link-button" onClick={() => change({ on: '' })}>
            {t('toToday')}
          </button>
        </p>
      ) : null}
    </div>
  );
};
