import type { BoardView } from '../../api/generated.js';
import { GoLink } from './go-link.js';
import { t } from './texts.js';

interface NumberStripProps {
  readonly numbers: BoardView['numbers'];
  /** Campaign and filters: a number leads to exactly the list it counts. */
  readonly values: Readonly<Record<string, string>>;
}

const loud = (key: string, value: number): string => (key === 'overdue' && value > 0 ? 'board-number board-number-red' : 'board-number');

export const NumberStrip = ({ numbers, values }: NumberStripProps) => (
  <ul className="board-numbers" aria-label={t('numbers')}>
    {numbers.map(({ key, label, value, text, tooMuch }) => (
      <li key={key}>
        <GoLink to="/board/items" values={{ ...values, which: key }} className={loud(key, value)}>
          <span className="board-number-label">{label}</span>
          <span className="board-number-value">{text}</span>
          {tooMuch ? <span className="board-number-note">{t('tooMuch')}</span> : null}
        </GoLink>
      </li>
    ))}
  </ul>
);
