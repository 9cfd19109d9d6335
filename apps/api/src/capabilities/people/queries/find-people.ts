import type { ItemFacts, Resolver, Why } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { assertNever } from '../assert-never.js';
import { holdingsOf } from './holdings.js';

export interface Found {
  readonly person: string;
  readonly why: Why;
}

/** People a resolver means for an item on a day, in official order, each with the reason. People who may not sign in are never among them. */
export async function findPeople(tx: Tx, resolver: Resolver, item: ItemFacts, today: string): Promise<Found[]> {
  switch (resolver.type) {
    case 'post':
      return holders(tx, { resolver: 'post', post: resolver.post, units: unitsMeant(resolver.of, item) }, today);
    case 'unit-of':
      // The unit that leads a piece of work is the unit the item belongs to.
      return holders(tx, { resolver: 'unit-of', post: resolver.post, units: [item.unit] }, today);
    case 'person-field':
      return named(tx, { why: { resolver: 'person-field', field: resolver.field }, people: present(item.people[resolver.field]), item }, today);
    case 'area-leader':
      return named(tx, { why: { resolver: 'area-leader' }, people: item.areaLeaders, item }, today);
    default:
      return assertNever(resolver);
  }
}

function unitsMeant(of: 'item-unit' | 'parent-unit' | 'anywhere', item: ItemFacts): readonly string[] | null {
  switch (of) {
    case 'item-unit':
      return [item.unit];
    case 'parent-unit':
      return item.above.slice(0, 1);
    case 'anywhere':
      return null;
    default:
      return assertNever(of);
  }
}

const present = (id: string | undefined): readonly string[] => (id === undefined ? [] : [id]);

const holdersOfPost: Named = {
  name: 'holders-of-post',
  text: `
    select h.person_id as person, h.unit_id as unit, lower(h.during) as since
    from post_holdings h join posts p on p.id = h.post_id join units u on u.id = h.unit_id join persons s on s.id = h.person_id
    where p.key = $1 and ($2::uuid[] is null or h.unit_id = any($2::uuid[])) and h.during @> $3::date
      and not exists (select from accounts a where a.person_id = h.person_id and a.is_disabled)
    order by u.ordinal, u.code, s.staff_no`,
};

interface Held { readonly resolver: 'post' | 'unit-of'; readonly post: string; readonly units: readonly string[] | null }
interface HolderRow { readonly person: string; readonly unit: string; readonly since: string | null }

async function holders(tx: Tx, { resolver, post, units }: Held, today: string): Promise<Found[]> {
  const rows = await tx.rows<HolderRow>(holdersOfPost, [post, units, today]);
  const found = rows.map(({ person, unit, since }) => ({ person, why: { resolver, post, unit, ...(since === null ? {} : { since }) } }));
  // One person holding the post in two units is asked once.
  return found.filter(({ person }, at) => found.findIndex((other) => other.person === person) === at);
}

const mayBeAsked: Named = {
  name: 'people-who-may-be-asked',
  text: `select id from persons where id = any($1::uuid[])
           and not exists (select from accounts a where a.person_id = persons.id and a.is_disabled) order by array_position($1::uuid[], id)`,
};

interface NamedPeople { readonly why: Pick<Why, 'resolver' | 'field'>; readonly people: readonly string[]; readonly item: ItemFacts }

/** People the item itself names. Their reason carries the post nearest to the item, so that the inbox can say in which hat. */
async function named(tx: Tx, { why, people, item }: NamedPeople, today: string): Promise<Found[]> {
  if (people.length === 0) return [];
  const rows = await tx.rows<{ id: string }>(mayBeAsked, [[...new Set(people)]]);
  const holdings = await holdingsOf(tx, rows.map(({ id }) => id), today);
  return rows.map(({ id }) => {
    const own = holdings.filter(({ personId }) => personId === id);
    const hat = own.find(({ unitId }) => unitId === item.unit) ?? own.find(({ unitId }) => item.ownerUnits.includes(unitId)) ?? own[0];
    return { person: id, why: hat ? { ...why, post: hat.post, unit: hat.unitId, ...(hat.since === null ? {} : { since: hat.since }) } : { ...why, unit: item.unit } };
  });
}
