import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { api, query } from '../../api/client.js';
import type { AccountListView } from '../../api/generated.js';
import { EmptyState } from '../../shared/ui/empty-state.js';
import { Loading } from '../../shared/ui/loading.js';
import { PageHead } from '../../shared/ui/page-head.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { AccountSheet } from './account-sheet.js';
import { AccountTable } from './account-table.js';
import { OpenAccounts } from './open-accounts.js';
import { WaitingReleases } from './waiting-releases.js';
import { t } from './texts.js';
import './accounts.css';

const PAGE = 50;
const states = ['none', 'new', 'active', 'locked', 'disabled', 'left'] as const;
type State = (typeof states)[number];

export const AccountsPage = () => {
  const [q, setQ] = useState('');
  const [state, setState] = useState<State | null>(null);
  const [page, setPage] = useState(0);
  // A person's page leads here.
  const [shown, setShown] = useState<string | null>(() => new URLSearchParams(location.search).get('person'));
  const [isOpening, setOpening] = useState(false);
  const list = useQuery({
    queryKey: ['accounts', q, state, page],
    queryFn: ({ signal }) => api.get<AccountListView>(`/accounts${query({ q, state, page })}`, signal),
    placeholderData: keepPreviousData,
  });
  const choose = (next: State | null) => {
    setState(next);
    setPage(0);
  };
  const { data } = list;
  const pages = Math.max(1, Math.ceil((data?.total ?? 0) / PAGE));
  return (
    <div className="page">
      <PageHead
        title={t('title')}
        tabTitle={t('title')}
        note={t('note')}
        extra={
          data?.mayOpen && data.counts.none > 0 ? (
            <Button type="primary" onClick={() => setOpening(true)}>
              {t('openFor', { n: data.counts.none })}
            </Button>
          ) : null
        }
      />
      {data ? <WaitingReleases lines={data.waiting} /> : null}
      <div className="account-filters no-print">
        <Input.Search
          allowClear
          aria-label={t('search')}
          placeholder={t('search')}
          style={{ maxWidth: 320 }}
          onSearch={(text) => {
            setQ(text.trim());
            setPage(0);
          }}
        />
        <div role="group" aria-label={t('state')} className="account-chips">
          {[null, ...states].map((one) => (
            <button key={one ?? 'all'} type="button" className="account-chip" aria-pressed={state === one} onClick={() => choose(one)}>
              {t(one ?? 'all')}
              {data && one !== null ? ` ${data.counts[one]}` : ''}
            </button>
          ))}
        </div>
      </div>
      {list.isPending ? <Loading /> : null}
      {list.error ? <ProblemAlert error={list.error} /> : null}
      {data && data.rows.length === 0 ? (
        <EmptyState text={q === '' && state === null ? t('emptyAll') : t('empty')}>
          {q === '' && state === null ? <Link to="/organisation/import">{t('toImport')}</Link> : null}
        </EmptyState>
      ) : null}
      {data && data.rows.length > 0 ? <AccountTable rows={data.rows} onManage={setShown} /> : null}
      {data && data.rows.length > 0 ? (
        <div className="account-pages no-print">
          <span>{t('total', { n: data.total })}</span>
          {pages > 1 ? (
            <>
              <Button disabled={page === 0} onClick={() => setPage(page - 1)}>
                {t('previous')}
              </Button>
              <span>{t('page', { at: page + 1, of: pages })}</span>
              <Button disabled={page + 1 >= pages} onClick={() => setPage(page + 1)}>
                {t('following')}
              </Button>
            </>
          ) : null}
        </div>
      ) : null}
      {shown === null ? null : <AccountSheet personId={shown} onClose={() => setShown(null)} />}
      {isOpening && data ? <OpenAccounts count={data.counts.none} onClose={() => setOpening(false)} /> : null}
    </div>
  );
};
