import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { decisionsQuery, inboxQuery, LISTED } from '../../api/queries.js';
import { useHat } from '../../shared/hat.js';
import { MoreInHand } from '../../shared/more-in-hand/index.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { CardList } from './card-list.js';
import { SentList } from './sent-list.js';
import { t } from './texts.js';
import './inbox.css';

/** The phone's second tab: what waits for my decision and what I have sent. */
export const MattersPage = () => {
  const [most, setMost] = useState(LISTED);
  const waiting = useQuery(decisionsQuery('mine', most));
  const inbox = useQuery(inboxQuery(useHat()));
  const error = waiting.error ?? inbox.error;
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('matters')}
        tabTitle={t('matters')}
        extra={
          <Link to="/decisions" className="page-head-back">
            {t('all')}
          </Link>
        }
      />
      {error ? <ProblemAlert error={error} /> : null}
      <section className="inbox-section" aria-labelledby="waiting">
        <h2 id="waiting" className="inbox-section-head">
          {t('waiting', { count: waiting.data?.counts.mine ?? 0 })}
        </h2>
        {waiting.data ? (
          waiting.data.rows.length > 0 ? (
            <CardList cards={waiting.data.rows} solid={null} />
          ) : waiting.data.more === 0 ? (
            <p className="grey inbox-none">{t('none')}</p>
          ) : null
        ) : (
          <Loading />
        )}
        <MoreInHand most={most} count={waiting.data?.more ?? 0} onMore={setMost} />
      </section>
      <section className="inbox-section" aria-labelledby="sent">
        <h2 id="sent" className="inbox-section-head">
          {t('sent')}
        </h2>
        {inbox.data ? <SentList lines={inbox.data.sent} /> : <Loading />}
      </section>
    </div>
  );
};
