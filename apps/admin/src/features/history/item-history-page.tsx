import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { meQuery } from '../../api/queries.js';
import type { HistoryView } from '../../api/types.js';
import { RemindersPart } from '../../shared/notices/index.js';
import { EmptyState, PageHead, PageToCome, ProblemAlert } from '../../shared/ui/index.js';
import { AsOfPanel } from './as-of-panel.js';
import { CheckBadge } from './check-badge.js';
import { EventEntry } from './event-entry.js';
import { eventFilters, eventsShown, type EventFilter } from './event-filter.js';
import { chainQuery, historyQuery } from './queries.js';
import { t } from './texts.js';
import './history.css';

/** How one item went, in sentences; read only. */
export const ItemHistoryPage = () => {
  const { itemId = '' } = useParams({ strict: false });
  const history = useQuery(historyQuery(itemId));
  if (history.data) return <History key={itemId} view={history.data} />;
  return <PageToCome error={history.error} onRetry={history.refetch} isWide />;
};

const filterWords = { all: 'filterAll', returned: 'filterReturned', changed: 'filterChanged', behalf: 'filterBehalf', late: 'filterLate' } as const;

const History = ({ view }: { view: HistoryView }) => {
  const { item, events } = view;
  const { data: me } = useSuspenseQuery(meQuery);
  const [filter, setFilter] = useState<EventFilter>('all');
  const check = useQuery(chainQuery(item.id));
  const badSeq = check.data?.sound === false ? check.data.seq : null;
  const shown = eventsShown(events, filter);
  const back = me.permissions.includes('history.audit') ? { to: '/audit', label: t('back') } : { to: `/items/${item.id}`, label: t('openItem') };
  return (
    <div className="page page-narrow">
      <PageHead
        title={item.title}
        tabTitle={item.unitName}
        back={back}
        note={item.filler.startsWith(item.unitName) ? item.filler : [item.unitName, item.filler].filter(Boolean).join(' · ')}
      />
      {check.data ? <CheckBadge check={check.data} /> : null}
      {check.error ? <ProblemAlert error={check.error} /> : null}
      {item.readable ? null : <p className="notice">{t('unreadable')}</p>}
      <section className="sheet time-line" aria-labelledby="time-line">
        <div className="time-line-head">
          <h2 id="time-line">{t('timeline')}</h2>
          <div role="group" aria-label={t('filters')} className="time-line-filters">
            {eventFilters.map((name) => (
              <button key={name} type="button" aria-pressed={filter === name} onClick={() => setFilter(name)}>
                {t(filterWords[name])}
              </button>
            ))}
          </div>
        </div>
        {shown.length === 0 ? (
          <EmptyState text={t('filterNone')} />
        ) : (
          <ol>
            {shown.map((event) => (
              <EventEntry key={event.seq} event={event} isBad={event.seq === badSeq} readable={item.readable} filler={item.filler} />
            ))}
          </ol>
        )}
      </section>
      {item.readable ? <RemindersPart itemId={item.id} /> : null}
      {item.readable ? <AsOfPanel itemId={item.id} filler={item.filler} today={me.today.on} /> : null}
      {view.notice === null ? null : <p className="audit-logged grey">{view.notice}</p>}
    </div>
  );
};
