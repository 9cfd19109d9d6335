import type { Condition, Reading } from '@bihuan/forms';
import { answersRead, emptyLines, isWorkingDay, namedBy, nodesOf, places } from '@bihuan/workflows';
import type { ItemFacts, PlaceOfWork, Resolver, SlotSeed, Told, Work } from '@bihuan/workflows';
import { holdsOf, wouldAsk } from '../../items/index.js';
import { peopleAtWorkIn } from '../../people/index.js';
import type { FoundSlate, ItemAnswers } from '../../people/index.js';
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
  readonly seats: ReadonlyMap<string, FoundSlate>;
  readonly told: ReadonlyMap<string, readonly Told[]>;
  /** Waits for an answer that nobody holds a post to give. */
  readonly unanswered: ReadonlySet<string>;
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
  const seats = new Map<string, FoundSlate>();
  for (const place of places(machine)) {
    const slate = await wouldAsk(organisation.directory, { machine, place, context: { submitter: starter }, item, answers });
    seats.set(place.id, withNamedLater(place, slate));
  }
  return {
    unitId,
    starter,
    beginners,
    item,
    seats,
    told: await toldOf(paper, { item, answers }),
    unanswered: await unansweredOf(paper, { item, answers }),
    reading,
  };
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

/** Whoever is named only when an item runs stands there as such: for the step, or for the group that would have nobody. */
function withNamedLater({ work, inGroups }: PlaceOfWork, { found, vacant }: FoundSlate): FoundSlate {
  const why = { resolver: 'chosen' } as const;
  const known = vacant.filter((line) => work.who.slice(line, line + 1).some((one) => !isOfItem(one)));
  const empty = inGroups ? emptyLines({ slots: found, vacant }).filter((line) => isNamedLater({ ...work, who: work.who.slice(line, line + 1) })) : [];
  if (empty.length > 0) return { found: [...found, ...empty.map((line) => ({ person: NAMED_LATER, why, line }))], vacant: known };
  return found.length === 0 && isNamedLater(work) ? { found: [{ person: NAMED_LATER, why }], vacant: known } : { found, vacant: known };
}

/** Whom these mean stands in a form, or somebody chooses him, while an item runs. */
function isNamedLater({ who, orElse = [] }: Pick<Work, 'who' | 'orElse'>): boolean {
  return [...who, ...orElse].some(isOfItem);
}

function isOfItem(one: Resolver): boolean {
  return namedBy(one).some(({ type }) => type === 'chosen' || type === 'form-person' || type === 'form-unit' || type === 'person-field');
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

/** Whoever is named only while an item runs may answer then; a post that nobody holds answers nothing, and nobody has a wait in hand. */
async function unansweredOf({ machine, organisation }: Paper, { item, answers }: { item: ItemFacts; answers: ItemAnswers }): Promise<ReadonlySet<string>> {
  const unanswered = new Set<string>();
  for (const { value: node } of Object.values(machine.definition.states).flatMap(({ chain }) => nodesOf(chain, ''))) {
    if (node.type !== 'wait' || node.until.type !== 'answer') continue;
    const { who } = node.until;
    if (who.some(({ type }) => type === 'system' || type === 'submitter' || type === 'person-field')) continue;
    const asked = who.filter((one) => one.type !== 'at-work' && one.type !== 'system');
    if ((await peopleAtWorkIn(organisation.directory, { who: asked }, item, answers)).length === 0) unanswered.add(node.id);
  }
  return unanswered;
}

/** Seats of a round, each with an id that is the same whenever it is played. */
export function seedsOf(cast: Cast, place: string, round: number): readonly SlotSeed[] {
  return (cast.seats.get(place)?.found ?? []).map((one, n) => ({ ...one, id: `${place}/${n}/${round}` }));
}
