import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { Link, useNavigate } from '@tanstack/react-router';
import { Button, Input, Select } from 'antd';
import { useState } from 'react';
import type { PeoplePage as PageOfPeople } from '../../api/generated.js';
import { dayWords } from '../../shared/organisation/index.js';
import { EmptyState, Loading, PageHead, ProblemAlert, usePhone } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { AddPersonSheet } from './add-person-sheet.js';
import { organisationQuery, peopleListQuery, postsQuery } from './queries.js';
import type { PeopleFilter } from './queries.js';
import { t } from './texts.js';
import './people.css';

/** Everybody, found by name, number, unit and post; filters live in the address. */
export const PeoplePage = () => {
  const { values, change } = useUrlValues();
  const filter: PeopleFilter = {
    q: values['q'] ?? '',
    unit: values['unit'] ?? '',
    post: values['post'] ?? '',
    state: values['state'] ?? 'here',
    cadre: values['cadre'] ?? '',
    page: values['page'] ?? '1',
  };
  const people = useQuery({ ...peopleListQuery({ ...filter, state: filter.state === 'all' ? '' : filter.state }), placeholderData: keepPreviousData });
  const { data: organisation } = useQuery(organisationQuery);
  const [adding, setAdding] = useState(false);
  const navigate = useNavigate();
  return (
    <div className="page">
      <PageHead
        title={t('people')}
        tabTitle={t('people')}
        extra={
          organisation?.mayEdit ? (
            <Button type="primary" onClick={() => setAdding(true)}>
              {t('addPerson')}
            </Button>
          ) : null
        }
      />
      <Filters filter={filter} onChange={(next) => change({ page: '', ...next })} />
      {people.error ? <ProblemAlert error={people.error} onRetry={() => void people.refetch()} /> : null}
      {people.data ? <List page={people.data} onPage={(page) => change({ page: String(page) })} /> : people.error ? null : <Loading />}
      {adding ? (
        <AddPersonSheet
          units={organisation?.units ?? []}
          today={organisation?.today ?? ''}
          onClose={() => setAdding(false)}
          onAdded={(id) => void navigate({ to: `/people/${id}` })}
        />
      ) : null}
    </div>
  );
};

const Filters = ({ filter, onChange }: { filter: PeopleFilter; onChange: (next: Partial<Record<keyof PeopleFilter, string>>) => void }) => {
  const { data: organisation } = useQuery(organisationQuery);
  const { data: roles } = useQuery(postsQuery);
  const [q, setQ] = useState(filter.q);
  return (
    <div className="people-filters" role="search">
      <Input.Search
        aria-label={t('search')}
        placeholder={t('search')}
        allowClear
        value={q}
        onChange={(event) => setQ(event.target.value)}
        onSearch={(text) => onChange({ q: text.trim() })}
      />
      <Select
        aria-label={t('allUnits')}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.unit}
        onChange={(unit: string) => onChange({ unit })}
        options={[
          { value: '', label: t('allUnits') },
          ...(organisation?.units ?? []).filter(({ to }) => to === null).map((unit) => ({ value: unit.id, label: unit.name })),
        ]}
      />
      <Select
        aria-label={t('allPosts')}
        showSearch={{ optionFilterProp: 'label' }}
        value={filter.post}
        onChange={(post: string) => onChange({ post })}
        options={[{ value: '', label: t('allPosts') }, ...(roles?.posts ?? []).map((post) => ({ value: post.key, label: post.label }))]}
      />
      <Select
        aria-label={t('stateAll')}
        value={filter.state}
        onChange={(state: string) => onChange({ state })}
        options={[
          { value: 'here', label: t('stateHere') },
          { value: 'left', label: t('stateLeft') },
          { value: 'all', label: t('stateAll') },
        ]}
      />
      <Select
        aria-label={t('cadreAll')}
        value={filter.cadre}
        onChange={(cadre: string) => onChange({ cadre })}
        options={[
          { value: '', label: t('cadreAll') },
          { value: 'true', label: t('cadreOnly') },
        ]}
      />
    </div>
  );
};

const List = ({ page, onPage }: { page: PageOfPeople; onPage: (page: number) => void }) => {
  const phone = usePhone();
  if (page.total === 0)
    return (
      <div className="sheet">
        <EmptyState text={t('nobody')} />
      </div>
    );
  return (
    <div className="sheet">
      {phone ? <Cards rows={page.rows} /> : <Table rows={page.rows} />}
      <nav className="people-pager" aria-label={t('page', { page: page.page, pages: page.pages })}>
        <span>
          {t('found', { count: page.total })}　<span className="grey">{t('page', { page: page.page, pages: page.pages })}</span>
        </span>
        <span className="org-actions">
          <Button disabled={page.page <= 1} onClick={() => onPage(page.page - 1)}>
            {t('previous')}
          </Button>
          <Button disabled={page.page >= page.pages} onClick={() => onPage(page.page + 1)}>
            {t('next')}
          </Button>
        </span>
      </nav>
    </div>
  );
};

type Rows = PageOfPeople['rows'];

const Table = ({ rows }: { rows: Rows }) => (
  <div className="people-scroll" tabIndex={0} role="region" aria-label={t('people')}>
    <table className="people-table">
      <thead>
        <tr>
          {(['personName', 'staffNo', 'mobile', 'units', 'posts', 'cadre'] as const).map((key) => (
            <th key={key} scope="col">
              {t(key)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.id}>
            <td>
              <Link to={`/people/${row.id}`} className="name">
                {row.name}
              </Link>
              {row.leftOn ? <span className="grey small"> {t('left', { day: dayWords(row.leftOn) })}</span> : null}
            </td>
            <td>{row.staffNo}</td>
            <td>{row.mobile}</td>
            <td>{row.units.join('、')}</td>
            <td>{row.posts.join('、')}</td>
            <td>{row.cadre ? t('isCadre') : ''}</td>
          </tr>
        ))}
      </tbody>
    </table>
  </div>
);

const Cards = ({ rows }: { rows: Rows }) => (
  <ul className="people-cards">
    {rows.map((row) => (
      <li key={row.id}>
        <Link to={`/people/${row.id}`} className="name">
          {row.name}
        </Link>
        <span className="grey">
          {t('staffNo')} {row.staffNo}　{t('mobile')} {row.mobile}
        </span>
        {row.posts.length > 0 ? <span>{row.posts.join('、')}</span> : null}
        <span className="grey">{[...row.units, ...(row.leftOn ? [t('left', { day: dayWords(row.leftOn) })] : [])].join('、')}</span>
      </li>
    ))}
  </ul>
);
