import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, newKey } from '../../api/client.js';
import type { RemindAnswer } from '../../api/generated.js';
import { Loading, ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { copyText } from './copy-text.js';
import { t } from './texts.js';

export interface CellChosen {
  readonly unit: string;
  readonly task: string;
}

interface RemindSheetProps {
  readonly campaignId: string;
  readonly cells: readonly CellChosen[];
  readonly onClose: () => void;
  readonly onSent: () => void;
}

/** Shows whom it reaches before it is sent; the words for the group chat stand beside, unit by unit. */
export const RemindSheet = ({ campaignId, cells, onClose, onSent }: RemindSheetProps) => {
  const client = useQueryClient();
  const [key] = useState(newKey);
  const path = `/campaigns/${campaignId}/reminders`;
  const preview = useQuery({
    queryKey: ['boards', campaignId, 'reach', cells],
    queryFn: () => api.post<RemindAnswer>(path, { cells, preview: true }),
    staleTime: Infinity,
    gcTime: 0,
  });
  const send = useMutation({
    mutationFn: () => api.post<RemindAnswer>(path, { cells, preview: false }, { key }),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: ['boards'], refetchType: 'active', predicate: ({ queryKey }) => !queryKey.includes('reach') });
      onSent();
    },
  });
  const shown = send.data ?? preview.data;
  const texts = shown?.units.flatMap(({ text }) => text ?? []) ?? [];
  const canSend = preview.data?.units.some(({ items, already, nobody, own }) => items > already + nobody + own) ?? false;
  return (
    <Sheet
      title={t('reachTitle')}
      width={640}
      busy={send.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('close')}</Button>
          {send.isSuccess ? null : (
            <Button type="primary" disabled={!canSend} loading={send.isPending} onClick={() => send.mutate()}>
              {t('send')}
            </Button>
          )}
        </>
      }
    >
      {preview.error ? <ProblemAlert error={preview.error} /> : null}
      {send.error ? <ProblemAlert error={send.error} /> : null}
      {shown ? (
        <p role="status" className="remind-sentence">
          {shown.sentence}
        </p>
      ) : preview.error ? null : (
        <Loading />
      )}
      {send.isSuccess ? null : <p className="grey small">{t('reachNote')}</p>}
      <ul className="remind-units">
        {shown?.units.map((unit) => (
          <RemindUnit key={unit.unit.id} unit={unit} />
        ))}
      </ul>
      {texts.length > 1 ? (
        <details className="remind-all">
          <summary>{t('copyAll', { count: texts.length })}</summary>
          <p className="grey small">{t('copyAllNote')}</p>
          <CopyWords text={texts.join('\n')} label={t('copyAll', { count: texts.length })} />
        </details>
      ) : null}
    </Sheet>
  );
};

const RemindUnit = ({ unit }: { unit: RemindAnswer['units'][number] }) => (
  <li>
    <p className="remind-unit-head">
      <b>{unit.unit.name}</b>
      {unit.people.length > 0 ? <span>{t('people', { people: unit.people.join('、') })}</span> : null}
      {unit.already > 0 ? <span className="grey">{t('already', { count: unit.already })}</span> : null}
      {unit.own > 0 ? <span className="grey">{t('own', { count: unit.own })}</span> : null}
      {unit.nobody > 0 ? <span className="grey">{t('nobodyHere', { count: unit.nobody })}</span> : null}
    </p>
    {unit.text === null ? null : <CopyWords text={unit.text} label={t('copyOne', { unit: unit.unit.name })} />}
  </li>
);

const CopyWords = ({ text, label }: { text: string; label: string }) => {
  const [state, setState] = useState<'none' | 'done' | 'failed'>('none');
  return (
    <div className="copy-words">
      <p className="copy-text">{text}</p>
      <button type="button" className="link-button" aria-label={label} onClick={() => void copyText(text).then((done) => setState(done ? 'done' : 'failed'))}>
        {t('copy')}
      </button>
      <span role="status" className="grey small">
        {state === 'done' ? t('copied') : state === 'failed' ? t('copyFailed') : ''}
      </span>
    </div>
  );
};
