import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Button, Select } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import type { CalendarYearView } from '../../api/generated.js';
import { EventList, Field } from '../../shared/organisation/index.js';
import { AskBeforeLeaving, PageHead, PageToCome } from '../../shared/ui/index.js';
import { useUrlValues } from '../../shared/url/use-url-values.js';
import { DayEntry } from './day-entry.js';
import { DayList } from './day-list.js';
import { calendarQuery } from './queries.js';
import { t } from './texts.js';
import { UnsavedPart } from './unsaved-part.js';
import { YearGrid } from './year-grid.js';
import type { MonthAt } from './year-grid.js';
import { carriedOver, changesOf, savedAs, writingNow } from './year-writing.js';
import type { YearSaid, YearWriting } from './year-writing.js';
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
  return <Year key={year} view={calendar.data} month={month} onMonth={handleMonth} />;
};

const Year = ({ view, month, onMonth }: { view: CalendarYearView; month: number; onMonth: (to: MonthAt) => void }) => {
  const client = useQueryClient();
  const [written, setWritten] = useState<YearWriting | null>(null);
  const writing = writingNow(written, view);
  const { base, now } = writing;
  const save = useMutation({
    mutationFn: (sent: YearSaid) => api.put(`/calendar/${view.year}`, { ...sent.days, status: sent.status, version: sent.version }),
    onSuccess: (_, sent) => {
      setWritten((last) => last && savedAs(last, sent));
      return client.invalidateQueries();
    },
    // Whatever was refused: somebody else may have saved meanwhile.
    onError: () => client.invalidateQueries({ queryKey: calendarQuery(String(view.year)).queryKey }),
  });
  const change = (changed: Partial<YearSaid>) => setWritten({ base, now: { ...now, ...changed } });
  const begin = (anew: YearWriting | null) => {
    setWritten(anew);
    save.reset();
  };
  const changes = changesOf(writing);
  return (
    <div className="page">
      <PageHead title={t('title')} tabTitle={t('tab', { year: view.year })} note={t('note')} />
      <div className="org-bar org-actions">
        <Button onClick={() => onMonth({ year: view.year - 1, month })}>{t('previous')}</Button>
        <b className="calendar-year">{view.year}年</b>
        <Button onClick={() => onMonth({ year: view.year + 1, month })}>{t('next')}</Button>
        <span className="grey">{view.version === 0 ? t('never') : `${t('saved', { no: view.version })} · ${t(view.status)}`}</span>
      </div>
      <Recounted recount={view.recount} version={view.version} />
      <section className="sheet org-part">
        <DayEntry year={view.year} onTake={(taken) => change({ days: taken(now.days) })} />
      </section>
      {changes > 0 ? (
        <UnsavedPart
          writing={writing}
          view={view}
          error={save.error}
          isSaving={save.isPending}
          onSave={() => save.mutate({ ...now, version: base.version })}
          onCarryOver={() => begin(carriedOver(writing, view))}
          onDiscard={() => begin(null)}
        />
      ) : null}
      <section className="sheet org-part">
        <YearGrid year={view.year} days={now.days} today={view.today} month={month} onMonth={onMonth} />
      </section>
      <section className="sheet org-part">
        <Field label={t('status')} hint={t('statusHint')}>
          {(id) => (
            <Select
              id={id}
              aria-label={t('status')}
              value={now.status}
              onChange={(status) => change({ status })}
              style={{ width: 160 }}
              options={[
                { value: 'announced', label: t('announced') },
                { value: 'provisional', label: t('provisional') },
              ]}
            />
          )}
        </Field>
        <DayList days={now.days} onChange={(days) => change({ days })} />
      </section>
      <AskBeforeLeaving isDirty={changes > 0} alsoValues />
      <section className="sheet org-part">
        <h2>{t('history')}</h2>
        <EventList events={view.events} />
      </section>
    </div>
  );
};

/** What the version that was saved last did to deadlines that ran; of a first version that moved none there is nothing to say. */
const Recounted = ({ recount, version }: Pick<CalendarYearView, 'recount' | 'version'>) => {
  if (recount === null || (version <= 1 && recount.isDone && recount.moved === 0)) return null;
  const { moved, isDone } = recount;
  return (
    <p className="grey calendar-recounted" role="status">
      {isDone ? t(moved === 0 ? 'movedNone' : 'moved', { count: moved }) : t('counting', { count: moved })}
    </p>
  );
};
