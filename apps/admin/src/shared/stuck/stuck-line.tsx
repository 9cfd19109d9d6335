import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/queries.js';
import { words } from '../texts/words.js';
import { stuckQuery } from './queries.js';

const t = words('stuck', { line: '有{{count}}件后台事项多次没有办成，其他事项照常。', open: '查看并再试', all: '后台事项' });

/** The alert of who looks after the installation; without one, the quiet way to the page. */
export const StuckLine = () => {
  const { data: me } = useSuspenseQuery(meQuery);
  const may = me.permissions.includes('people.manage');
  const { data } = useQuery({ ...stuckQuery, enabled: may });
  if (!may || !data) return null;
  const count = data.rows.length;
  return count === 0 ? (
    <p className="small">
      <Link to="/upkeep">{t('all')}</Link>
    </p>
  ) : (
    <p className="notice" role="alert">
      {t('line', { count })} <Link to="/upkeep">{t('open')}</Link>
    </p>
  );
};
