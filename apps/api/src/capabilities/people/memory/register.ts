import type { Permission } from '@bihuan/library';
import type { OrganisationRows } from './read-organisation.js';

export interface Post {
  readonly key: string;
  readonly ordinal: number;
  readonly permissions: readonly Permission[];
}

export interface HeldPost {
  readonly person: string;
  readonly unit: string;
  readonly post: Post;
  readonly since: string | null;
}

export interface UnitKept {
  readonly id: string;
  readonly parent: string | null;
  readonly isThere: boolean;
  readonly mergedInto: string | null;
  readonly category: string;
}

/** The rows, to be looked up. */
export interface Register {
  readonly units: ReadonlyMap<string, UnitKept>;
  readonly posts: readonly Post[];
  readonly holdings: readonly HeldPost[];
  readonly holdingsOf: ReadonlyMap<string, readonly HeldPost[]>;
  readonly holdingsIn: ReadonlyMap<string, readonly HeldPost[]>;
  readonly membershipsOf: ReadonlyMap<string, readonly string[]>;
  readonly membersOf: ReadonlyMap<string, readonly string[]>;
  readonly departmentsOf: ReadonlyMap<string, readonly string[]>;
  readonly unitsCovering: ReadonlyMap<string, readonly string[]>;
  /** Who leads an area the unit lies in. */
  readonly leadersOf: ReadonlyMap<string, readonly string[]>;
  /** Who stands in lists kept by hand, by the list's key. */
  readonly groups: ReadonlyMap<string, readonly { readonly person: string; readonly since: string | null }[]>;
  /** Whether somebody with this id exists and may sign in. */
  mayBeAsked(person: string): boolean;
  /** Place in official order. */
  rankOfUnit(unit: string): number;
  rankOfPerson(person: string): number;
  /** Units that are there no more and are carried on by this one. */
  goneInto(unit: string): readonly string[];
}

export function registerOf(rows: OrganisationRows): Register {
  // Every id was parsed as a text of its own; one of each is kept.
  const texts = new Map<string, string>();
  const one = (id: string): string => texts.get(id) ?? (texts.set(id, id), id);
  const people = new Map(rows.people.map(([id, mayBeAsked], rank) => [one(id), { rank, mayBeAsked }]));
  const units = new Map(
    rows.units.map(([id, parent, isThere, mergedInto, category], rank) => [
      one(id),
      { id: one(id), rank, parent: parent && one(parent), isThere, mergedInto: mergedInto && one(mergedInto), category: one(category) },
    ]),
  );
  const posts = new Map(rows.posts.map(([id, key, ordinal, permissions]) => [id, { key, ordinal, permissions }]));
  const holdings = rows.holdings.flatMap(([person, unit, postId, since]): HeldPost[] => {
    const post = posts.get(postId);
    return post ? [{ person: one(person), unit: one(unit), post, since: since && one(since) }] : [];
  });
  const gone = grouped([...units.values()].flatMap(({ id, isThere, mergedInto }) => (isThere || mergedInto === null ? [] : [[mergedInto, id] as const])));
  const pairs = (list: readonly (readonly [string, string])[]) => list.map(([a, b]) => [one(a), one(b)] as const);
  const turned = (list: readonly (readonly [string, string])[]) => pairs(list).map(([a, b]) => [b, a] as const);
  return {
    units,
    posts: [...posts.values()],
    holdings,
    holdingsOf: Map.groupBy(holdings, ({ person }) => person),
    holdingsIn: Map.groupBy(holdings, ({ unit }) => unit),
    membershipsOf: grouped(pairs(rows.memberships)),
    membersOf: grouped(turned(rows.memberships)),
    departmentsOf: grouped(pairs(rows.departments)),
    unitsCovering: grouped(turned(rows.departments)),
    leadersOf: grouped(turned(rows.areas)),
    groups: groupsOf(rows.groups.map(([key, person, since]) => [one(key), { person: one(person), since: since && one(since) }] as const)),
    mayBeAsked: (person) => people.get(person)?.mayBeAsked ?? false,
    rankOfUnit: (unit) => units.get(unit)?.rank ?? -1,
    rankOfPerson: (person) => people.get(person)?.rank ?? -1,
    goneInto: (unit) => gone.get(unit) ?? [],
  };
}

function groupsOf<T>(pairs: readonly (readonly [string, T])[]): ReadonlyMap<string, readonly T[]> {
  return new Map([...Map.groupBy(pairs, ([key]) => key)].map(([key, own]) => [key, own.map(([, value]) => value)]));
}

function grouped(pairs: readonly (readonly [string, string])[]): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const known = groups.get(key);
    if (known) known.push(value);
    else groups.set(key, [value]);
  }
  return groups;
}
