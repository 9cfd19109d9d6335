import { useQuery } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { ReminderLine } from '../../api/generated.js';
import { t } from './texts.js';
import './notices.css';

/** Who was reminded of an item, by whom and when: beside the time line, for a reminder changes nothing of the item. */
export const RemindersPart = ({ itemId }: { itemId: string }) => {
  const { data = [] } = useQuery({
    queryKey: ['item', itemId, 'reminders'],
    queryFn: ({ signal }) => api.get<ReminderLine[]>(`/items/${itemId}/reminders`, signal),
    retry: false,
  });
  if (data.length === 0) return null;
  return (
    <section className="reminders-part" aria-labelledby="reminders">
      <h2 id="reminders">{t('reminders', { count: data.length })}</h2>
      <ul>
        {data.map(({ atText, by, people }) => (
          <li key={atText + by}>
            <span className="notice-at">{atText}</span>
            {t('reminder', { by, people: people.join('、') })}
          </li>
        ))}
      </ul>
    </section>
  );
};
