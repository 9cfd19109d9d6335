import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { itemQuery } from '../../api/queries.js';
import { Loading } from '../../shared/ui/loading.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import { FillItem } from './fill/fill-item.js';
import { ReadItem } from './read-item.js';
import './items.css';

/** Any item of any lifecycle: filled in where the reader may fill, otherwise read and acted on. */
export const ItemPage = () => {
  const { itemId } = useParams({ strict: false });
  return <ItemById key={itemId} itemId={itemId ?? ''} />;
};

const ItemById = ({ itemId }: { itemId: string }) => {
  const { data: item, error, refetch, isFetchedAfterMount } = useQuery({ ...itemQuery(itemId), refetchOnMount: 'always' });
  if (!item && error) return <div className="page page-narrow"><ProblemAlert error={error} onRetry={() => void refetch()} /></div>;
  // A draft from the cache may be older than what was saved on leaving: filling starts from a fresh answer.
  if (!item || (item.fill && !isFetchedAfterMount)) return <Loading />;
  return item.fill ? <FillItem key={`${item.fill.form}.${item.submissions}`} item={item} fill={item.fill} /> : <ReadItem item={item} />;
};
