import type { Named, Tx } from '../../../kernel/database/tx.js';

/** A year as it was written once, by which not everything was counted yet. */
export interface Writing {
  readonly year: number;
  readonly version: number;
}

/** That a year was written. What counts by it listens. */
export const CALENDAR_WRITTEN = 'calendar.written';

const open: Named = { name: 'writings-to-count-by', text: 'select year, version from calendar_years where recounted_at is null order by year, version' };
const see: Named = {
  name: 'see-writings',
  text: `update calendar_years set seen_at = pg_snapshot_xmax(pg_current_snapshot())::text::bigint, moved = coalesce(moved, 0) where recounted_at is null and seen_at is null returning year`,
};
const isAlone: Named = {
  name: 'are-writings-seen-by-all',
  text: `select coalesce(bool_and(seen_at <= pg_snapshot_xmin(pg_current_snapshot())::text::bigint), true) as alone from calendar_years where recounted_at is null`,
};
const count: Named = {
  name: 'count-days-moved',
  text: `update calendar_years y set moved = coalesce(y.moved, 0) + n.moved
         from (select year::int, count(*)::int as moved from unnest($1::int[]) as t (year) group by year) n
         where y.year = n.year and y.version = (select max(v.version) from calendar_years v where v.year = y.year)`,
};
const close: Named = {
  name: 'close-writings',
  text: `update calendar_years y set recounted_at = now() from unnest($1::int[], $2::int[]) as w (year, version) where y.year = w.year and y.version = w.version and y.recounted_at is null`,
};

/** What was written and not yet counted by everywhere. */
export const openWritings = (tx: Tx): Promise<Writing[]> => tx.rows<Writing>(open);

/** From now on whoever begins counts by them. Answers whether one of them was not seen before. */
export const seeWritings = async (tx: Tx): Promise<boolean> => (await tx.rows(see)).length > 0;

/** Whether everybody who may have begun before they were there is done by now: nobody writes down any more what he counted by an older one. */
export async function seenByAll(tx: Tx): Promise<boolean> {
  return (await tx.row<{ alone: boolean }>(isAlone))?.alone === true;
}

/** Days that moved because of these years, each told with the newest writing of its year. */
export async function countMoved(tx: Tx, years: readonly number[]): Promise<void> {
  await tx.rows(count, [years]);
}

/** Everything that ran was counted by them. */
export async function closeWritings(tx: Tx, writings: readonly Writing[]): Promise<void> {
  await tx.rows(close, [writings.map(({ year }) => year), writings.map(({ version }) => version)]);
}
