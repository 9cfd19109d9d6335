import { focusPlace } from '../../../form-kit/index.js';
import { t } from '../texts.js';
import type { MarkedPlaces } from './use-marks.js';

/** What is to be put right, each a way there; everything else is locked. */
export const MarkedNote = ({ marked: { marks } }: { marked: MarkedPlaces }) =>
  marks.length === 0 ? null : (
    <div className="marked-note">
      <p>{t('markedOnly', { count: marks.length })}</p>
      <ul>
        {marks.map(({ mark, words, pointer, isDone }) => (
          <li key={mark}>
            <button type="button" className="link-button" onClick={() => focusPlace(pointer)}>
              {words}
            </button>
            <span className={isDone ? 'marked-done' : 'marked-open'}>{t(isDone ? 'markDone' : 'markOpen')}</span>
          </li>
        ))}
      </ul>
    </div>
  );

/** Whoever finds that what is left was right says so himself. */
export const EnoughButton = ({ marked: { left, isEnough, enough } }: { marked: MarkedPlaces }) =>
  left === 0 || isEnough ? null : (
    <button type="button" className="link-button marked-enough" onClick={enough}>
      {t('markEnough')}
    </button>
  );
