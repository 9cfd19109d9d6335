import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Button } from 'antd';
import { useState } from 'react';
import { api, newKey } from '../../api/client.js';
import type { HandedOutView } from '../../api/generated.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { Sheet } from '../../shared/ui/sheet.js';
import { HandedOut } from './handed-out.js';
import { t } from './texts.js';

/** As many as the server opens at once. */
const MOST = 1000;

/** For everybody who has none: first what will happen, then the list that is shown once. */
export const OpenAccounts = ({ count, onClose }: { count: number; onClose: () => void }) => {
  const client = useQueryClient();
  const [key] = useState(newKey);
  const open = useMutation({
    mutationFn: () => api.post<HandedOutView>('/accounts', { people: null }, { key }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['accounts'] }),
  });
  const now = Math.min(count, MOST);
  return (
    <Sheet
      title={open.data ? t('handedTitle') : t('openTitle')}
      width={720}
      busy={open.isPending}
      onClose={onClose}
      foot={
        open.data ? (
          <Button type="primary" onClick={onClose}>
            {t('close')}
          </Button>
        ) : (
          <>
            <Button disabled={open.isPending} onClick={onClose}>
              {t('cancel')}
            </Button>
            <Button type="primary" loading={open.isPending} onClick={() => open.mutate()}>
              {t('openGo')}
            </Button>
          </>
        )
      }
    >
      {open.data ? (
        <HandedOut handed={open.data} />
      ) : (
        <>
          <p>
            {t('openText', { n: now })}
            {count > MOST ? t('openMost') : ''}
          </p>
          {open.isPending ? <p role="status">{t('opening')}</p> : null}
        </>
      )}
      {open.error ? <ProblemAlert error={open.error} /> : null}
    </Sheet>
  );
};
