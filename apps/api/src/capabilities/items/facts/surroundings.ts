import type { Actor, ItemFacts } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { Grant } from '../../people/index.js';
import type { By } from '../apply/by.js';
import { personOf } from '../apply/by.js';
import type { ItemRow } from '../item-row.js';
import { seatColumns } from './seats.js';
import type { Seats } from './seats.js';

/** All a decision must know beside the item's own row: the time, who acts, and the organisation around the item on that day. */
export interface Surroundings extends Seats {
  readonly time: BusinessTime;
  readonly actor: Actor;
  readonly grants: readonly Grant[];
  readonly above: ItemFacts['above'];
  readonly ownerUnits: ItemFacts['ownerUnits'];
  /** Branches that cover the item's unit, where it is a department. */
  readonly covering: readonly string[];
  readonly areaLeaders: ItemFacts['areaLeaders'];
}

interface Row extends Seats {
  readonly trueNow: string;
  readonly at: string;
  readonly today: string;
  readonly zone: string;
  readonly holdings: readonly { readonly post: string; readonly unit: string; readonly permissions: readonly Grant['permission'][] }[];
  readonly units: readonly string[];
  readonly above: readonly string[];
  readonly areaLeaders: readonly string[];
  readonly ownerUnits: readonly string[];
  readonly covering: readonly string[];
}

/**
 * One statement for what the readers of clock and people ask in nine: each round trip costs the api as much as the question.
 * A test holds its answers against theirs; change them together.
 */
const around: Named = {
  name: 'decision-surroundings',
  text: `
with c as materialized (
  select zone, coalesce(business_on, (now() at time zone zone)::date) as day,
         case when business_on is null then now() else (business_on + (now() at time zone zone)::time) at time zone zone end as at
  from tenants
), i as materialized (
  select id, unit_id, case when subject_unit_id is null then array[unit_id] else array[unit_id, subject_unit_id] end as own from items where id = $1
)
select to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "trueNow",
  to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, to_char(c.day, 'YYYY-MM-DD') as today, c.zone,
  ${seatColumns('i.id', '$2', 'c.day')},
  (select coalesce(json_agg(json_build_object('post', p.key, 'unit', u.id, 'permissions', p.permissions) order by p.ordinal, u.ordinal, u.code), '[]')
   from post_holdings h join posts p on p.id = h.post_id join units u on u.id = h.unit_id or (u.merged_into_id = h.unit_id and not u.during @> c.day)
   where h.person_id = $2 and h.during @> c.day) as holdings,
  array(with own as (select unit_id as id from memberships where person_id = $2 and during @> c.day
                     union select unit_id from post_holdings where person_id = $2 and during @> c.day)
        select id from own union select u.id from own join units u on u.merged_into_id = own.id and not u.during @> c.day order by id) as units,
  array(with recursive up as (
          select parent_id as id, 1 as step from units where id = i.unit_id
          union all select u.parent_id, step + 1 from up join units u on u.id = up.id where step < 20
        ) select id from up where id is not null order by step) as above,
  array(select leader_id from (
          select distinct on (s.staff_no) a.leader_id, s.staff_no
          from contact_areas a join contact_area_units l on l.area_id = a.id join persons s on s.id = a.leader_id
          where l.unit_id = any(i.own) and a.during @> c.day order by s.staff_no) led order by staff_no) as "areaLeaders",
  array(with departments as (select department_id as id from unit_departments where unit_id = any(i.own) union select unnest(i.own))
        select id from departments
        union select unit_id from unit_departments where department_id in (select id from departments) order by id) as "ownerUnits",
  array(select unit_id from unit_departments where department_id = i.unit_id order by unit_id) as covering
from i, c`,
};

// What the views ask again after the decision. The organisation does not change in a transaction that decides about an item.
const asked = new WeakMap<Tx, { readonly itemId: string; readonly found: Surroundings }>();

/** Null when there is no such item in this tenant. May be asked together with the lock: it runs after it. */
export async function surroundingsOf(tx: Tx, itemId: string, by: By): Promise<Surroundings | null> {
  const row = await tx.row<Row>(around, [itemId, personOf(by)]);
  if (!row) return null;
  const found = surroundingsFrom(row, by);
  asked.set(tx, { itemId, found });
  return found;
}

function surroundingsFrom({ trueNow, at, today, zone, holdings, units, ...known }: Row, by: By): Surroundings {
  const ended = known.endedSlots.length > 0 ? { endedSlots: known.endedSlots } : {};
  const actor: Actor = 'person' in by ? { type: 'person', person: by.person, posts: holdings.map(({ post, unit }) => ({ post, unit })), units, ...ended } : { type: 'system', rule: by.system };
  const grants = holdings.flatMap(({ permissions, post, unit }) => permissions.map((permission) => ({ permission, post, unitId: unit })));
  return { ...known, time: { trueNow, at, today, zone }, actor, grants };
}

/** What this transaction found out about the person already, for the same day. */
export function knownActor(tx: Tx, personId: string, today: string): Actor | null {
  const found = asked.get(tx)?.found;
  return found && found.time.today === today && found.actor.type === 'person' && found.actor.person === personId ? found.actor : null;
}

/** What this transaction found out about the item already, for the same day. */
export function knownAround(tx: Tx, item: ItemRow, today: string): Pick<Surroundings, 'above' | 'areaLeaders' | 'ownerUnits' | 'covering'> | null {
  const known = asked.get(tx);
  return known && known.itemId === item.id && known.found.time.today === today ? known.found : null;
}
