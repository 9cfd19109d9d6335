import type { Named, Tx } from '../../../kernel/database/tx.js';
import { personHasLeftNow } from './has-left.js';
import { holdingsOf } from './holdings.js';
import type { Holding } from './holdings.js';

/** Somebody who holds a post in a unit on the day. */
export interface Holder {
  readonly person: string;
  readonly unit: string;
  readonly since: string | null;
}

/** Who stands first in a unit, by the order of posts. */
export interface Head extends Holder {
  readonly post: string;
}

/** A post somebody holds. */
export type HeldByPerson = Pick<Holding, 'personId' | 'post' | 'unitId' | 'since'>;

/** Whom the organisation has on one day, as the resolvers ask for it. People who may not sign in are in none of its answers. */
export interface Directory {
  /** Holders of a post in these units, or anywhere (null), in official order. */
  holders(post: string, units: readonly string[] | null): Promise<readonly Holder[]>;
  /** Those of the people who may be asked, in the order given. */
  askable(people: readonly string[]): Promise<readonly string[]>;
  holdings(people: readonly string[]): Promise<readonly HeldByPerson[]>;
  /** Those of the people who neither belong to one of these units nor hold a post in one. */
  outsiders(people: readonly string[], units: readonly string[]): Promise<readonly string[]>;
  /** Holders of the first post of a unit that anybody holds there. */
  heads(unit: string): Promise<readonly Head[]>;
  /** Who belongs to the units of a category, in official order, nobody twice. */
  membersOf(category: string): Promise<readonly Pick<Holder, 'person' | 'unit'>[]>;
  /** Who stands in a list kept by hand, in official order; none of a closed one. */
  inGroup(key: string): Promise<readonly Pick<Holder, 'person' | 'since'>[]>;
}

const holdersOfPost: Named = {
  name: 'holders-of-post',
  text: `
    select h.person_id as person, h.unit_id as unit, lower(h.during) as since
    from post_holdings h join posts p on p.id = h.post_id join units u on u.id = h.unit_id join persons s on s.id = h.person_id
    where p.key = $1 and ($2::uuid[] is null or h.unit_id = any(array(select case when o.during @> $3::date then o.id else coalesce(o.merged_into_id, o.id) end from units o where o.id = any($2::uuid[])))) and h.during @> $3::date
      and not exists (select from accounts a where a.person_id = h.person_id and a.is_disabled)
    order by u.ordinal, u.code, s.staff_no`,
};

const mayBeAsked: Named = {
  name: 'people-who-may-be-asked',
  text: `select id from persons where id = any($1::uuid[])
           and not exists (select from accounts a where a.person_id = persons.id and a.is_disabled) and not ${personHasLeftNow('persons.id')} order by array_position($1::uuid[], id)`,
};

const notOfUnits: Named = {
  name: 'people-outside-of-units',
  text: `select id from unnest($1::uuid[]) as p (id)
         where not exists (select from memberships m where m.person_id = p.id and m.unit_id = any($2::uuid[]) and m.during @> $3::date)
           and not exists (select from post_holdings h where h.person_id = p.id and h.unit_id = any($2::uuid[]) and h.during @> $3::date)`,
};

const headsOfUnit: Named = {
  name: 'heads-of-unit',
  text: `
    with held as (
      select h.person_id as person, h.unit_id as unit, lower(h.during) as since, p.key as post, p.ordinal, s.staff_no
      from post_holdings h join posts p on p.id = h.post_id join persons s on s.id = h.person_id
      where h.unit_id = (select case when o.during @> $2::date then o.id else coalesce(o.merged_into_id, o.id) end from units o where o.id = $1) and h.during @> $2::date
        and not exists (select from accounts a where a.person_id = h.person_id and a.is_disabled))
    select person, unit, since, post from held where ordinal = (select min(ordinal) from held) order by staff_no`,
};

const membersOfCategory: Named = {
  name: 'members-of-category',
  text: `
    select person, unit from (
      select distinct on (m.person_id) m.person_id as person, u.id as unit, u.ordinal, u.code, s.staff_no
      from units u join memberships m on m.unit_id = u.id join persons s on s.id = m.person_id
      where u.category = $1 and u.during @> $2::date and m.during @> $2::date
        and not exists (select from accounts a where a.person_id = m.person_id and a.is_disabled)
      order by m.person_id, u.ordinal, u.code) member
    order by ordinal, code, staff_no`,
};

const membersOfGroup: Named = {
  name: 'members-of-group',
  text: `
    select m.person_id as person, lower(m.during) as since
    from user_groups g join user_group_members m on m.group_id = g.id join persons s on s.id = m.person_id
    where g.key = $1 and (g.closed_on is null or g.closed_on > $2::date) and m.during @> $2::date
      and not exists (select from accounts a where a.person_id = m.person_id and a.is_disabled)
    order by s.staff_no`,
};

/** Asks the database each time. */
export function directoryOn(tx: Tx, today: string): Directory {
  return {
    holders: (post, units) => tx.rows<Holder>(holdersOfPost, [post, units, today]),
    askable: async (people) => (await tx.rows<{ id: string }>(mayBeAsked, [people])).map(({ id }) => id),
    holdings: (people) => holdingsOf(tx, people, today),
    outsiders: async (people, units) => (await tx.rows<{ id: string }>(notOfUnits, [people, units, today])).map(({ id }) => id),
    heads: (unit) => tx.rows<Head>(headsOfUnit, [unit, today]),
    membersOf: (category) => tx.rows<Pick<Holder, 'person' | 'unit'>>(membersOfCategory, [category, today]),
    inGroup: (key) => tx.rows<Pick<Holder, 'person' | 'since'>>(membersOfGroup, [key, today]),
  };
}

/**
 * For many items of some units at once: what these units have is read in one go, anything else is asked once and remembered.
 * It must not outlive its transaction.
 */
export async function directoryOfUnits(tx: Tx, units: readonly string[], today: string): Promise<Directory> {
  const asked = directoryOn(tx, today);
  const here = await holdersByUnit(tx, units, today);
  const elsewhere = remembering((key: string) => {
    const [post = '', unit] = key.split('/');
    return asked.holders(post, unit === undefined ? null : unit.split(','));
  });
  const askable = remembering((key: string) => asked.askable(key.split(',')));
  const holdings = remembering((key: string) => asked.holdings(key.split(',')));
  return {
    holders: (post, wanted) => {
      if (wanted === null) return elsewhere(post);
      const [unit, ...more] = wanted;
      if (unit === undefined) return Promise.resolve([]);
      const known = more.length > 0 ? undefined : here.get(unit);
      return known ? Promise.resolve(known.get(post) ?? []) : elsewhere(`${post}/${wanted.join(',')}`);
    },
    askable: (people) => (people.length === 0 ? Promise.resolve([]) : askable(people.join(','))),
    holdings: (people) => (people.length === 0 ? Promise.resolve([]) : holdings(people.join(','))),
    outsiders: (people, wanted) => asked.outsiders(people, wanted),
    heads: remembering((unit) => asked.heads(unit)),
    membersOf: remembering((category) => asked.membersOf(category)),
    inGroup: remembering((key) => asked.inGroup(key)),
  };
}

// As for one unit: what was merged is carried on by those of the unit it was merged into.
const holdersOfUnits: Named = {
  name: 'holders-of-units',
  text: `
    select o.id as asked, p.key as post, h.person_id as person, h.unit_id as unit, lower(h.during) as since
    from units o join post_holdings h on h.unit_id = case when o.during @> $2::date then o.id else coalesce(o.merged_into_id, o.id) end
      join posts p on p.id = h.post_id join persons s on s.id = h.person_id
    where o.id = any($1::uuid[]) and h.during @> $2::date
      and not exists (select from accounts a where a.person_id = h.person_id and a.is_disabled)
    order by s.staff_no`,
};

async function holdersByUnit(tx: Tx, units: readonly string[], today: string): Promise<ReadonlyMap<string, ReadonlyMap<string, Holder[]>>> {
  const byUnit = new Map<string, Map<string, Holder[]>>(units.map((unit) => [unit, new Map()]));
  for (const { asked, post, ...holder } of await tx.rows<Holder & { asked: string; post: string }>(holdersOfUnits, [units, today])) {
    const posts = byUnit.get(asked);
    const known = posts?.get(post);
    if (known) known.push(holder);
    else posts?.set(post, [holder]);
  }
  return byUnit;
}

function remembering<T>(ask: (key: string) => Promise<T>): (key: string) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (key) => {
    const answer = answers.get(key) ?? ask(key);
    answers.set(key, answer);
    return answer;
  };
}
