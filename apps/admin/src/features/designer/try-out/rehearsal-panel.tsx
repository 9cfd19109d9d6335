import { dayWords } from '@bihuan/workflows';
import { useMutation, useQuery, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { useMemo, useState } from 'react';
import { api } from '../../../api/client.js';
import { meQuery } from '../../../api/queries.js';
import { DayField, EmptyState, Loading, ProblemAlert } from '../../../shared/ui/index.js';
import { AnswerFields } from './answer-fields.js';
import type { Answers } from './answer-fields.js';
import { answersInWords } from './answers-in-words.js';
import { asksOf, rehearsalsQuery } from './queries.js';
import type { RehearsalLine, Tried } from './queries.js';
import { RehearsalResult } from './rehearsal-result.js';
import { t } from './texts.js';
import { useProgress } from './use-progress.js';
import './try-out.css';

/** A design over every unit there is, in the background; the newest stands here. */
export const RehearsalPanel = ({ tried }: { tried: Tried }) => {
  const { data, error, refetch } = useQuery(rehearsalsQuery(tried.id));
  const line = useProgress(tried.id, data?.[0]);
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Loading />;
  return (
    <section className="sheet try-part" aria-label={t('whole')}>
      <p className="grey">
        {t('wholeNote')}
        {t('pace')}
      </p>
      {line?.status === 'running' ? (
        <Running line={line} designId={tried.id} mayStop={tried.mayChange} />
      ) : tried.mayChange ? (
        <Start tried={tried} last={line} />
      ) : null}
      {line === undefined ? <EmptyState text={t('none')} /> : <Result line={line} tried={tried} />}
    </section>
  );
};

const Start = ({ tried, last }: { tried: Tried; last: RehearsalLine | undefined }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const [day, setDay] = useState(me.today.on);
  const [answers, setAnswers] = useState<Answers>(last?.answers ?? {});
  const asks = useMemo(() => asksOf(tried), [tried]);
  const client = useQueryClient();
  const start = useMutation({
    mutationFn: () => api.post<RehearsalLine>(`/designs/${tried.id}/rehearsals`, { revision: tried.revision, day, answers }),
    onSuccess: (line) => client.setQueryData(rehearsalsQuery(tried.id).queryKey, (before = []) => [line, ...before]),
    // Somebody may have changed it, or begun one.
    onError: () => client.invalidateQueries({ queryKey: ['designs', tried.id] }),
  });
  return (
    <div className="try-start">
      {asks.length > 0 ? (
        <div className="try-start-answers">
          <AnswerFields asks={asks} forms={tried.forms} answers={answers} onChange={setAnswers} />
          <p className="grey small">{t('answersNote')}</p>
        </div>
      ) : null}
      <DayField label={t('day')} value={day} onChange={setDay} />
      <Button type="primary" disabled={day === ''} loading={start.isPending} onClick={() => start.mutate()}>
        {t(last === undefined ? 'rehearse' : 'again')}
      </Button>
      {start.error ? <ProblemAlert error={start.error} /> : null}
    </div>
  );
};

const Running = ({ line, designId, mayStop }: { line: RehearsalLine; designId: string; mayStop: boolean }) => {
  const client = useQueryClient();
  const stop = useMutation({
    mutationFn: () => api.post<RehearsalLine>(`/designs/${designId}/rehearsals/${line.id}/cancel`, {}),
    onSettled: () => client.invalidateQueries({ queryKey: rehearsalsQuery(designId).queryKey }),
  });
  const { done, total } = line;
  return (
    <div className="try-running" role="status">
      <p>{t('rehearsing', { done, total })}</p>
      <Progress percent={total === 0 ? 0 : Math.floor((done * 100) / total)} aria-label={t('rehearsing', { done, total })} />
      {mayStop ? (
        <Button loading={stop.isPending} onClick={() => stop.mutate()}>
          {t('stop')}
        </Button>
      ) : null}
      {stop.error ? <ProblemAlert error={stop.error} /> : null}
    </div>
  );
};

const Result = ({ line, tried }: { line: RehearsalLine; tried: Tried }) => {
  const { askedBy, askedText, revision, day, done, total, status } = line;
  if (status === 'running') return null;
  const used = answersInWords(line.answers, tried.forms);
  return (
    <>
      <div className="try-head">
        <p className="grey">{t('asked', { who: askedBy, at: askedText, revision, day: dayWords(day, Number(day.slice(0, 4))) })}</p>
        <Button href={`/api/designs/${tried.id}/rehearsals/${line.id}/table.xlsx`}>{t('export')}</Button>
      </div>
      {used === '' ? null : <p className="grey">{t('answersUsed', { text: used })}</p>}
      {status === 'cancelled' ? <p className="try-older">{t('stopped', { done, total })}</p> : null}
      {status === 'failed' ? (
        <p className="try-older" role="alert">
          {t('failed', { done, total })}
        </p>
      ) : null}
      {revision === tried.revision ? null : <p className="try-older">{t('older', { n: revision, now: tried.revision })}</p>}
      <RehearsalResult key={line.id} designId={tried.id} rehearsalId={line.id} />
    </>
  );
};
