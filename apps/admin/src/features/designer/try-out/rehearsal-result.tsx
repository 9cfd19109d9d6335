import { useQuery } from '@tanstack/react-query';
import { Button, Input } from 'antd';
import { useState } from 'react';
import { EmptyState, Loading, ProblemAlert, usePhone } from '../../../shared/ui/index.js';
import { PathList, starterWords, TroubleList } from './path-list.js';
import { rehearsalQuery } from './queries.js';
import type { Rehearsal, RehearsalFilter, RehearsalRow } from './queries.js';
import { t } from './texts.js';

const PAGE = 100;

/** How many units have which trouble, and unit by unit what it would get; the worst first. */
export const RehearsalResult = ({ designId, rehearsalId }: { designId: string; rehearsalId: string }) => {
  const [filter, setFilter] = useState<RehearsalFilter>({});
  const phone = usePhone();
  const { data, error, refetch } = useQuery(rehearsalQuery(designId, rehearsalId, filter));
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  const from = filter.from ?? 0;
  return (
    <>
      <Filters told={data} filter={filter} onChange={setFilter} />
      {data.page.length === 0 ? (
        <EmptyState text={t('noRows')} />
      ) : phone ? (
        <Cards rows={data.page} designId={designId} />
      ) : (
        <Table rows={data.page} designId={designId} />
      )}
      <div className="try-pages">
        {from > 0 ? (
          <Button onClick={() => setFilter({ ...filter, from: Math.max(0, from - PAGE) })}>{t('before', { count: Math.min(PAGE, from) })}</Button>
        ) : null}
        {data.rows > from + PAGE ? (
          <Button onClick={() => setFilter({ ...filter, from: from + PAGE })}>{t('more', { count: Math.min(PAGE, data.rows - from - PAGE) })}</Button>
        ) : null}
      </div>
    </>
  );
};

interface FiltersProps {
  readonly told: Rehearsal;
  readonly filter: RehearsalFilter;
  readonly onChange: (filter: RehearsalFilter) => void;
}

const Filters = ({ told, filter, onChange }: FiltersProps) => {
  const choose = (trouble: RehearsalFilter['trouble']) =>
    onChange({ ...(trouble === undefined ? {} : { trouble }), ...(filter.unit === undefined ? {} : { unit: filter.unit }) });
  const handleUnit = (unit: string) => onChange({ ...(filter.trouble === undefined ? {} : { trouble: filter.trouble }), ...(unit === '' ? {} : { unit }) });
  return (
    <div className="try-filters">
      <div role="group" aria-label={t('filterTrouble')} className="try-chips">
        <Button aria-pressed={filter.trouble === undefined} type={filter.trouble === undefined ? 'primary' : 'default'} onClick={() => choose(undefined)}>
          {t('all')} {told.total}
        </Button>
        {told.counts.map(({ kind, label, units }) => (
          <Button key={kind} aria-pressed={filter.trouble === kind} type={filter.trouble === kind ? 'primary' : 'default'} onClick={() => choose(kind)}>
            {label} {units}
          </Button>
        ))}
        <span className="try-sound">
          {t('sound')} {told.sound}
        </span>
      </div>
      <Input.Search allowClear aria-label={t('filterUnit')} placeholder={t('unitHint')} style={{ maxWidth: 220 }} onSearch={handleUnit} />
    </div>
  );
};

/** The day it ends, or the one on which it goes no further. */
const lastDay = ({ ends, endsOnText }: RehearsalRow): string => (ends === null ? t('stoppedOn', { day: endsOnText }) : endsOnText);

interface RowsProps {
  readonly rows: readonly RehearsalRow[];
  readonly designId: string;
}

const Table = ({ rows, designId }: RowsProps) => (
  <table className="try-table">
    <thead>
      <tr>
        <th scope="col">{t('colUnit')}</th>
        <th scope="col">{t('colTroubles')}</th>
        <th scope="col">{t('colSteps')}</th>
        <th scope="col">{t('colEnds')}</th>
        <th scope="col" className="right">
          {t('colMinutes')}
        </th>
      </tr>
    </thead>
    <tbody>
      {rows.map((row) => (
        <tr key={row.unit.id}>
          <th scope="row">
            {row.unit.name}
            <p className="grey small">{starterWords(row.starter, row.troubles)}</p>
          </th>
          <td>{row.troubles.length === 0 ? <span className="try-sound">{t('sound')}</span> : <TroubleList troubles={row.troubles} designId={designId} />}</td>
          <td>
            <Steps row={row} designId={designId} />
          </td>
          <td>
            {row.ends ?? t('notEnded')}
            <p className="grey small">{lastDay(row)}</p>
          </td>
          <td className="right">{t('minutesShort', { n: row.minutes.own })}</td>
        </tr>
      ))}
    </tbody>
  </table>
);

const Cards = ({ rows, designId }: RowsProps) => (
  <ul className="try-cards">
    {rows.map((row) => (
      <li key={row.unit.id}>
        <h2>{row.unit.name}</h2>
        <p className="grey small">
          {starterWords(row.starter, row.troubles)} · {row.ends ?? t('notEnded')} {lastDay(row)} · {t('minutesShort', { n: row.minutes.own })}
        </p>
        {row.troubles.length === 0 ? <p className="try-sound">{t('sound')}</p> : <TroubleList troubles={row.troubles} designId={designId} />}
        <Steps row={row} designId={designId} />
      </li>
    ))}
  </ul>
);

/** Opened when wanted: hundreds of paths at once help nobody. */
const Steps = ({ row, designId }: { row: RehearsalRow; designId: string }) => {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('steps', { count: row.steps.length })}</summary>
      {isOpen ? <PathList steps={row.steps} designId={designId} /> : null}
    </details>
  );
};
