import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query';
import { Button } from 'antd';
import { useRef, useState } from 'react';
import type { FormData as Filled, FormDefinition } from '@bihuan/forms';
import { api, newKey } from '../../api/client.js';
import { meQuery, refreshWork } from '../../api/queries.js';
import type { EntryBatchAnswer, RegisterRow } from '../../api/types.js';
import { FormView } from '../../form-kit/index.js';
import { ProblemAlert, Sheet } from '../../shared/ui/index.js';
import { isEmpty } from './entry-values.js';
import { t } from './texts.js';

interface ChangeSheetProps {
  readonly register: string;
  readonly rows: readonly RegisterRow[];
  readonly onClose: () => void;
  readonly onDone: (answer: EntryBatchAnswer) => void;
}

const asked: FormDefinition = {
  format: 1,
  key: 'changes',
  title: t('change'),
  minutes: 1,
  order: ['lead', 'leader', 'owner', 'dueOn', 'reason'],
  fields: {
    lead: { id: 'lead', key: 'lead', kind: 'unit', label: t('leadField') },
    leader: { id: 'leader', key: 'leader', kind: 'person', label: t('leader') },
    owner: { id: 'owner', key: 'owner', kind: 'person', label: t('owner') },
    dueOn: { id: 'dueOn', key: 'dueOn', kind: 'date', label: t('due') },
    reason: { id: 'reason', key: 'reason', kind: 'text', label: t('reason'), required: true, maxLength: 200, hint: t('reasonHint') },
  },
};
const nothing: Filled = {};

/** Who answers for the ticked rows and until when; what is left empty stays as it is. */
export const ChangeSheet = ({ register, rows, onClose, onDone }: ChangeSheetProps) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const client = useQueryClient();
  const [data, setData] = useState(nothing);
  const [tried, setTried] = useState(false);
  const last = useRef({ text: '', key: '' });
  const given = Object.fromEntries(Object.entries(data).filter(([, value]) => !isEmpty(value)));
  const lacksReason = isEmpty(given['reason']);
  const lacksChange = Object.keys(given).every((name) => name === 'reason');
  const send = useMutation({
    mutationFn: () => {
      const body = { ...given, entries: rows.map(({ itemId, version }) => ({ itemId, expectedVersion: version })) };
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      return api.post<EntryBatchAnswer>(`/registers/${register}/changes`, body, { key: last.current.key });
    },
    onSuccess: async (answer) => {
      onDone(answer);
      await refreshWork(client);
    },
  });
  const handleSend = () => {
    setTried(true);
    if (!lacksReason && !lacksChange) send.mutate();
  };
  return (
    <Sheet
      title={t('change')}
      subtitle={t('pickedCount', { count: rows.length })}
      busy={send.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('leave')}</Button>
          <Button type="primary" loading={send.isPending} onClick={handleSend}>
            {t('changeCount', { count: rows.length })}
          </Button>
        </>
      }
    >
      <p className="grey">{t('changeNote')}</p>
      <FormView definition={asked} data={data} today={me.today.on} unitId={null} names={null} issues={[]} onChange={setData} />
      <p className="field-error" aria-live="polite">
        {tried && lacksReason ? t('reasonMissing') : tried && lacksChange ? t('changeMissing') : ''}
      </p>
      {send.error ? <ProblemAlert error={send.error} /> : null}
    </Sheet>
  );
};
