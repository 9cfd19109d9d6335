import type { Condition, Reading } from '@bihuan/forms';
import { answersRead, isWorkingDay, keptApart, nodesOf, places, stepOf } from '@bihuan/workflows';
import type { ItemFacts, Resolver, SlotSeed, Told, Work } from '@bihuan/workflows';
import { holdsOf, withSuperiors } from '../../items/index.js';
import { peopleAtWorkIn } from '../../people/index.js';
import type { FoundInLine, ItemAnswers } from '../../people/index.js';
import type { Paper } from './paper.js';

/** Stands where people will be named only when an item runs. */
export const NAMED_LATER = 'named-later';

/** An item of one unit on paper: who begins it, and whom each place would find. */
export interface Cast {
  readonly unitId: string;
  readonly starter: string | null;
  /** Everybody who may begin one there. */
  readonly beginners: readonly string[];
  readonly item: ItemFacts;
  readonly seats: ReadonlyMap<string, readonly FoundInLine[]>;
  readonly told: ReadonlyMap<string, readonly Told[]>;
  readonly reading: Reading;
}

export async function castOf(paper: Paper, { unitId, starterId }: { readonly unitId: string; readonly starterId?: string | undefined }): Promise<Cast> {
  const { machine, organisation } = paper;
  const beginners = await beginnersIn(paper, unitId);
  // Who begins is seldom the head: of those who may, the one whose post comes last.
  const starter = starterId ?? beginners.at(-1) ?? null;
  const { above, areaLeaders, ownerUnits } = organisation.around({ unitId });
  const item: ItemFacts = { unit: unitId, above, areaLeaders, ownerUnits, people: starter === null ? {} : { filler: starter, creator: starter } };
  const reading = readingOf(paper);
  const answers = answersOf(paper, { starter, reading });
  const seats = new Map<string, readonly FoundInLine[]>();
  for (const { id, work } of places(machine)) {
    const found = await peopleAtWorkIn(organisation.directory, { ...work, apart: keptApart(machine, id, { submitter: starter }) }, item, answers);
    const asked =
      stepOf(machine, id)?.self === 'superior'
        ? await withSuperiors(organisation.directory, found, { context: { submitter: starter }, facts: { item } })
        : found;
    seats.set(id, asked.length === 0 && isNamedLater(work) ? [{ person: NAMED_LATER, why: { resolver: 'chosen' } }] : asked);
  }
  return { unitId, starter, beginners, item, seats, told: await toldOf(paper, { item, answers }), reading };
}

/** Whoever may begin one there, the first posts first. Where nobody begins it by hand, who fills it in is known only of an item that runs. */
async function beginnersIn({ machine, organisation: { directory } }: Paper, unitId: string): Promise<readonly string[]> {
  const { start } = machine.definition;
  if (!start) return [];
  const holders = (await Promise.all(start.posts.map((post) => directory.holders(post, [unitId])))).flat().map(({ person }) => person);
  const held = await directory.holdings([...new Set(holders)]);
  return [...new Set(held.filter(({ post, unitId: unit }) => start.posts.includes(post) && unit === unitId).map(({ personId }) => personId))];
}

/** What conditions may read: what was filled in, and an item that was handed in once. */
function readingOf({ machine, answers }: Paper): Reading {
  const own = machine.definition.start?.form;
  return {
    form: own === undefined ? {} : (answers[own] ?? {}),
    latest: answers,
    item: { submissions: 1, returns: 0, reopened: 0 },
    children: { total: 0, open: 0 },
  };
}

function answersOf(paper: Paper, { starter, reading }: { starter: string | null; reading: Reading }): ItemAnswers {
  return {
    submitter: starter,
    value: (form, field) => Promise.resolve(paper.answers[form]?.[field] ?? null),
    holds: (when) => Promise.resolve(isTrue(paper, when, reading)),
    chosen: () => Promise.resolve([]),
  };
}

/** As it would be asked of an item that runs; a reading nobody filled in meets nothing. */
export function isTrue({ calendar }: Pick<Paper, 'calendar'>, when: Condition, reading: Reading): boolean {
  return holdsOf(when, reading, { calendar: { isWorkday: (day) => isWorkingDay(day, calendar) } });
}

/** Forms that conditions and people are read from: what somebody who tries it out may want to fill in. */
export function asksOf({ machine: { definition }, forms }: Paper): { form: string; title: string; fields: string[] }[] {
  return [...Map.groupBy(answersRead(definition), ({ form }) => form)].flatMap(([key, of]) => {
    const form = forms[key];
    return form ? [{ form: key, title: form.title, fields: of.map(({ field }) => field) }] : [];
  });
}

/** Whom these mean stands in a form, or somebody chooses him, while an item runs. */
function isNamedLater({ who, orElse = [] }: Work): boolean {
  return [...who, ...orElse].some(isOfItem);
}

function isOfItem(one: Resolver): boolean {
  if (one.type === 'expression') return [...one.cases.map(({ then }) => then), one.otherwise].some(isOfItem);
  return one.type === 'chosen' || one.type === 'form-person' || one.type === 'form-unit' || one.type === 'person-field';
}

async function toldOf(
  { machine, organisation }: Paper,
  { item, answers }: { item: ItemFacts; answers: ItemAnswers },
): Promise<ReadonlyMap<string, readonly Told[]>> {
  const told = new Map<string, readonly Told[]>();
  for (const { value: node } of Object.values(machine.definition.states).flatMap(({ chain }) => nodesOf(chain, ''))) {
    if (node.type !== 'cc' && node.type !== 'notify') continue;
    told.set(
      node.id,
      (await peopleAtWorkIn(organisation.directory, { who: node.who }, item, answers)).map(({ person, why }) => ({ person, why })),
    );
  }
  return told;
}

/** Seats of a round, each with an id that is the same whenever it is played. */
export function seedsOf(cast: Cast, place: string, round: number): readonly SlotSeed[] {
  return (cast.seats.get(place) ?? []).map((one, n) => ({ ...one, id: `${place}/${n}/${round}` }));
}
