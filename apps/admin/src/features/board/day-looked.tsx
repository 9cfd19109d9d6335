import type { BoardView } from '../../api/generated.js';
import { DayField } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { t } from './texts.js';

/** The day the board is looked at: today, unless the reader chooses one that is over. */
export const DayLooked = ({ board }: { board: Pick<BoardView, 'past' | 'today' | 'units'> }) => {
  const { change } = useUrlValues();
  const { past, today } = board;
  const handleDay = (day: string) => change({ on: day === today ? '' : day });
  return (
    <div className="board-day" role="group" aria-label={t('day')}>
      <span className="day-field"><span aria-hidden="true">{t('dayBefore')}</span><DayField bare label={t('day')} value={past?.on ?? today} latest={today} onChange={handleDay} /><span aria-hidden="true">{t('dayAfter')}</span></span>
      {past ? <p className="board-then" role="status">{t('then', { day: past.text })}{board.units === 0 ? t('thenNone') : ''} <button type="button" className="link-button" onClick={() => change({ on: '' })}>{t('toToday')}</button></p> : null}
    </div>
  );
};
