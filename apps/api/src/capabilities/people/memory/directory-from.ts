import type { Directory, Head, HeldByPerson, Holder } from '../queries/directory.js';
import type { HeldPost, Register } from './register.js';

/** Answers of the directory out of memory. Nothing is awaited but what the interface promises. */
export function directoryFrom(register: Register): Directory {
  return {
    holders: (post, units) => Promise.resolve(holders(register, post, units)),
    askable: (people) => Promise.resolve([...new Set(people)].filter(register.mayBeAsked)),
    holdings: (people) => Promise.resolve(holdings(register, people)),
    outsiders: (people, units) => Promise.resolve(people.filter((person) => !isOf(register, person, units))),
    heads: (unit) => Promise.resolve(heads(register, unit)),
    membersOf: (category) => Promise.resolve(membersOf(register, category)),
    inGroup: (key) => Promise.resolve(inGroup(register, key)),
  };
}

/** What was merged is carried on by those of the unit it was merged into. */
function carriedOnBy({ units }: Register, id: string): string {
  const unit = units.get(id);
  return unit && !unit.isThere ? (unit.mergedInto ?? id) : id;
}

const holderOf = ({ person, unit, since }: HeldPost): Holder => ({ person, unit, since });

function holders(register: Register, post: string, units: readonly string[] | null): Holder[] {
  const among =
    units === null ? register.holdings : [...new Set(units.map((unit) => carriedOnBy(register, unit)))].flatMap((unit) => register.holdingsIn.get(unit) ?? []);
  return among
    .filter((held) => held.post.key === post && register.mayBeAsked(held.person))
    .toSorted((a, b) => register.rankOfUnit(a.unit) - register.rankOfUnit(b.unit) || register.rankOfPerson(a.person) - register.rankOfPerson(b.person))
    .map(holderOf);
}

function heads(register: Register, unit: string): Head[] {
  const held = (register.holdingsIn.get(carriedOnBy(register, unit)) ?? []).filter(({ person }) => register.mayBeAsked(person));
  const first = Math.min(...held.map(({ post }) => post.ordinal));
  return held
    .filter(({ post }) => post.ordinal === first)
    .toSorted((a, b) => register.rankOfPerson(a.person) - register.rankOfPerson(b.person))
    .map((one) => ({ ...holderOf(one), post: one.post.key }));
}

function holdings(register: Register, people: readonly string[]): HeldByPerson[] {
  return [...new Set(people)]
    .flatMap((person) => register.holdingsOf.get(person) ?? [])
    .toSorted((a, b) => a.post.ordinal - b.post.ordinal || register.rankOfUnit(a.unit) - register.rankOfUnit(b.unit) || (a.person < b.person ? -1 : 1))
    .map(({ person, unit, post, since }) => ({ personId: person, post: post.key, unitId: unit, since }));
}

function isOf(register: Register, person: string, units: readonly string[]): boolean {
  return (
    (register.membershipsOf.get(person) ?? []).some((unit) => units.includes(unit)) ||
    (register.holdingsOf.get(person) ?? []).some(({ unit }) => units.includes(unit))
  );
}

function inGroup(register: Register, key: string): Pick<Holder, 'person' | 'since'>[] {
  return (register.groups.get(key) ?? [])
    .filter(({ person }) => register.mayBeAsked(person))
    .toSorted((a, b) => register.rankOfPerson(a.person) - register.rankOfPerson(b.person));
}

function membersOf(register: Register, category: string): Pick<Holder, 'person' | 'unit'>[] {
  // Units are in official order, so whoever belongs to two of them is named for the first.
  const units = [...register.units.values()].filter((unit) => unit.isThere && unit.category === category);
  const found = new Map<string, string>();
  for (const { id } of units)
    for (const person of register.membersOf.get(id) ?? []) if (register.mayBeAsked(person) && !found.has(person)) found.set(person, id);
  return [...found]
    .map(([person, unit]) => ({ person, unit }))
    .toSorted((a, b) => register.rankOfUnit(a.unit) - register.rankOfUnit(b.unit) || register.rankOfPerson(a.person) - register.rankOfPerson(b.person));
}
