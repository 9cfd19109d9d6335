import { useInfiniteQuery } from '@tanstack/react-query';
import { SavedViews } from '../../shared/saved-views/index.js';
import { EmptyState, Loading, PageHead, ProblemAlert } from '../../shared/ui/index.js';
import { NextPage } from '../../shared/ui/next-page.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { AuditFilterBar } from './audit-filter-bar.js';
import { AuditList } from './audit-list.js';
import { auditFilters, auditQuery, type AuditFilters } from './queries.js';
import { t } from './texts.js';
import { WholeCheckPanel } from './whole-check-panel.js';
import './history.css';

/** Where an auditor begins: a list with filters and samples, and the check of the whole record. Nothing here acts on anything. */
export const AuditPage = () => {
  const { values, change } = useUrlValues();
  const filters: AuditFilters = Object.fromEntries(auditFilters.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));
  const list = useInfiniteQuery(auditQuery(filters));
  const rows = list.data?.pages.flatMap((page) => page.rows) ?? [];
  const total = list.data?.pages[0]?.total ?? 0;
  const isNarrowed = Object.keys(filters).length > 0;
  return (
    <div className="page">
      <PageHead title={t('auditTitle')} tabTitle={t('auditTitle')} />
      <WholeCheckPanel />
      <AuditFilterBar filters={filters} onChange={change} />
      <SavedViews screen="audit" />
      {list.error ? <ProblemAlert error={list.error} onRetry={() => void list.refetch()} /> : null}
      {list.isPending ? <Loading /> : null}
      {list.data ? (
        <section className="sheet" aria-label={t('listTitle')}>
          <p className="audit-total grey" role="status">
            {filters.sample ? t('sampleShown', { no: filters.sample, count: rows.length }) : t('total', { count: total })}
          </p>
          {rows.length === 0 ? <EmptyState text={t(isNarrowed ? 'none' : 'noneAtAll')} /> : <AuditList rows={rows} />}
          <NextPage of={list} label={t('more')} />
        </section>
      ) : null}
      <p className="audit-logged grey">{t('viewLogged')}</p>
    </div>
  );
};
