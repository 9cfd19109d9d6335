import type { Actor } from '@bihuan/workflows';
import type { Permission } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';

/** A permission somebody has through one post in one unit. */
export interface Grant {
  readonly permission: Permission;
  readonly post: string;
  readonly unitId: string;
}

/** One post held today, as the person would name it. */
export interface Hat {
  readonly post: string;
  readonly label: string;
  readonly unitId: string;
  readonly unitName: string;
}

/** A post held on a day, with what is needed to put holders in the official order. */
export interface Holding {
  readonly personId: string;
  readonly post: string;
  readonly label: string;
  readonly unitId: string;
  readonly unitName: string;
  readonly since: string | null;
  readonly permissions: readonly Permission[];
}

const holdingsOfPeople: Named = {
  name: 'holdings-of-people',
  text: `
    select h.person_id as "personId", p.key as post, p.label, u.id as "unitId", u.id <> h.unit_id as "isCarried", lower(h.during) as since, p.permissions,
           coalesce((select n.name from unit_names n where n.unit_id = u.id and n.during @> $2::date), u.name) as "unitName"
    from post_holdings h join posts p on p.id = h.post_id join units u on u.id = h.unit_id or (u.merged_into_id = h.unit_id and not u.during @> $2::date)
    where h.person_id = any($1::uuid[]) and h.during @> $2::date
    order by p.ordinal, u.ordinal, u.code, h.person_id`,
};

/** A post held, or what it carries on: whoever holds it in a unit holds it in those merged into that unit as well. */
type Reach = Holding & { readonly isCarried: boolean };

function reachOf(tx: Tx, people: readonly string[], today: string): Promise<Reach[]> {
  return people.length === 0 ? Promise.resolve([]) : tx.rows<Reach>(holdingsOfPeople, [people, today]);
}

/** Posts held on the day, in official order. */
export async function holdingsOf(tx: Tx, people: readonly string[], today: string): Promise<Holding[]> {
  const reach = await reachOf(tx, people, today);
  return reach.filter(({ isCarried }) => !isCarried).map(({ isCarried: _, ...held }) => held);
}

const unitsOfPeople: Named = {
  name: 'units-of-people',
  text: `with own as (select person_id, unit_id as id from memberships where person_id = any($1::uuid[]) and during @> $2::date
                      union select person_id, unit_id from post_holdings where person_id = any($1::uuid[]) and during @> $2::date)
         select person_id as "personId", id from own
         union select own.person_id, u.id from own join units u on u.merged_into_id = own.id and not u.during @> $2::date order by "personId", id`,
};

/** The person as the engine sees one who acts: posts and units of both trees on the day. */
export async function actorOf(tx: Tx, personId: string, today: string): Promise<Actor> {
  return (await actorsOf(tx, [personId], today))(personId);
}

/** The same of many people with the questions of one. */
export async function actorsOf(tx: Tx, people: readonly string[], today: string): Promise<(personId: string) => Actor> {
  const [holdings, units] = await Promise.all([reachOf(tx, people, today), tx.rows<{ personId: string; id: string }>(unitsOfPeople, [people, today])]);
  return (person) => ({
    type: 'person',
    person,
    posts: holdings.flatMap(({ personId, post, unitId }) => (personId === person ? [{ post, unit: unitId }] : [])),
    units: units.flatMap(({ personId, id }) => (personId === person ? [id] : [])),
  });
}

/** One grant for each post held × permission of the post; none for somebody without a post. */
export async function permissionsOf(tx: Tx, personId: string, today: string): Promise<Grant[]> {
  const holdings = await reachOf(tx, [personId], today);
  return holdings.flatMap(({ permissions, post, unitId }) => permissions.map((permission) => ({ permission, post, unitId })));
}

/** What the person is, in official order. */
export async function hatsOf(tx: Tx, personId: string, today: string): Promise<Hat[]> {
  const holdings = await holdingsOf(tx, [personId], today);
  return holdings.map(({ post, label, unitId, unitName }) => ({ post, label, unitId, unitName }));
}
