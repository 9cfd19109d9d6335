import { LISTED } from '../../api/queries.js';
import { words } from '../texts/words.js';
import './more-in-hand.css';

const t = words('moreInHand', { cut: '先列出期限最早的{{listed}}件，另有{{count}}件没有列出。', more: '再列出一些' });

interface MoreInHandProps {
  /** How many were looked at. */
  readonly most: number;
  /** How many were not. */
  readonly count: number;
  readonly onMore: (most: number) => void;
}

/** Of a long list of work, what is not listed, and the way to it; nothing where all is listed. */
export const MoreInHand = ({ most, count, onMore }: MoreInHandProps) =>
  count === 0 ? null : (
    <p className="grey more-in-hand">
      {t('cut', { listed: most, count })}{' '}
      {most < MOST ? (
        <button type="button" className="link-button" onClick={() => onMore(Math.min(MOST, most + LISTED))}>
          {t('more')}
        </button>
      ) : null}
    </p>
  );

/** The server lists no more at once. */
const MOST = 2000;
