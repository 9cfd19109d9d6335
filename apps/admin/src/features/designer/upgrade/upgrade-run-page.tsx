import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Progress } from 'antd';
import { useState } from 'react';
import { api } from '../../../api/client.js';
import { PageHead, PageToCome } from '../../../shared/ui/index.js';
import { useUrlValues } from '../../../shared/url/use-url-values.js';
import { isOver, migrationQuery } from './queries.js';
import type { Migration } from './queries.js';
import { ReasonSheet } from './reason-sheet.js';
import { ReportPart } from './report-part.js';
import { statusWords } from './status-words.js';
import { t } from './texts.js';
import { useProgress } from './use-progress.js';
import './upgrade.css';

/** How far it is; then what became of each item, and the way back. */
export const UpgradeRunPage = () => {
  const { migrationId = '' } = useParams({ strict: false });
  const { values, change } = useUrlValues();
  const { data, error, refetch } = useProgress(migrationId, Math.max(1, Math.trunc(Number(values.page)) || 1));
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('runTitle', { title: data.lifecycle, from: data.from, to: data.to })}
        tabTitle={t('tab')}
        back={{ to: `/definitions/${encodeURIComponent(data.key)}/upgrade`, label: t(data.mayUndo ? 'backToPlan' : 'past') }}
        note={
          <>
            {statusWords[data.status]} · {t('ordered', { who: data.orderedText, reason: data.reason })}
            {data.undoneText === null ? null : <> · {t('undoOrdered', { who: data.undoneText, reason: data.undoReason ?? '' })}</>}
          </>
        }
      />
      <Numbers view={data} />
      <ChosenPart chosen={data.chosen} />
      {data.mayUndo && (data.status === 'moved' || data.status === 'failed') && data.moved > 0 ? <UndoPart view={data} /> : null}
      <ReportPart view={data} onPage={(page) => change({ page: page === 1 ? '' : String(page) })} />
    </div>
  );
};

const Numbers = ({ view }: { view: Migration }) => {
  const { left, moved, blocked, undone, kept, status } = view;
  const isBack = view.undoneText !== null;
  const all = left + (isBack ? 0 : moved) + blocked + undone + kept;
  const parts = [
    ...(isBack ? [t('nUndone', { count: undone }), ...(kept > 0 ? [t('nKept', { count: kept })] : [])] : [t('nMoved', { count: moved })]),
    ...(blocked > 0 ? [t('nBlocked', { count: blocked })] : []),
    ...(left > 0 ? [t('leftMoving', { count: left })] : []),
  ];
  return (
    <section className="sheet up-part" aria-labelledby="up-progress">
      <h2 id="up-progress">{t('progress')}</h2>
      <Progress percent={all === 0 ? 100 : Math.floor((100 * (all - left)) / all)} status={isOver(status) ? 'normal' : 'active'} aria-label={t('progress')} />
      <p role="status">{parts.join(' · ')}</p>
      {isOver(status) ? null : <p className="grey">{t('going')}</p>}
      {status === 'failed' ? <p>{t(isBack ? 'failedUndoing' : 'failedMoving')}</p> : null}
    </section>
  );
};

/** What was said with the order. */
const ChosenPart = ({ chosen }: { chosen: Migration['chosen'] }) => (
  <section className="sheet up-part" aria-labelledby="up-chosen">
    <h2 id="up-chosen">{t('chosen')}</h2>
    {chosen.length === 0 ? (
      <p className="grey">{t('chosenNone')}</p>
    ) : (
      <ul>
        {chosen.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    )}
  </section>
);

const UndoPart = ({ view }: { view: Migration }) => {
  const [asking, setAsking] = useState(false);
  const client = useQueryClient();
  const undo = useMutation({
    mutationFn: (reason: string) => api.post<Migration>(`/lifecycle-migrations/${view.id}/undo`, { reason }),
    onSuccess: async (after) => {
      client.setQueryData(migrationQuery(view.id, after.page).queryKey, after);
      setAsking(false);
      await client.invalidateQueries({ queryKey: ['upgrade', 'migration', view.id] });
    },
  });
  return (
    <section className="sheet up-part" aria-labelledby="up-undo">
      <h2 id="up-undo">{t('undo')}</h2>
      <p>{t('undoNote', { from: view.from })}</p>
      <p>
        <Button onClick={() => setAsking(true)}>{t('undoDo', { count: view.moved })}</Button>
      </p>
      {asking ? (
        <ReasonSheet
          title={t('undoTitle', { from: view.from })}
          label={t('undoReason')}
          act={t('undoDo', { count: view.moved })}
          cancel={t('keep')}
          busy={undo.isPending}
          error={undo.error}
          onClose={() => setAsking(false)}
          onSend={(reason) => undo.mutate(reason)}
        >
          <p>{t('undoNote', { from: view.from })}</p>
        </ReasonSheet>
      ) : null}
    </section>
  );
};
