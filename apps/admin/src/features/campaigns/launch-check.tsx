import { useState } from 'react';
import type { CampaignView } from '../../api/types.js';
import type { Cell } from './missing-cells.js';
import { t } from './texts.js';

interface LaunchCheckProps {
  readonly view: CampaignView;
  readonly onFix: (cell: Cell) => void;
  readonly onFixStage: (stageId: string) => void;
}

/** Two lists before the start: what holds it up, and what is good to know. */
export const LaunchCheck = ({ view, onFix, onFixStage }: LaunchCheckProps) => (
  <section className="sheet plan-side" aria-labelledby="plan-check">
    <h2 id="plan-check">{t('checkTitle')}</h2>
    {view.blockers.length === 0 ? (
      <p>{t('allClear')}</p>
    ) : (
      <>
        <h3>{t('cannotStart')}</h3>
        <ul className="plan-blockers">
          {view.blockers.map((blocker) => (
            <Blocker key={blocker.text} blocker={blocker} onFix={onFix} onFixStage={onFixStage} />
          ))}
        </ul>
      </>
    )}
    {view.notices.length > 0 ? (
      <>
        <h3>{t('notices')}</h3>
        <ul className="plan-notices">
          {view.notices.map((notice) => (
            <li key={notice.text}>{notice.text}</li>
          ))}
        </ul>
      </>
    ) : null}
    {view.sends === '' ? null : <p className="grey">{t('sends', { sends: view.sends })}</p>}
  </section>
);

interface BlockerProps extends Omit<LaunchCheckProps, 'view'> {
  readonly blocker: CampaignView['blockers'][number];
}

/** Each press goes to the next place it names: its cells first, then its stages. */
const Blocker = ({ blocker: { text, column, taskIds, stageIds, isMissing }, onFix, onFixStage }: BlockerProps) => {
  const [walked, setWalked] = useState(0);
  const places = [
    ...(column === null ? [] : taskIds.map((taskId) => () => onFix({ taskId, column }))),
    ...stageIds.map((stageId) => () => onFixStage(stageId)),
  ];
  const handleWalk = () => {
    places[walked % places.length]?.();
    setWalked(walked + 1);
  };
  return (
    <li>
      {text}{' '}
      {places.length > 0 ? (
        <button type="button" className="link-button" onClick={handleWalk}>
          {t(isMissing ? 'fix' : 'look')}
        </button>
      ) : null}
    </li>
  );
};
