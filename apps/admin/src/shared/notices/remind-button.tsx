import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api, newKey } from '../../api/client.js';
import type { ItemRemindAnswer } from '../../api/generated.js';
import { ProblemAlert } from '../ui/problem-alert.js';
import { t } from './texts.js';

/** Asks whoever has the item in hand to get on with it; the server sees to it that this is once a day. */
export const RemindButton = ({ itemId, about }: { itemId: string; about: string }) => {
  const client = useQueryClient();
  const [key] = useState(newKey);
  const remind = useMutation({
    mutationFn: () => api.post<ItemRemindAnswer>(`/items/${itemId}/reminders`, undefined, { key }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['item', itemId, 'reminders'] }),
  });
  if (remind.error) return <ProblemAlert error={remind.error} />;
  if (remind.data)
    return (
      <span role="status" className="grey small">
        {remind.data.sentence}
      </span>
    );
  return (
    <button type="button" className="link-button" aria-label={t('remindAbout', { about })} disabled={remind.isPending} onClick={() => remind.mutate()}>
      {t('remind')}
    </button>
  );
};
