import type { UseInfiniteQueryResult, InfiniteData } from '@tanstack/react-query';
import type { ChangesView } from '../../api/generated.js';
import { Loading, ProblemAlert } from '../ui/index.js';
import { ChangesPart } from './changes-part.js';
import { TwoDaysFields } from './two-days-fields.js';
import type { TwoDays } from './use-two-days.js';

interface TwoDaysChangesProps {
  readonly days: TwoDays;
  readonly today: string;
  readonly changes: UseInfiniteQueryResult<InfiniteData<ChangesView>>;
}

/** The two days, and below them what changed between; while it is asked for, and when that failed, it says so. */
export const TwoDaysChanges = ({ days, today, changes }: TwoDaysChangesProps) => {
  const [first] = changes.data?.pages ?? [];
  return (
    <>
      <TwoDaysFields {...days} today={today} />
      {changes.error ? <ProblemAlert error={changes.error} onRetry={() => void changes.refetch()} /> : null}
      {changes.isPending ? <Loading /> : null}
      {first && !changes.error ? <ChangesPart view={{ ...first, rows: changes.data?.pages.flatMap(({ rows }) => rows) ?? [] }} pages={changes} /> : null}
    </>
  );
};
