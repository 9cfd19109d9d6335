import { daysBetween } from '@bihuan/workflows';
import type { Why } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { dayOf } from '../../items/index.js';
import { namesOf, whyRole } from '../../people/index.js';
import type { Past } from './past.js';

const handsHeld = (held: string): string => `
    select a.item_id as "itemId", count(*)::int as n, (array_agg(s.name order by a.opened_at, s.staff_no))[1:2] as names,
           (array_agg(a.why order by a.opened_at, s.staff_no))[1] as why,
           to_char(min(a.opened_at) at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
    from assignments a join persons s on s.id = a.person_id
    where a.item_id = any($1::uuid[]) and ${held} group by a.item_id`;
const openHands: Named = { name: 'open-hands-of-items', text: handsHeld('a.closed_at is null') };
const handsThen: Named = {
  name: 'hands-of-items-then',
  text: handsHeld('a.opened_at < $2::timestamptz and (a.closed_at is null or a.closed_at >= $2::timestamptz)'),
};

interface HandRow {
  readonly itemId: string;
  readonly n: number;
  readonly names: readonly string[];
  readonly why: Why;
  readonly since: string;
}

/** «党务干事 孙某，已2天»: in whose hands each item is, and since when; items in nobody's are not among the answer. */
export async function handsOf(tx: Tx, itemIds: readonly string[], past: Past | null): Promise<ReadonlyMap<string, string>> {
  if (itemIds.length === 0) return new Map();
  const { today, zone } = await clockOf(tx);
  const day = past?.day ?? today;
  const { posts } = await namesOf(tx, { people: [], units: [] });
  const rows = past ? await tx.rows<HandRow>(handsThen, [itemIds, past.end]) : await tx.rows<HandRow>(openHands, [itemIds]);
  return new Map(
    rows.map(({ itemId, n, names, why, since }) => {
      const days = daysBetween(dayOf(since, zone), day);
      const people = n > names.length ? `${names.join('、')}等${n}人` : names.join('、');
      return [itemId, `${whyRole(why, { posts })} ${people}${days === 0 ? (past ? '，当天到手' : '，今天到手') : `，已${days}天`}`];
    }),
  );
}
