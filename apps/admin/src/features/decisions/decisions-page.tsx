import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { decisionFilters, decisionsQuery, LISTED } from '../../api/queries.js';
import type { DecisionFilter } from '../../api/queries.js';
import type { InboxCard } from '../../api/types.js';
import { QuickAct } from '../../shared/act/quick-act.js';
import { MoreInHand } from '../../shared/more-in-hand/index.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { usePhone } from '../../shared/ui/use-phone.js';
import { canBeTicked } from './batch.js';
import type { BatchAct } from './batch.js';
import { BatchBar } from './batch-bar.js';
import { BatchSheet } from './batch-sheet.js';
import { DecisionTable } from './decision-table.js';
import { t } from './texts.js';
import { useListKeys } from './use-list-keys.js';
import './decisions.css';

const emptyWords = { mine: 'emptyMine', soon: 'emptySoon', returned: 'emptyReturned', done: 'emptyDone' } as const;

interface Acting {
  readonly card: InboxCard;
  readonly how: 'agree' | 'return';
}

/** «待我审核»: decide without opening, one by one or several at once. */
export const DecisionsPage = () => {
  const [filter, setFilter] = useState<DecisionFilter>('mine');
  const [most, setMost] = useState(LISTED);
  const { data, error, refetch } = useQuery(decisionsQuery(filter, most));
  const [ticked, setTicked] = useState<readonly string[]>([]);
  const [acting, setActing] = useState<Acting | null>(null);
  // Beside the bar, which goes when the list is read again and what was ticked has left it: the report stays.
  const [batch, setBatch] = useState<BatchAct | null>(null);
  const navigate = useNavigate();
  const phone = usePhone();
  const rows = data?.rows ?? [];
  // Only of these lists may there be more than was looked at; with nothing to list yet they are not empty.
  const more = filter === 'mine' || filter === 'soon' ? (data?.more ?? 0) : 0;
  const chosen = rows.filter((row) => canBeTicked(row) && ticked.includes(row.slotId));
  const open = (card: InboxCard) => void navigate({ to: `/items/${card.itemId}` });
  const at = useListKeys(rows, acting !== null || batch !== null, {
    open,
    agree: (card) => (card.quick?.allowed ? setActing({ card, how: 'agree' }) : open(card)),
    tick: (card) => {
      if (canBeTicked(card)) setTicked((now) => (now.includes(card.slotId) ? now.filter((slot) => slot !== card.slotId) : [...now, card.slotId]));
    },
    sendBack: (card) => (card.quick ? setActing({ card, how: 'return' }) : open(card)),
  });
  return (
    <div className="page">
      <PageHead title={t('title')} tabTitle={t('title')} note={phone || rows.length === 0 ? null : t('keys')} />
      <div className="chips" role="group" aria-label={t('filters')}>
        {decisionFilters.map((each) => (
          <button
            key={each}
            type="button"
            className="chip"
            aria-pressed={each === filter}
            onClick={() => {
              setFilter(each);
              setTicked([]);
            }}
          >
            {data ? t('chip', { label: t(each), count: data.counts[each] }) : t(each)}
          </button>
        ))}
      </div>
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && rows.length === 0 && more === 0 ? (
        <div className="sheet">
          <EmptyState text={t(emptyWords[filter])} />
        </div>
      ) : null}
      {rows.length > 0 ? <DecisionTable rows={rows} at={at} ticked={ticked} onTick={setTicked} onAgree={(card) => setActing({ card, how: 'agree' })} /> : null}
      <MoreInHand most={most} count={more} onMore={setMost} />
      {chosen.length > 0 ? <BatchBar chosen={chosen} onAct={setBatch} onNone={() => setTicked([])} /> : null}
      {batch ? (
        <BatchSheet
          act={batch}
          onClose={() => setBatch(null)}
          onDone={() => {
            setBatch(null);
            setTicked([]);
          }}
        />
      ) : null}
      {acting ? (
        <QuickAct
          itemId={acting.card.itemId}
          label={acting.how === 'agree' ? (acting.card.quick?.label ?? null) : null}
          {...(acting.how === 'return' ? { type: 'RETURN' as const } : {})}
          onClose={() => setActing(null)}
        />
      ) : null}
    </div>
  );
};
