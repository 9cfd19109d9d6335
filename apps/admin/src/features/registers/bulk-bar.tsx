import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, newKey } from '../../api/client.js';
import { refreshWork } from '../../api/queries.js';
import type { EntryBatchAnswer, RegisterRow, RegisterView } from '../../api/types.js';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { ChangeSheet } from './change-sheet.js';
import { t } from './texts.js';
import type { Picked } from './use-picked.js';

/** What the office may do with the ticked rows at once. Whatever could not be done is told row by row. */
export const BulkBar = ({ view, picked }: { view: RegisterView; picked: Picked }) => {
  const [open, setOpen] = useState<string | null>(null);
  const [answer, setAnswer] = useState<EntryBatchAnswer | null>(null);
  const rows = picked.picked;
  const handleDone = (done: EntryBatchAnswer) => {
    setAnswer(done);
    setOpen(null);
    picked.reset();
  };
  const batch = view.batch.find(({ act }) => act === open);
  return (
    <div className="bulk-bar no-print" role="group" aria-label={t('bulkBar')}>
      {rows.length > 0 ? (
        <>
          <span>{t('pickedCount', { count: rows.length })}</span>
          <Button onClick={() => setOpen('change')}>{t('change')}</Button>
          {view.batch.map(({ act, label }) => (
            <Button key={act} onClick={() => setOpen(act)}>
              {t('batchAct', { label, count: possible(rows, label).length })}
            </Button>
          ))}
          <button type="button" className="link-button" onClick={picked.reset}>
            {t('unpick')}
          </button>
        </>
      ) : null}
      {answer ? <Outcome answer={answer} view={view} onClose={() => setAnswer(null)} /> : null}
      {open === 'change' ? <ChangeSheet register={view.key} rows={rows} onClose={() => setOpen(null)} onDone={handleDone} /> : null}
      {batch ? <ActSheet register={view.key} batch={batch} rows={rows} onClose={() => setOpen(null)} onDone={handleDone} /> : null}
    </div>
  );
};

const possible = (rows: readonly RegisterRow[], label: string): RegisterRow[] =>
  rows.filter((row) => row.allowedActions.some((action) => action.label === label && action.refusedBecause === null));

const Outcome = ({ answer, view, onClose }: { answer: EntryBatchAnswer; view: RegisterView; onClose: () => void }) => {
  const left = answer.results.filter(({ done }) => !done);
  const serialOf = (itemId: string): string => view.rows.find((row) => row.itemId === itemId)?.cells['serial'] ?? '';
  return (
    <div className="notice bulk-outcome" role="status">
      <p>
        {answer.sentence}{' '}
        <button type="button" className="link-button" onClick={onClose}>
          {t('fold')}
        </button>
      </p>
      {left.length > 0 ? (
        <ul>
          {left.map(({ itemId, text }) => (
            <li key={itemId}>
              {t('rowNo', { no: serialOf(itemId) })}：{text}
            </li>
          ))}
        </ul>
      ) : null}
    </div>
  );
};

interface ActSheetProps {
  readonly register: string;
  readonly batch: RegisterView['batch'][number];
  readonly rows: readonly RegisterRow[];
  readonly onClose: () => void;
  readonly onDone: (answer: EntryBatchAnswer) => void;
}

/** Names the rows it will be done to, and those it cannot. */
const ActSheet = ({ register, batch, rows, onClose, onDone }: ActSheetProps) => {
  const client = useQueryClient();
  const [key] = useState(newKey);
  const able = possible(rows, batch.label);
  const send = useMutation({
    mutationFn: () =>
      api.post<EntryBatchAnswer>(
        `/registers/${register}/acts`,
        { act: batch.act, entries: able.map(({ itemId, version }) => ({ itemId, expectedVersion: version })) },
        { key },
      ),
    onSuccess: async (answer) => {
      onDone(answer);
      await refreshWork(client);
    },
  });
  return (
    <Sheet
      title={batch.label}
      subtitle={t('pickedCount', { count: rows.length })}
      busy={send.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button type="primary" disabled={able.length === 0} loading={send.isPending} onClick={() => send.mutate()}>
            {t('batchAct', { label: batch.label, count: able.length })}
          </Button>
        </>
      }
    >
      {able.length === 0 ? (
        <p>{t('batchNone', { label: batch.label })}</p>
      ) : (
        <ul className="bulk-list">
          {able.map((row) => (
            <li key={row.itemId}>
              {t('rowNo', { no: row.cells['serial'] ?? '' })} {Object.entries(row.cells).find(([name]) => name.startsWith('source.'))?.[1]}
            </li>
          ))}
        </ul>
      )}
      {rows.length > able.length && able.length > 0 ? <p className="grey">{t('batchLeft', { count: rows.length - able.length })}</p> : null}
      {send.error ? <ProblemAlert error={send.error} /> : null}
    </Sheet>
  );
};
