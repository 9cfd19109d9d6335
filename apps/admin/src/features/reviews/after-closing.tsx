import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { ClosingView } from '../../api/types.js';
import { ProblemAlert } from '../../shared/ui/index.js';
import { t } from './texts.js';
import { useCommand } from './use-command.js';

/** After the year: a campaign of the next one made from it, and what was ticked goes there. */
export const AfterClosing = ({ view, unticked }: { view: ClosingView; /** Not to go along, and not written down yet. */ unticked: number }) => {
  const [target, setTarget] = useState(view.targets[0]?.id ?? '');
  const carry = useCommand<ClosingView>(`/campaigns/${view.campaign.id}/carrying`);
  const chosen = view.targets.some(({ id }) => id === target) ? target : (view.targets[0]?.id ?? '');
  if (view.waiting === 0 && view.targets.length > 0) return null;
  return (
    <section className="sheet review-part">
      {view.targets.length === 0 ? (
        <p>
          <Link to={`/campaigns?copy=${view.campaign.id}`} className="review-button">
            {t('clone', { year: view.campaign.year, next: view.campaign.year + 1 })}
          </Link>{' '}
          <span className="grey small">{t('cloneNote')}</span>
        </p>
      ) : null}
      {view.waiting > 0 ? <p>{t('waitingText', { count: view.waiting })}</p> : null}
      {view.waiting > 0 && view.targets.length > 0 ? (
        <div className="acts">
          <label htmlFor="carry-target">{t('carryTo')}</label>
          <select id="carry-target" className="native-input closing-target" value={chosen} onChange={(event) => setTarget(event.target.value)}>
            {view.targets.map(({ id, title, year }) => (
              <option key={id} value={id}>{`${t('year', { year })} ${title}`}</option>
            ))}
          </select>
          <Button type="primary" disabled={unticked > 0} loading={carry.isPending} onClick={() => carry.mutate({ to: chosen })}>
            {t('carryDo', { count: view.waiting })}
          </Button>
        </div>
      ) : null}
      {unticked > 0 ? <p className="grey small">{t('keepFirst')}</p> : null}
      {carry.error ? <ProblemAlert error={carry.error} /> : null}
    </section>
  );
};
