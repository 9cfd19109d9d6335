import { useQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { EventList } from '../../shared/organisation/index.js';
import { Loading, PageHead, ProblemAlert } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { historyQuery } from './queries.js';
import { t } from './texts.js';
import './people.css';

const kinds = [
  ['', 'kindAll'],
  ['unit', 'kindUnit'],
  ['person', 'kindPerson'],
  ['post', 'kindPost'],
  ['area', 'kindArea'],
  ['group', 'kindGroup'],
  ['calendar', 'kindCalendar'],
  ['account', 'kindAccount'],
] as const;
const PAGE = 100;

/** Every change of the organisation in sentences, newest first. */
export const OrganisationHistoryPage = () => {
  const { values, change } = useUrlValues();
  const kind = values['kind'] ?? '';
  const [before, setBefore] = useState<number | null>(null);
  const history = useQuery(historyQuery(kind, before));
  const last = history.data?.at(-1);
  return (
    <div className="page page-narrow">
      <PageHead title={t('history')} tabTitle={t('history')} note={t('historyNote')} />
      <div className="org-kinds" role="group" aria-label={t('kind')}>
        {kinds.map(([key, label]) => (
          <Button
            key={key}
            aria-pressed={key === kind}
            type={key === kind ? 'primary' : 'default'}
            ghost={key === kind}
            onClick={() => {
              setBefore(null);
              change({ kind: key });
            }}
          >
            {t(label)}
          </Button>
        ))}
      </div>
      {history.error ? <ProblemAlert error={history.error} onRetry={() => void history.refetch()} /> : null}
      {history.data ? (
        <section className="sheet org-part">
          <EventList events={history.data} />
        </section>
      ) : history.error ? null : (
        <Loading />
      )}
      {history.data && history.data.length === PAGE && last ? (
        <p>
          <Button onClick={() => setBefore(last.seq)}>{t('older')}</Button>
        </p>
      ) : null}
    </div>
  );
};
