import { useMutation } from '@tanstack/react-query';
import { Button, Progress } from 'antd';
import { api } from '../../api/client.js';
import { ProblemAlert } from '../ui/index.js';
import { useUrlValues } from '../url/use-url-values.js';
import { FormChangeFound } from './form-change-found.js';
import { t } from './texts.js';
import { isGoing, useFormChange } from './use-form-change.js';

interface RehearseFormProps {
  readonly form: string;
  /** The file it waits in; absent: the newest published version. */
  readonly draftId?: string;
}

/** A dry run over everything that runs: in the background, and nothing is changed. */
export const RehearseForm = ({ form, draftId }: RehearseFormProps) => {
  const { values, change } = useUrlValues();
  // In the address, so that whoever comes back, or is sent the link, reads the same result. A file may hold several forms.
  const name = `rehearsed-${form}`;
  const id = values[name] ?? null;
  const start = useMutation({
    mutationFn: () => api.post<{ readonly id: string }>('/form-changes/rehearsals', { form, ...(draftId === undefined ? {} : { draftId }) }),
    onSuccess: (begun) => change({ [name]: begun.id }),
  });
  return (
    <div className="evo-rehearse">
      <p className="no-print">
        <Button loading={start.isPending} onClick={() => start.mutate()}>
          {t(id === null ? 'rehearse' : 'rehearseAgain')}
        </Button>{' '}
        <span className="small grey">{t('rehearseNote')}</span>
      </p>
      {start.error ? <ProblemAlert error={start.error} /> : null}
      {id === null ? null : <FormChangeProgress key={id} id={id} />}
    </div>
  );
};

/** How far it is, and what was found so far. */
export const FormChangeProgress = ({ id }: { id: string }) => {
  const { data, error, refetch } = useFormChange(id);
  if (!data) return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : null;
  // The order itself, not a trial of it.
  const isReal = data.kind === 'change';
  const percent = data.total === 0 ? 100 : Math.floor((100 * data.done) / data.total);
  return (
    <>
      {isGoing(data) ? (
        <>
          <Progress percent={percent} aria-label={t(isReal ? (data.status === 'undoing' ? 'undo' : 'change') : 'rehearse')} />
          <p role="status">{t(isReal ? (data.status === 'undoing' ? 'undoing' : 'changing') : 'going', { done: data.done, total: data.total })}</p>
        </>
      ) : null}
      {data.status === 'failed' ? (
        <p className="field-error" role="alert">
          {isReal ? t('changeFailed', { moved: data.moved }) : t('failed')}
        </p>
      ) : null}
      <FormChangeFound change={data} />
    </>
  );
};
