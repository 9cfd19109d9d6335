import type { PlanDifference } from './plan-differences.js';
import { t } from './texts.js';

/** Somebody else was faster: what they changed, and that nothing typed is lost. */
export const ConflictNotice = ({ differences, onDismiss }: { differences: readonly PlanDifference[]; onDismiss: () => void }) => (
  <div className="problem" role="alert">
    <div className="problem-main">
      <p>{t('conflict')}</p>
      <ul className="problem-issues">
        {differences.map((difference) => (
          <li key={difference.printedNo + difference.column}>
            {t('conflictLine', { no: difference.printedNo, column: t(difference.column), before: difference.before ?? t('empty'), after: difference.after ?? t('empty') })}
          </li>
        ))}
      </ul>
    </div>
    <button type="button" className="link-button" onClick={onDismiss}>{t('dismiss')}</button>
  </div>
);
