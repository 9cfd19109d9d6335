import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api } from '../../api/client.js';
import { keys, refreshWork } from '../../api/queries.js';
import type { DayView, Me } from '../../api/types.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { Sheet } from '../../shared/ui/sheet.js';
import { t } from './texts.js';

export const DemoDateDialog = ({ today, onClose }: { today: DayView; onClose: () => void }) => {
  const client = useQueryClient();
  const [date, setDate] = useState(today.on);
  const move = useMutation({
    mutationFn: () => api.post<Me>('/demo/date', { date }),
    onSuccess: async (me) => {
      client.setQueryData(keys.me, me);
      onClose();
      await refreshWork(client);
    },
  });
  const isEarlier = date < today.on;
  return (
    <Sheet
      title={t('demoTitle')}
      width={440}
      busy={move.isPending}
      onClose={onClose}
      foot={
        <>
          <Button onClick={onClose}>{t('cancel')}</Button>
          <Button type="primary" loading={move.isPending} disabled={date === '' || isEarlier || date === today.on} onClick={() => move.mutate()}>
            {t('demoConfirm')}
          </Button>
        </>
      }
    >
      <p className="grey">{t('demoHint')}</p>
      <div className="field">
        <label htmlFor="demo-date">{t('demoLabel')}</label>
        <input id="demo-date" className="native-input" type="date" min={today.on} value={date} onChange={(event) => setDate(event.target.value)} />
        {isEarlier ? (
          <p className="field-error" role="alert">
            {t('demoEarlier')}
          </p>
        ) : null}
      </div>
      {move.error ? <ProblemAlert error={move.error} /> : null}
    </Sheet>
  );
};
