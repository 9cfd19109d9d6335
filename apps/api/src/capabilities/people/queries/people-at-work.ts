import type { ItemFacts, Work } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { directoryOn } from './directory.js';
import type { Directory } from './directory.js';
import { NO_ANSWERS, peopleIn } from './find-people.js';
import type { Found, ItemAnswers } from './find-people.js';

/** Somebody found, and which line of `who` found him; those who stand in are of the first. */
export interface FoundInLine extends Found {
  readonly line?: number;
}

interface Asked extends Pick<Work, 'who' | 'orElse' | 'outside'> {
  /** Asked only where there is nobody else: they could not decide it. */
  readonly apart?: readonly string[];
}

/**
 * Whom a place of work asks for an item on a day: all that its resolvers mean, nobody twice, whoever is found for two reasons
 * there for the first. Only where that is nobody, those who stand in are tried, one resolver after the other.
 * Work for outsiders asks nobody of the owner's own units, and not the one who answers for it or leads it; those who stand in are asked as they are, lest nobody be left to arrange it.
 * Whoever is kept apart gives way to anybody else who is found, those who stand in included; only where there is nobody he is asked, and can hand it on.
 */
export function peopleAtWork(tx: Tx, work: Asked, { item, today, answers }: { item: ItemFacts; today: string; answers?: ItemAnswers }): Promise<FoundInLine[]> {
  return peopleAtWorkIn(directoryOn(tx, today), work, item, answers);
}

/** The same, asked of a directory. */
export async function peopleAtWorkIn(
  directory: Directory,
  { who, orElse = [], outside = false, apart = [] }: Asked,
  item: ItemFacts,
  answers: ItemAnswers = NO_ANSWERS,
): Promise<FoundInLine[]> {
  let last: FoundInLine[] = [];
  for (const [index, resolvers] of [who, ...orElse.map((one) => [one])].entries()) {
    const found = new Map<string, FoundInLine>();
    for (const [line, resolver] of resolvers.entries())
      for (const one of await peopleIn(directory, resolver, item, answers))
        if (!found.has(one.person)) found.set(one.person, line === 0 ? one : { ...one, line });
    const asked = outside && index === 0 ? await outsidersAmong(directory, [...found.values()], item) : [...found.values()];
    const others = asked.filter(({ person }) => !apart.includes(person));
    if (others.length > 0) return others;
    if (last.length === 0) last = asked;
  }
  return last;
}

async function outsidersAmong(directory: Directory, found: readonly FoundInLine[], { ownerUnits, people }: ItemFacts): Promise<FoundInLine[]> {
  const outside = await directory.outsiders(
    found.map(({ person }) => person),
    ownerUnits,
  );
  return found.filter(({ person }) => outside.includes(person) && person !== people.owner && person !== people.leader);
}
