import { useQuery, useSuspenseQuery } from '@tanstack/react-query';
import { Navigate, useParams } from '@tanstack/react-router';
import { Suspense, useCallback } from 'react';
import { itemQuery, meQuery } from '../../api/queries.js';
import type { ItemView } from '../../api/types.js';
import { useFreshItem } from '../../shared/live/index.js';
import { Loading } from '../../shared/ui/loading.js';
import { ProblemAlert } from '../../shared/ui/problem-alert.js';
import './items.css';
import { lazyPart } from '../../shared/ui/lazy-part.js';

// Each way of looking at an item is fetched when it is the one: whoever fills in needs no paper, and whoever reads no form.
const ReadItem = lazyPart(() => import('./read-item.js').then((module) => ({ default: module.ReadItem })));

const FillItem = lazyPart(() => import('./fill/fill-item.js').then((module) => ({ default: module.FillItem })));

const SignItem = lazyPart(() => import('./sign/sign-item.js').then((module) => ({ default: module.SignItem })));

/** Any item of any lifecycle: filled in where the reader may fill, otherwise read and acted on. */
export const ItemPage = () => {
  const { itemId } = useParams({ strict: false });
  return <ItemById key={itemId} itemId={itemId ?? ''} />;
};

const ItemById = ({ itemId }: { itemId: string }) => {
  const { data: me } = useSuspenseQuery(meQuery);
  const { data: item, error, refetch, isFetchedAfterMount } = useQuery({ ...itemQuery(itemId), refetchOnMount: 'always' });
  useFreshItem({ id: itemId, version: item?.version, isFilled: item?.fill != null, readAgain: useCallback(() => void refetch(), [refetch]) });
  if (!item && error)
    return (
      <div className="page page-narrow">
        <ProblemAlert error={error} onRetry={() => void refetch()} />
      </div>
    );
  // A draft from the cache may be older than what was saved on leaving: filling starts from a fresh answer.
  const plan = item && me.permissions.some((permission) => permission === 'plans.read' || permission === 'plans.edit') ? planOf(item) : null;
  if (item?.kind === 'review-sheet') return <Navigate to={`/review-sheets/${item.id}`} replace />;
  if (item?.kind === 'review') return <Navigate to={`/reviews/${item.id}`} replace />;
  if (plan !== null) return <Navigate to={`/campaigns/${plan}?from=inbox`} replace />;
  if (!item || (item.fill && !isFetchedAfterMount)) return <Loading />;
  return (
    <Suspense fallback={<Loading />}>
      <Looked item={item} />
    </Suspense>
  );
};

const Looked = ({ item }: { readonly item: ItemView }) => {
  if (item.fill) return <FillItem key={`${item.fill.form}.${item.submissions}`} item={item} fill={item.fill} />;
  if (item.editing) return <SignItem key={`${item.editing.slotId}.${item.submissions}`} item={item} editing={item.editing} />;
  return <ReadItem item={item} />;
};

/** A plan, or a stage of one, is read and decided where the whole plan stands. */
const planOf = (item: ItemView): string | null => {
  if (item.kind === 'campaign') return item.id;
  return item.kind === 'stage' ? (item.campaign?.id ?? item.parent?.id ?? null) : null;
};
