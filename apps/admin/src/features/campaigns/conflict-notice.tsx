import type { PlanDifference } from './plan-differences.js';
import { t } from './texts.js';

/** Somebody else was faster: what they changed, and that nothing typed is lost. */
export const ConflictNotice = ({ differences, onDismiss }: { differences: readonly PlanDifference[]; onDismiss: () => void }) => (
  <div className="problem" role="alert">
    <div className="problem-main">
      <p>{t('conflict')}</p>
      <ul className="problem-issues">
        {differences.map((difference) => (
          <li key={difference.place}>{t('conflictLine', { place: difference.place, before: cut(difference.before), after: cut(difference.after) })}</li>
        ))}
      </ul>
    </div>
    <button type="button" className="link-button" onClick={onDismiss}>
      {t('dismiss')}
    </button>
  </div>
);

const longest = 40;
const cut = (words: string | null): string => (words === null || words === '' ? t('empty') : words.length > longest ? `${words.slice(0, longest)}…` : words);
