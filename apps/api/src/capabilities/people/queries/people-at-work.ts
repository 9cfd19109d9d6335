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

/** Who was found, and the lines of `who` that found nobody, whoever stands in for them. */
export interface FoundSlate {
  readonly found: readonly FoundInLine[];
  readonly vacant: readonly number[];
}

interface Asked extends Pick<Work, 'who' | 'orElse' | 'outside'> {
  /** Asked only where there is nobody else: they could not decide it. */
  readonly apart?: readonly string[];
  /** Each line is a group with a claim of its own: it finds its own people, and its own who stand in. */
  readonly inGroups?: boolean;
  /** Found and shown, and yet not asked: of groups, nobody speaks for one by them. */
  readonly leftOut?: readonly string[];
  /** Who is asked in the place of some of them; of each group before it is said who speaks for which. */
  readonly instead?: (found: readonly FoundInLine[]) => Promise<readonly FoundInLine[]>;
}

/**
 * Whom a place of work asks for an item on a day: all that its resolvers mean, nobody twice, whoever is found for two reasons
 * there for the first. Only where that is nobody, those who stand in are tried, one resolver after the other.
 * Work for outsiders asks nobody of the owner's own units, and not the one who answers for it or leads it; those who stand in are asked as they are, lest nobody be left to arrange it.
 * Whoever is kept apart gives way to anybody else who is found, those who stand in included; only where there is nobody he is asked, and can hand it on.
 */
export async function peopleAtWork(
  tx: Tx,
  work: Asked,
  { item, today, answers }: { item: ItemFacts; today: string; answers?: ItemAnswers },
): Promise<readonly FoundInLine[]> {
  return peopleAtWorkIn(directoryOn(tx, today), work, item, answers);
}

/** The same, asked of a directory. */
export async function peopleAtWorkIn(directory: Directory, work: Asked, item: ItemFacts, answers: ItemAnswers = NO_ANSWERS): Promise<readonly FoundInLine[]> {
  return (await slateIn(directory, work, item, answers)).found;
}

/** The same, with the lines that found nobody. */
export async function slateIn(
  directory: Directory,
  { inGroups = false, leftOut = [], instead = (found) => Promise.resolve(found), ...work }: Asked,
  item: ItemFacts,
  answers: ItemAnswers = NO_ANSWERS,
): Promise<FoundSlate> {
  const askedOf = async (who: Asked['who']): Promise<FoundSlate> => {
    const { found, vacant } = await together(directory, { ...work, who }, item, answers);
    return { found: await instead(found), vacant };
  };
  if (!inGroups) return askedOf(work.who);
  const groups: FoundSlate[] = [];
  for (const line of work.who) groups.push(await askedOf([line]));
  return inGroupsOf(groups, leftOut);
}

/** Where those left out are all that was found, no group is without anybody for it: the step is. */
function inGroupsOf(groups: readonly FoundSlate[], leftOut: readonly string[]): FoundSlate {
  const isLeft = ({ person }: FoundInLine): boolean => leftOut.includes(person);
  const speaking = groups.map(({ found }) => found.filter((one) => !isLeft(one)));
  const isAlone = speaking.every((of) => of.length === 0) && groups.every(({ vacant }) => vacant.length === 0);
  const left = inLines(groups.map(({ found }) => found.filter(isLeft)));
  return {
    found: [...apportioned(speaking), ...left].toSorted((one, other) => (one.line ?? 0) - (other.line ?? 0)),
    vacant: groups.flatMap(({ vacant }, line) => (vacant.length > 0 || (!isAlone && speaking[line]?.length === 0) ? [line] : [])),
  };
}

async function together(
  directory: Directory,
  { who, orElse = [], outside = false, apart = [] }: Omit<Asked, 'inGroups' | 'leftOut' | 'instead'>,
  item: ItemFacts,
  answers: ItemAnswers,
): Promise<FoundSlate> {
  const nobody = who.map((_, line) => line);
  let last: FoundSlate = { found: [], vacant: nobody };
  for (const [index, resolvers] of [who, ...orElse.map((one) => [one])].entries()) {
    const lines: Found[][] = [];
    for (const resolver of resolvers) lines.push(await peopleIn(directory, resolver, item, answers));
    const all = inLines(lines);
    const asked = outside && index === 0 ? await outsidersAmong(directory, all, item) : all;
    const others = asked.filter(({ person }) => !apart.includes(person));
    const vacantOf = (left: readonly FoundInLine[]): readonly number[] =>
      index > 0 ? nobody : nobody.filter((line) => !lines[line]?.some(({ person }) => left.some((one) => one.person === person)));
    if (others.length > 0) return { found: others, vacant: vacantOf(others) };
    if (last.found.length === 0) last = { found: asked, vacant: vacantOf(asked) };
  }
  return last;
}

/** Nobody twice; whoever several lines found is there for the first. */
function inLines(lines: readonly (readonly Found[])[]): FoundInLine[] {
  const found = new Map<string, FoundInLine>();
  for (const [line, people] of lines.entries())
    for (const one of people) if (!found.has(one.person)) found.set(one.person, line === 0 ? one : { ...one, line });
  return [...found.values()];
}

/**
 * The same of groups that must each be heard: whoever is found for several speaks for the first, unless another would have nobody of its own then.
 * Where that cannot be helped, all of its people are the only ones of their groups, and none of them is passed over.
 */
function apportioned(groups: readonly (readonly FoundInLine[])[]): FoundInLine[] {
  const speaksFor = new Map<string, number>();
  for (const [line, people] of groups.entries()) for (const { person } of people) if (!speaksFor.has(person)) speaksFor.set(person, line);
  const speakersOf = (line: number | undefined): number => [...speaksFor.values()].filter((one) => one === line).length;
  for (const [line, people] of groups.entries()) {
    const spare = speakersOf(line) === 0 ? people.find(({ person }) => speakersOf(speaksFor.get(person)) > 1) : undefined;
    if (spare) speaksFor.set(spare.person, line);
  }
  return groups.flatMap((people, line) => people.filter(({ person }) => speaksFor.get(person) === line).map((one) => (line === 0 ? one : { ...one, line })));
}

async function outsidersAmong(directory: Directory, found: readonly FoundInLine[], { ownerUnits, people }: ItemFacts): Promise<FoundInLine[]> {
  const outside = await directory.outsiders(
    found.map(({ person }) => person),
    ownerUnits,
  );
  return found.filter(({ person }) => outside.includes(person) && person !== people.owner && person !== people.leader);
}
