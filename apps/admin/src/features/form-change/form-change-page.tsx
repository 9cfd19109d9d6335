import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { Button, Input } from 'antd';
import { useId, useState } from 'react';
import type { ReactNode } from 'react';
import { api } from '../../api/client.js';
import type { Routes } from '../../api/generated.js';
import { FormChangeProgress, RehearseForm } from '../../shared/evolution/rehearse-form.js';
import { formChangesKey, isGoing, useFormChange } from '../../shared/evolution/use-form-change.js';
import { PageHead, PageToCome, ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { t } from './texts.js';
import './form-change.css';

type View = Routes['GET /form-changes']['answer'];

const changesQuery = (form: string) =>
  queryOptions({
    queryKey: [...formChangesKey, 'of', form] as const,
    queryFn: ({ signal }) => api.get<View>(`/form-changes?form=${encodeURIComponent(form)}`, signal),
    refetchOnMount: 'always',
  });

/** Which versions of a form running items are filled in by, trying out the newest, and the order with its way back. */
export const FormChangePage = () => {
  const { form = '' } = useParams({ strict: false });
  const { data, error, refetch } = useQuery(changesQuery(form));
  if (!data) return <PageToCome error={error} onRetry={refetch} />;
  const older = data.running.filter(({ version }) => version < data.newest);
  return (
    <div className="page page-narrow">
      <PageHead
        title={t('title', { title: data.title })}
        tabTitle={t('tab')}
        back={{ to: '/definitions', label: t('back') }}
        note={t('note', { newest: data.newest })}
      />
      <section className="sheet fc-part" aria-labelledby="fc-running">
        <h2 id="fc-running">{t('running')}</h2>
        {data.running.length === 0 ? <p>{t('nothing')}</p> : null}
        <ul>
          {data.running.map((one) => (
            <li key={one.version}>{t(one.items === 0 ? 'runningFew' : 'runningOn', one)}</li>
          ))}
        </ul>
        {data.running.length > 0 && older.length === 0 ? <p>{t('allNew', { newest: data.newest })}</p> : null}
      </section>
      {older.length > 0 ? (
        <section className="sheet fc-part" aria-labelledby="fc-rehearsal">
          <h2 id="fc-rehearsal">{t('rehearsal')}</h2>
          <RehearseForm form={form} />
          {data.mayOrder ? <OrderPart view={data} /> : <p className="grey">{t('mayNot')}</p>}
        </section>
      ) : null}
      {data.changes.length > 0 ? (
        <section className="sheet fc-part" aria-labelledby="fc-past">
          <h2 id="fc-past">{t('past')}</h2>
          {data.changes.map((change) => (
            <PastChange key={change.id} change={change} />
          ))}
        </section>
      ) : null}
    </div>
  );
};

const OrderPart = ({ view: { form, newest } }: { view: View }) => {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const order = useMutation({
    mutationFn: (reason: string) => api.post<{ readonly id: string }>('/form-changes', { form, reason }),
    onSuccess: () => setAsking(false),
    onSettled: () => client.invalidateQueries({ queryKey: formChangesKey }),
  });
  return (
    <>
      <Button type="primary" onClick={() => setAsking(true)}>
        {t('orderDo', { newest })}
      </Button>
      {asking ? (
        <ReasonSheet title={t('order', { newest })} act={t('orderDo', { newest })} cancel={t('notYet')} command={order} onClose={() => setAsking(false)}>
          <p>{t('orderText', { newest })}</p>
        </ReasonSheet>
      ) : null}
    </>
  );
};

const statusWords = { running: t('running_'), done: t('done'), failed: t('failed'), undoing: t('undoing'), undone: t('undone') } as const;

const PastChange = ({ change: { id, to, reason, begunText, status } }: { change: View['changes'][number] }) => {
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const { data } = useFormChange(id);
  const undo = useMutation({
    mutationFn: (why: string) => api.post<{ readonly id: string }>(`/form-changes/${id}/undo`, { reason: why }),
    onSuccess: () => setAsking(false),
    onSettled: () => client.invalidateQueries({ queryKey: formChangesKey }),
  });
  const now = data?.status ?? status;
  const numbers = data && !isGoing(data) ? numbersOf(data) : '';
  return (
    <div className="fc-past">
      <p>
        <strong>{statusWords[now]}</strong> {t('line', { to: to ?? '', begun: begunText, reason })}
      </p>
      {numbers === '' ? null : <p role="status">{numbers}</p>}
      <FormChangeProgress id={id} />
      {data?.mayUndo ? <Button onClick={() => setAsking(true)}>{t('undo')}</Button> : null}
      {asking ? (
        <ReasonSheet title={t('undo')} act={t('undo')} cancel={t('keep')} command={undo} onClose={() => setAsking(false)}>
          <p>{t('undoText')}</p>
        </ReasonSheet>
      ) : null}
    </div>
  );
};

function numbersOf({ moved, undone, kept }: { readonly moved: number; readonly undone: number; readonly kept: number }): string {
  const said = [moved > 0 ? t('result', { moved }) : null, undone > 0 ? t('undoneN', { undone }) : null, kept > 0 ? t('keptN', { kept }) : null];
  return said.filter((one) => one !== null).join('；');
}

interface ReasonSheetProps {
  readonly title: string;
  readonly act: string;
  readonly cancel: string;
  readonly command: { readonly isPending: boolean; readonly error: unknown; readonly mutate: (reason: string) => void };
  readonly onClose: () => void;
  readonly children: ReactNode;
}

const ReasonSheet = ({ title, act, cancel, command, onClose, children }: ReasonSheetProps) => {
  const id = useId();
  const [reason, setReason] = useState('');
  return (
    <Sheet
      title={title}
      busy={command.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose} disabled={command.isPending}>
            {cancel}
          </Button>
          <Button type="primary" loading={command.isPending} disabled={reason.trim() === ''} onClick={() => command.mutate(reason.trim())}>
            {act}
          </Button>
        </>
      }
    >
      {children}
      <div className="field">
        <label htmlFor={id}>{t('reason')}</label>
        <Input.TextArea id={id} value={reason} maxLength={500} autoSize={{ minRows: 2, maxRows: 6 }} onChange={({ target }) => setReason(target.value)} />
      </div>
      {command.error ? <ProblemAlert error={command.error} /> : null}
    </Sheet>
  );
};
