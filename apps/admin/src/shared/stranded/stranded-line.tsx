import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { api } from '../../api/client.js';
import { meQuery } from '../../api/queries.js';
import type { Routes } from '../../api/types.js';
import { words } from '../texts/words.js';

const t = words('stranded', { line: '有{{count}}件事在已离岗的同志手上，无人办理。', open: '去办理交接', all: '为离岗、外出的同志办理交接' });

/** For who may hand over: what has come to lie with nobody; `always` offers the way there also when there is nothing. */
export const StrandedLine = ({ always = false }: { always?: boolean }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const may = me.permissions.some((permission) => permission === 'items.hand-over' || permission === 'people.manage');
  const { data = [] } = useQuery({
    queryKey: ['stranded-work'],
    queryFn: ({ signal }) => api.get<Routes['GET /stranded-work']['answer']>('/stranded-work', signal),
    enabled: may,
  });
  const count = data.reduce((sum, one) => sum + one.count, 0);
  if (!may || (count === 0 && !always)) return null;
  return (
    <p className="stranded-line">
      {count > 0 ? t('line', { count }) : null} <Link to="/hand-over">{count > 0 ? t('open') : t('all')}</Link>
    </p>
  );
};
