import type { CampaignView } from '../../api/types.js';
import type { Cell } from './missing-cells.js';
import { t } from './texts.js';

interface LaunchCheckProps {
  readonly view: CampaignView;
  readonly onFix: (cell: Cell) => void;
}

/** Two lists before the start: what holds it up, and what is good to know. */
export const LaunchCheck = ({ view, onFix }: LaunchCheckProps) => (
  <section className="sheet plan-side" aria-labelledby="plan-check">
    <h2 id="plan-check">{t('checkTitle')}</h2>
    {view.blockers.length === 0 ? <p>{t('allClear')}</p> : (
      <>
        <h3>{t('cannotStart')}</h3>
        <ul className="plan-blockers">
          {view.blockers.map((blocker) => <Blocker key={blocker.text} blocker={blocker} onFix={onFix} />)}
        </ul>
      </>
    )}
    {view.notices.length > 0 ? (
      <>
        <h3>{t('notices')}</h3>
        <ul className="plan-notices">{view.notices.map((notice) => <li key={notice.text}>{notice.text}</li>)}</ul>
      </>
    ) : null}
    {view.sends === '' ? null : <p className="grey">{t('sends', { sends: view.sends })}</p>}
  </section>
);

const Blocker = ({ blocker, onFix }: { blocker: CampaignView['blockers'][number]; onFix: (cell: Cell) => void }) => {
  const [taskId] = blocker.taskIds;
  const { column } = blocker;
  return (
    <li>
      {blocker.text} {taskId !== undefined && column !== null ? <button type="button" className="link-button" onClick={() => onFix({ taskId, column })}>{t('fix')}</button> : null}
    </li>
  );
};
