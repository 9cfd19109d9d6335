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

const unitsOfPerson: Named = {
  name: 'units-of-person',
  text: `with own as (select unit_id as id from memberships where person_id = $1 and during @> $2::date
                      union select unit_id from post_holdings where person_id = $1 and during @> $2::date)
         select id from own union select u.id from own join units u on u.merged_into_id = own.id and not u.during @> $2::date order by id`,
};

/** The person as the engine sees one who acts: posts and units of both trees on the day. */
export async function actorOf(tx: Tx, personId: string, today: string): Promise<Actor> {
  const holdings = await reachOf(tx, [personId], today);
  const units = await tx.rows<{ id: string }>(unitsOfPerson, [personId, today]);
  return {
    type: 'person',
    person: personId,
    posts: holdings.map(({ post, unitId }) => ({ post, unit: unitId })),
    units: units.map(({ id }) => id),
  };
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
