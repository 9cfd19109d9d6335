import { Button } from 'antd';
import type { BoardView } from '../../api/generated.js';
import { usePhone } from '../../shared/ui/index.js';
import { t } from './texts.js';
import type { Choosing } from './use-choosing.js';

/** Stands at the foot while cells are chosen: how many, and whom that would reach. */
export const ChoosingBar = ({ board, choosing, onSee }: { board: BoardView; choosing: Choosing; onSee: () => void }) => {
  const units = new Set(choosing.cells.map(({ unit }) => unit)).size;
  const phone = usePhone();
  const hasLate = board.rows.some(({ cells }) => cells.includes('r'));
  return (
    <section className="choosing-bar no-print" aria-label={t('choosing')}>
      <span role="status">
        {choosing.cells.length === 0 ? t(phone ? 'choiceNonePhone' : 'choiceNone') : t('chosenCount', { cells: choosing.cells.length, units })}
      </span>
      {hasLate ? (
        <button type="button" className="link-button" onClick={choosing.chooseLate}>
          {t('chooseLate')}
        </button>
      ) : null}
      <span className="choosing-acts">
        <Button onClick={choosing.stop}>{t('stop')}</Button>
        <Button type="primary" disabled={choosing.cells.length === 0} onClick={onSee}>
          {t('see')}
        </Button>
      </span>
    </section>
  );
};
