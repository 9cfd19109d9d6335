import type { ItemFacts, Resolver, Why } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { assertNever } from '../assert-never.js';
import { directoryOn } from './directory.js';
import type { Directory } from './directory.js';

export interface Found {
  readonly person: string;
  readonly why: Why;
}

/** People a resolver means for an item on a day, in official order, each with the reason. People who may not sign in are never among them. */
export function findPeople(tx: Tx, resolver: Resolver, item: ItemFacts, today: string): Promise<Found[]> {
  return peopleIn(directoryOn(tx, today), resolver, item);
}

/** The same, asked of a directory. */
export async function peopleIn(directory: Directory, resolver: Resolver, item: ItemFacts): Promise<Found[]> {
  switch (resolver.type) {
    case 'post':
      return holders(directory, { resolver: 'post', post: resolver.post, units: unitsMeant(resolver.of, item) });
    case 'unit-of':
      // The unit that leads a piece of work is the unit the item belongs to.
      return holders(directory, { resolver: 'unit-of', post: resolver.post, units: [item.unit] });
    case 'person-field':
      return named(directory, { why: { resolver: 'person-field', field: resolver.field }, people: present(item.people[resolver.field]), item });
    case 'area-leader':
      return named(directory, { why: { resolver: 'area-leader' }, people: item.areaLeaders, item });
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

interface Held { readonly resolver: 'post' | 'unit-of'; readonly post: string; readonly units: readonly string[] | null }

async function holders(directory: Directory, { resolver, post, units }: Held): Promise<Found[]> {
  const rows = await directory.holders(post, units);
  const found = rows.map(({ person, unit, since }) => ({ person, why: { resolver, post, unit, ...(since === null ? {} : { since }) } }));
  // One person holding the post in two units is asked once.
  return found.filter(({ person }, at) => found.findIndex((other) => other.person === person) === at);
}

interface NamedPeople { readonly why: Pick<Why, 'resolver' | 'field'>; readonly people: readonly string[]; readonly item: ItemFacts }

/** People the item itself names. Their reason carries the post nearest to the item, so that the inbox can say in which hat. */
async function named(directory: Directory, { why, people, item }: NamedPeople): Promise<Found[]> {
  if (people.length === 0) return [];
  const asked = await directory.askable([...new Set(people)]);
  const holdings = await directory.holdings(asked);
  return asked.map((id) => {
    const own = holdings.filter(({ personId }) => personId === id);
    const hat = own.find(({ unitId }) => unitId === item.unit) ?? own.find(({ unitId }) => item.ownerUnits.includes(unitId)) ?? own[0];
    return { person: id, why: hat ? { ...why, post: hat.post, unit: hat.unitId, ...(hat.since === null ? {} : { since: hat.since }) } : { ...why, unit: item.unit } };
  });
}
