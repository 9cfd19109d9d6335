import { DayField } from '../ui/index.js';
import { useUrlValues } from '../url/use-url-values.js';
import { t } from './texts.js';
import './past.css';

/** The two days that are compared; each reaches to its end. */
export const TwoDaysFields = ({ from, to, today }: { from: string; to: string; today: string }) => {
  const { change } = useUrlValues();
  return (
    <div className="past-day no-print" role="group" aria-label={t('twoDays')}>
      <span className="day-field">
        <span aria-hidden="true">{t('fromBefore')}</span>
        <DayField bare label={t('from')} value={from} latest={today} onChange={(day) => change({ from: day, kind: '' })} />
        <span aria-hidden="true">{t('fromAfter')}</span>
      </span>
      <span className="day-field">
        <span aria-hidden="true">{t('toBefore')}</span>
        <DayField bare label={t('to')} value={to} latest={today} onChange={(day) => change({ to: day, kind: '' })} />
        <span aria-hidden="true">{to === today ? t('toNow') : t('toAfter')}</span>
      </span>
    </div>
  );
};
