import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { Button } from 'antd';
import { useState } from 'react';
import type { RegisterView } from '../../api/types.js';
import { EmptyState, Loading, PageHead, ProblemAlert, usePhone } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { registerQuery } from './queries.js';
import { RegisterCards } from './register-cards.js';
import { RegisterTable } from './register-table.js';
import { RowDrawer } from './row-drawer.js';
import { SearchField } from './search-field.js';
import { t } from './texts.js';
import { ViewChips } from './view-chips.js';
import './registers.css';

/** A register: one row for each entry, with views, search, and what may be done with a row. */
export const RegisterPage = () => {
  const { registerKey = '' } = useParams({ strict: false });
  const { values } = useUrlValues();
  const register = useInfiniteQuery(registerQuery(registerKey, values['view'] ?? '', values['q'] ?? ''));
  const [first] = register.data?.pages ?? [];
  if (first === undefined) {
    return <div className="page">{register.error ? <ProblemAlert error={register.error} onRetry={() => void register.refetch()} /> : <Loading />}</div>;
  }
  const rows = register.data?.pages.flatMap((page) => page.rows) ?? [];
  return (
    <Register view={{ ...first, rows }} onMore={register.hasNextPage ? () => void register.fetchNextPage() : null} busy={register.isFetchingNextPage} />
  );
};

interface RegisterProps {
  readonly view: RegisterView;
  readonly onMore: (() => void) | null;
  readonly busy: boolean;
}

const Register = ({ view, onMore, busy }: RegisterProps) => {
  const phone = usePhone();
  const { values, change } = useUrlValues();
  const [opened, setOpened] = useState<string | null>(null);
  const row = view.rows.find((candidate) => candidate.itemId === opened);
  const List = phone ? RegisterCards : RegisterTable;
  return (
    <div className="page">
      <PageHead title={view.title} tabTitle={view.title} extra={view.mayManage && view.candidates > 0 ? (
        <Link to={`/registers/${view.key}/add`} className="register-enter">{t('enter', { title: view.title, count: view.candidates })}</Link>
      ) : null} />
      <div className="register-bar">
        <ViewChips views={view.views} active={values['view'] ?? ''} onChange={(key) => change({ view: key })} />
        <SearchField label={t('search', { title: view.title })} value={values['q'] ?? ''} onChange={(q) => change({ q })} />
      </div>
      <div className="sheet">
        {view.rows.length === 0 ? <NoRows view={view} /> : <List view={view} onOpen={setOpened} />}
        {onMore ? <p className="register-more"><Button loading={busy} onClick={onMore}>{t('more', { count: view.total - view.rows.length })}</Button></p> : null}
        <p className="register-foot">{view.foot}</p>
      </div>
      {view.restrictedNote ? <p className="grey register-note">{view.restrictedNote}</p> : null}
      {row ? <RowDrawer key={row.itemId} row={row} view={view} onClose={() => setOpened(null)} /> : null}
    </div>
  );
};

const NoRows = ({ view }: { view: RegisterView }) => {
  const { values, change } = useUrlValues();
  const q = values['q'] ?? '';
  const isNarrowed = q !== '' || (values['view'] ?? '') !== '';
  if (!isNarrowed) return <EmptyState text={view.mayManage && view.candidates > 0 ? t('noneManage', { count: view.candidates }) : t('none')} />;
  return (
    <EmptyState text={q === '' ? t('noneView') : t('noneFound', { q })}>
      <button type="button" className="link-button" onClick={() => change({ view: '', q: '' })}>{t('showAll')}</button>
    </EmptyState>
  );
};
