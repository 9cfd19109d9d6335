import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button } from 'antd';
import { Loading, ProblemAlert, Sheet } from '../../../shared/ui/index.js';
import { usesQuery } from './queries.js';
import type { UsesView } from './queries.js';
import { t } from './texts.js';

interface UsesSheetProps {
  readonly kind: 'lifecycle' | 'form';
  readonly definition: string;
  readonly title: string;
  readonly onClose: () => void;
}

/** Who would notice if it changed. */
export const UsesSheet = ({ kind, definition, title, onClose }: UsesSheetProps) => {
  const { data, error, refetch } = useQuery(usesQuery(kind, definition));
  return (
    <Sheet title={t('usesLabel', { title })} onClose={onClose} foot={<Button onClick={onClose}>{t('close')}</Button>}>
      {error && !data ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : data ? <Uses uses={data} /> : <Loading />}
    </Sheet>
  );
};

const Uses = ({ uses: { running, campaigns, others, designs } }: { uses: UsesView }) => {
  if (running.length + campaigns.length + others.length + designs.length === 0) return <p>{t('usesNone')}</p>;
  return (
    <div className="def-part design-uses">
      {running.length > 0 ? <p>{running.map((one) => t('running', one)).join('；')}</p> : null}
      {campaigns.map(({ id, title, tasks }) => (
        <section key={id} aria-label={title}>
          <h3>
            <Link to={`/campaigns/${id}`}>{t('inCampaign', { title })}</Link>
          </h3>
          <ul>
            {tasks.map(({ id: task, printedNo, title: of, list }) => (
              <li key={`${task} ${list}`}>{t('task', { no: printedNo, title: of, list })}</li>
            ))}
          </ul>
        </section>
      ))}
      {others.length > 0 ? (
        <section>
          <h3>{t('others')}</h3>
          <ul>
            {others.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </section>
      ) : null}
      {designs.length > 0 ? (
        <section>
          <h3>{t('openDesigns')}</h3>
          <ul>
            {designs.map(({ id, title }) => (
              <li key={id}>
                <Link to={`/definitions/designs/${id}`}>{title}</Link>
              </li>
            ))}
          </ul>
        </section>
      ) : null}
    </div>
  );
};
