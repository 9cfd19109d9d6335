import type { Actor } from '@bihuan/workflows';
import type { Permission } from '@bihuan/library';
import type { Directory } from '../queries/directory.js';
import type { Grant } from '../queries/holdings.js';
import type { ItemPeopleFacts, ItemUnits } from '../queries/item-people-facts.js';
import { directoryFrom } from './directory-from.js';
import { aroundUnits } from './around-units.js';
import { registerOf } from './register.js';
import type { Register } from './register.js';
import type { OrganisationRows } from './read-organisation.js';

/** A tenant's organisation on one day, kept in memory. It answers what the readers ask the database; a test holds it against them. */
export interface Organisation {
  readonly version: string | null;
  readonly today: string;
  /** What the resolvers ask. */
  readonly directory: Directory;
  around(item: ItemUnits): ItemPeopleFacts;
  actorOf(person: string): Extract<Actor, { type: 'person' }>;
  grantsOf(person: string): readonly Grant[];
  /** Holds the post in the unit himself, without what is carried on for merged ones. */
  holds(person: string, post: string, unit: string): boolean;
  belongs(person: string, unit: string): boolean;
  leadsOneOf(person: string, units: readonly string[]): boolean;
  /** Stands in a list kept by hand that is open. */
  isListed(person: string, group: string): boolean;
  /** Through a post; in the unit, where one is given. */
  may(person: string, permission: Permission, unit?: string): boolean;
  /** Whether there is anybody the person stands in for, or did: then the slots are asked for. */
  standsIn(person: string): boolean;
}

export function organisationFrom(rows: OrganisationRows, today: string): Organisation {
  const register = registerOf(rows);
  const heldBy = (person: string) => register.holdingsOf.get(person) ?? [];
  const proxies = new Set(rows.standIns.map(([proxy]) => proxy));
  return {
    version: rows.version,
    today,
    directory: directoryFrom(register),
    around: remembering(
      (item: ItemUnits) => `${item.unitId}/${item.subjectUnitId ?? ''}`,
      (item) => aroundUnits(register, item),
    ),
    actorOf: remembering(
      (person: string) => person,
      (person) => actorFrom(register, person),
    ),
    grantsOf: remembering(
      (person: string) => person,
      (person) => reachOf(register, person).flatMap(({ post, unit }) => post.permissions.map((permission) => ({ permission, post: post.key, unitId: unit }))),
    ),
    holds: (person, post, unit) => heldBy(person).some((held) => held.post.key === post && held.unit === unit),
    belongs: (person, unit) => register.membershipsOf.get(person)?.includes(unit) ?? false,
    leadsOneOf: (person, units) => units.some((unit) => register.leadersOf.get(unit)?.includes(person) ?? false),
    isListed: (person, group) => register.groups.get(group)?.some((one) => one.person === person) ?? false,
    may: (person, permission, unit) => heldBy(person).some((held) => held.post.permissions.includes(permission) && (unit === undefined || held.unit === unit)),
    standsIn: (person) => proxies.has(person),
  };
}

/** Posts held and what they carry on: whoever holds one in a unit holds it in those merged into that unit as well. In official order. */
function reachOf(register: Register, person: string): readonly { readonly post: Register['posts'][number]; readonly unit: string }[] {
  const held = (register.holdingsOf.get(person) ?? []).flatMap(({ post, unit }) => [unit, ...register.goneInto(unit)].map((each) => ({ post, unit: each })));
  return held.toSorted((a, b) => a.post.ordinal - b.post.ordinal || register.rankOfUnit(a.unit) - register.rankOfUnit(b.unit));
}

function actorFrom(register: Register, person: string): Extract<Actor, { type: 'person' }> {
  const own = [...(register.membershipsOf.get(person) ?? []), ...(register.holdingsOf.get(person) ?? []).map(({ unit }) => unit)];
  const units = [...new Set(own.flatMap((unit) => [unit, ...register.goneInto(unit)]))].toSorted();
  return { type: 'person', person, posts: reachOf(register, person).map(({ post, unit }) => ({ post: post.key, unit })), units };
}

/** For as long as the organisation is what it is. */
function remembering<A, T>(keyOf: (asked: A) => string, find: (asked: A) => T): (asked: A) => T {
  const known = new Map<string, T>();
  return (asked) => {
    const key = keyOf(asked);
    const answer = known.get(key) ?? find(asked);
    known.set(key, answer);
    return answer;
  };
}
