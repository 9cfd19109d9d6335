import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import type { CalendarYearView } from '../../api/generated.js';
import { EventList, Field } from '../../shared/organisation/index.js';
import { AskBeforeLeaving, PageHead, PageToCome, ProblemAlert } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { DayEntry } from './day-entry.js';
import { DayList } from './day-list.js';
import { differencesBetween, daysOfYear } from './days.js';
import type { Days } from './days.js';
import { calendarQuery } from './queries.js';
import { t } from './texts.js';
import { YearGrid } from './year-grid.js';
import type { MonthAt } from './year-grid.js';
import './calendar.css';

/** A year of the working calendar: seen whole, written in plain sentences, kept in versions. */
export const CalendarPage = () => {
  const { values, change } = useUrlValues();
  const { data: me } = useSuspenseQuery(meQuery);
  const [month, setMonth] = useState(Number(me.today.on.slice(5, 7)));
  const calendar = useQuery(calendarQuery(values['year'] ?? me.today.on.slice(0, 4)));
  if (!calendar.data) return <PageToCome error={calendar.error} onRetry={calendar.refetch} isWide />;
  const { year } = calendar.data;
  const handleMonth = (to: MonthAt) => {
    setMonth(to.month);
    if (to.year !== year) change({ year: String(to.year) });
  };
  return <Year key={`${year}/${calendar.data.version}`} view={calendar.data} month={month} onMonth={handleMonth} />;
};

const Year = ({ view, month, onMonth }: { view: CalendarYearView; month: number; onMonth: (to: MonthAt) => void }) => {
  const client = useQueryClient();
  const [days, setDays] = useState<Days>(daysOfYear(view));
  const [status, setStatus] = useState(view.status);
  const save = useMutation({
    mutationFn: () => api.put(`/calendar/${view.year}`, { ...days, status, version: view.version }),
    onSuccess: () => client.invalidateQueries(),
  });
  const changes = differencesBetween(daysOfYear(view), days) + (status === view.status ? 0 : 1);
  const discard = () => {
    setDays(daysOfYear(view));
    setStatus(view.status);
    save.reset();
  };
  return (
    <div className="page">
      <PageHead title={t('title')} tabTitle={t('tab', { year: view.year })} note={t('note')} />
      <div className="org-bar org-actions">
        <Button onClick={() => onMonth({ year: view.year - 1, month })}>{t('previous')}</Button>
        <b className="calendar-year">{view.year}年</b>
        <Button onClick={() => onMonth({ year: view.year + 1, month })}>{t('next')}</Button>
        <span className="grey">{view.version === 0 ? t('never') : `${t('saved', { no: view.version })} · ${t(view.status)}`}</span>
      </div>
      <section className="sheet org-part">
        <DayEntry year={view.year} onTake={(taken) => setDays(taken(days))} />
      </section>
      {changes > 0 ? (
        <section className="sheet org-part calendar-unsaved" aria-live="polite">
          <p>{t('unsaved', { count: changes })}</p>
          {save.error ? <ProblemAlert error={save.error} /> : null}
          <p className="org-actions">
            <Button onClick={discard}>{t('discard')}</Button>
            <Button type="primary" loading={save.isPending} onClick={() => save.mutate()}>
              {t('save', { no: view.version + 1 })}
            </Button>
          </p>
        </section>
      ) : null}
      <section className="sheet org-part">
        <YearGrid year={view.year} days={days} today={view.today} month={month} onMonth={onMonth} />
      </section>
      <section className="sheet org-part">
        <Field label={t('status')} hint={t('statusHint')}>
          {(id) => (
            <Select
              id={id}
              aria-label={t('status')}
              value={status}
              onChange={setStatus}
              style={{ width: 160 }}
              options={[
                { value: 'announced', label: t('announced') },
                { value: 'provisional', label: t('provisional') },
              ]}
            />
          )}
        </Field>
        <DayList days={days} onChange={setDays} />
      </section>
      <AskBeforeLeaving isDirty={changes > 0} alsoValues />
      <section className="sheet org-part">
        <h2>{t('history')}</h2>
        <EventList events={view.events} />
      </section>
    </div>
  );
};
