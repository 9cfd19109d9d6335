import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { api } from '../../api/client.js';
import type { RetryAnswer, StuckView } from '../../api/generated.js';
import { sayDone } from '../../shared/act/done-bar-store.js';
import { stuckQuery } from '../../shared/stuck/index.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { t } from './texts.js';
import './upkeep.css';

/** What the system could not do by itself, and trying it once more. */
export const UpkeepPage = () => {
  const client = useQueryClient();
  const { data, error, refetch } = useQuery(stuckQuery);
  const retry = useMutation({
    mutationFn: (ids: readonly string[]) => api.post<RetryAnswer>('/stuck-work/retry', { ids }),
    onSuccess: ({ sentence }) => {
      sayDone({ sentence, itemId: null, mayWithdraw: false });
      void client.invalidateQueries({ queryKey: stuckQuery.queryKey });
    },
  });
  const rows = data?.rows ?? [];
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('title')}
        tabTitle={t('title')}
        note={t('note')}
        back={{ to: '/beginning', label: t('back') }}
        extra={
          rows.length > 1 ? (
            <Button loading={retry.isPending} onClick={() => retry.mutate(rows.map(({ id }) => id))}>
              {t('retryAll', { count: rows.length })}
            </Button>
          ) : null
        }
      />
      {error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null}
      {retry.error ? <ProblemAlert error={retry.error} /> : null}
      {!data && !error ? <Loading /> : null}
      {data && rows.length === 0 ? (
        <div className="sheet">
          <EmptyState text={t('none')} />
        </div>
      ) : null}
      {rows.length > 0 ? (
        <ul className="sheet upkeep">
          {rows.map((row) => (
            <Line key={row.id} row={row} isBusy={retry.isPending} onRetry={() => retry.mutate([row.id])} />
          ))}
        </ul>
      ) : null}
    </div>
  );
};

const Line = ({ row, isBusy, onRetry }: { row: StuckView['rows'][number]; isBusy: boolean; onRetry: () => void }) => (
  <li>
    <div className="upkeep-what">
      <b>{row.text}</b>
      <span className="grey small">
        {t('since')} {row.sinceText} · {t('attempts')}
        {t('times', { n: row.attempts })}
      </span>
      <span className="grey small upkeep-id">
        {t('id')} {row.id}
      </span>
    </div>
    <Button disabled={isBusy} onClick={onRetry} aria-label={`${t('retry')}：${row.text} ${row.sinceText}`}>
      {t('retry')}
    </Button>
  </li>
);
