import type { ItemFacts, Work } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { directoryOn } from './directory.js';
import type { Directory } from './directory.js';
import { peopleIn } from './find-people.js';
import type { Found } from './find-people.js';

/**
 * Whom a place of work asks for an item on a day: all that its resolvers mean, nobody twice, whoever is found for two reasons
 * there for the first. Only where that is nobody, those who stand in are tried, one resolver after the other.
 * Work for outsiders asks nobody of the owner's own units, and not the one who answers for it or leads it; those who stand in are asked as they are, lest nobody be left to arrange it.
 */
export function peopleAtWork(tx: Tx, work: Pick<Work, 'who' | 'orElse' | 'outside'>, { item, today }: { item: ItemFacts; today: string }): Promise<Found[]> {
  return peopleAtWorkIn(directoryOn(tx, today), work, item);
}

/** The same, asked of a directory. */
export async function peopleAtWorkIn(directory: Directory, { who, orElse = [], outside = false }: Pick<Work, 'who' | 'orElse' | 'outside'>, item: ItemFacts): Promise<Found[]> {
  for (const [index, resolvers] of [who, ...orElse.map((one) => [one])].entries()) {
    const found = new Map<string, Found>();
    for (const resolver of resolvers) for (const one of await peopleIn(directory, resolver, item)) if (!found.has(one.person)) found.set(one.person, one);
    const asked = outside && index === 0 ? await outsidersAmong(directory, [...found.values()], item) : [...found.values()];
    if (asked.length > 0) return asked;
  }
  return [];
}

async function outsidersAmong(directory: Directory, found: readonly Found[], { ownerUnits, people }: ItemFacts): Promise<Found[]> {
  const outside = await directory.outsiders(found.map(({ person }) => person), ownerUnits);
  return found.filter(({ person }) => outside.includes(person) && person !== people.owner && person !== people.leader);
}
