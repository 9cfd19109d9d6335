import { useInfiniteQuery, useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { meQuery } from '../../api/queries.js';
import { words } from '../texts/words.js';
import { strandedQuery, vacantLines, vacantQuery } from './queries.js';
import './stranded.css';

const t = words('stranded', {
  vacant: '有{{count}}件事没有找到办理人，等您指定。',
  vacantMany: '有{{count}}件以上的事没有找到办理人，请您看看哪些要指定。',
  name: '去指定',
  line: '有{{count}}件事在已离岗的同志手上，无人办理。',
  open: '去办理交接',
  all: '无人办理的事，为离岗、外出的同志办理交接',
});

/** For who may put it right: what nobody was found for, and what has come to lie with nobody; `always` offers the way there also when there is nothing. */
export const StrandedLine = ({ always = false }: { always?: boolean }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const mayHand = me.permissions.some((permission) => permission === 'items.hand-over' || permission === 'people.manage');
  const mayName = me.permissions.includes('items.override');
  const { data: stranded = [] } = useQuery({ ...strandedQuery, enabled: mayHand });
  const { data: vacant } = useInfiniteQuery({ ...vacantQuery, enabled: mayName });
  const left = stranded.reduce((sum, one) => sum + one.count, 0);
  const rows = vacantLines(vacant?.pages ?? []);
  const isMore = vacant?.pages.at(-1)?.next != null;
  // What stands still waits for its resumption first; of more than one page only how many there are is known.
  const waiting = isMore ? rows.length : rows.filter(({ places }) => places.some(({ act }) => act !== null)).length;
  if (!mayHand && !mayName) return null;
  return (
    <>
      {waiting > 0 ? (
        <p className="stranded-line">
          {t(isMore ? 'vacantMany' : 'vacant', { count: waiting })} <Link to="/hand-over">{t('name')}</Link>
        </p>
      ) : null}
      {left > 0 ? (
        <p className="stranded-line">
          {t('line', { count: left })} <Link to="/hand-over">{t('open')}</Link>
        </p>
      ) : null}
      {always && left + waiting === 0 ? (
        <p className="stranded-line">
          <Link to="/hand-over">{t('all')}</Link>
        </p>
      ) : null}
    </>
  );
};
