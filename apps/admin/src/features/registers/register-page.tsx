import { useInfiniteQuery } from '@tanstack/react-query';
import { Link, useParams } from '@tanstack/react-router';
import { useState } from 'react';
import { query } from '../../api/client.js';
import type { RegisterView } from '../../api/types.js';
import { QuickAct } from '../../shared/act/quick-act.js';
import { DayLooked } from '../../shared/past/index.js';
import { SavedViews } from '../../shared/saved-views/index.js';
import { EmptyState, PageHead, PageToCome, usePhone } from '../../shared/ui/index.js';
import { NextPage } from '../../shared/ui/next-page.js';
import type { Pages } from '../../shared/ui/next-page.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { BulkBar } from './bulk-bar.js';
import { lastingOf, narrowingOf, registerQuery } from './queries.js';
import { RegisterCards } from './register-cards.js';
import { RegisterFilters } from './register-filters.js';
import { RegisterTable } from './register-table.js';
import { RowDrawer } from './row-drawer.js';
import { t } from './texts.js';
import { usePicked } from './use-picked.js';
import { ViewChips } from './view-chips.js';
import './registers.css';

/** A register: one row for each entry, with views, search, and what may be done with a row. */
export const RegisterPage = () => {
  const { registerKey = '' } = useParams({ strict: false });
  const { values } = useUrlValues();
  const register = useInfiniteQuery(registerQuery(registerKey, values));
  const [first] = register.data?.pages ?? [];
  if (first === undefined) {
    return <PageToCome error={register.error} onRetry={register.refetch} isWide />;
  }
  const rows = register.data?.pages.flatMap((page) => page.rows) ?? [];
  return <Register view={{ ...first, rows }} pages={register} />;
};

interface RegisterProps {
  readonly view: RegisterView;
  readonly pages: Pages;
}

const Register = ({ view, pages }: RegisterProps) => {
  const phone = usePhone();
  const { values, change } = useUrlValues();
  const [opened, setOpened] = useState<string | null>(null);
  const [progressOf, setProgressOf] = useState<string | null>(null);
  const picked = usePicked(view.rows);
  const row = view.rows.find((candidate) => candidate.itemId === opened);
  const noted = view.rows.find((candidate) => candidate.itemId === progressOf)?.allowedActions.find(({ act }) => act === view.progressAct);
  return (
    <div className="page">
      <PageHead title={view.title} tabTitle={view.title} extra={<HeadLinks view={view} />} />
      <DayLooked today={view.today} past={view.past} then={t('then', { day: view.past?.text ?? '' })}>
        <Link to={`/registers/${view.key}/changes${query({ ...lastingOf(values), looked: view.past?.on ?? '' })}`}>{t('changes')}</Link>
      </DayLooked>
      <Tabs view={view} />
      <div className="register-bar no-print">
        <ViewChips views={view.views} active={values['view'] ?? ''} onChange={(key) => change({ view: key })} />
      </div>
      <RegisterFilters view={view} />
      {view.searchNote ? <p className="grey register-note">{view.searchNote}</p> : null}
      <div className="register-saved no-print">
        <SavedViews screen="register" />
      </div>
      {view.mayManage && !phone ? <BulkBar view={view} picked={picked} /> : null}
      <div className="sheet">
        {view.rows.length === 0 ? (
          <NoRows view={view} />
        ) : phone ? (
          <RegisterCards view={view} onOpen={setOpened} onProgress={setProgressOf} />
        ) : (
          <RegisterTable view={view} onOpen={setOpened} onProgress={setProgressOf} picked={view.mayManage ? picked : null} />
        )}
        <NextPage of={pages} label={t('more', { count: view.total - view.rows.length })} />
        <p className="register-foot">{view.foot}</p>
      </div>
      {view.restrictedNote ? <p className="grey register-note">{view.restrictedNote}</p> : null}
      {row ? <RowDrawer key={row.itemId} row={row} view={view} onClose={() => setOpened(null)} /> : null}
      {progressOf !== null && noted ? <QuickAct itemId={progressOf} label={noted.label} onClose={() => setProgressOf(null)} /> : null}
    </div>
  );
};

/** Paper and workbook hold what is in sight: the tab, the view and the filters of the address. */
const HeadLinks = ({ view }: { view: RegisterView }) => {
  const { values } = useUrlValues();
  const asked = query(narrowingOf(values));
  return (
    <>
      <a href={`/api/registers/${view.key}.xlsx${asked}`} download>
        {t('excel')}
      </a>
      <Link to={`/registers/${view.key}/print${asked}`}>{t('print')}</Link>
      {view.sampling ? <Link to={`/registers/${view.key}/samples`}>{view.sampling.label}</Link> : null}
      {view.mayManage && view.candidates > 0 ? (
        <Link to={`/registers/${view.key}/add`} className="register-enter">
          {t('enter', { title: view.title, count: view.candidates })}
        </Link>
      ) : null}
    </>
  );
};

/** The same rows as several tables. */
const Tabs = ({ view }: { view: RegisterView }) => {
  const { change } = useUrlValues();
  if (view.tabs.length < 2) return null;
  return (
    <div className="register-tabs no-print" role="group" aria-label={t('tabs')}>
      {view.tabs.map(({ key, label }, at) => (
        <button key={key} type="button" aria-pressed={key === view.tab} onClick={() => change({ tab: at === 0 ? '' : key })}>
          {label}
        </button>
      ))}
    </div>
  );
};

const NoRows = ({ view }: { view: RegisterView }) => {
  const { values, change } = useUrlValues();
  const q = values['q'] ?? '';
  const isNarrowed = ['view', 'campaign', 'unit', 'area', 'leader', 'q'].some((name) => (values[name] ?? '') !== '');
  if (!isNarrowed && view.past) return <EmptyState text={t('thenNone')} />;
  if (!isNarrowed) return <EmptyState text={view.mayManage && view.candidates > 0 ? t('noneManage', { count: view.candidates }) : t('none')} />;
  return (
    <EmptyState text={q === '' ? t('noneView') : t('noneFound', { q })}>
      <button type="button" className="link-button" onClick={() => change({ view: '', q: '', campaign: '', unit: '', area: '', leader: '' })}>
        {t('showAll')}
      </button>
    </EmptyState>
  );
};
