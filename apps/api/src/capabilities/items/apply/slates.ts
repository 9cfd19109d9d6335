import { keptApart, places, stepOf } from '@bihuan/workflows';
import type { Context, Effect, Facts, ItemEvent, ItemState, Machine, SlotSeed } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { directoryOn, peopleAtWorkIn, superiorOf } from '../../people/index.js';
import type { Directory, FoundInLine } from '../../people/index.js';
import { answersOf } from '../facts/answers.js';
import type { Handed } from '../facts/changed-since.js';
import { outcomesOf } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import { knownOrganisation } from '../facts/surroundings.js';
import type { ItemRow } from '../item-row.js';
import { chosenIn } from './choose-for-later.js';

type ResolveSlate = Extract<Effect, { type: 'ResolveSlate' }>;

export interface SlateAsked {
  readonly asked: ResolveSlate;
  readonly facts: Facts;
  readonly item: ItemRow;
  /** As it is after what was decided so far. */
  readonly state: ItemState;
  readonly readings: Readings;
  readonly handed: Handed | null;
}

/** Answers what the decision asked for: who is to work at this place, each with the reason. Nobody found is an empty slate. */
export async function answerSlate(tx: Tx, machine: Machine, { asked, facts, item, state, readings, handed }: SlateAsked): Promise<ItemEvent> {
  const place = places(machine).find(({ id }) => id === asked.place);
  if (!place) throw new Error(`${machine.definition.key} asks for a slate of ${asked.place}, which is no place of it`);
  const { context } = state;
  const answers = answersOf(tx, item, { place: place.id, submitter: context.submitter, handed, reading: { readings, machine } });
  const directory = knownOrganisation(tx, facts.today)?.directory ?? directoryOn(tx, facts.today);
  const found = await peopleAtWorkIn(directory, { ...place.work, apart: keptApart(machine, place.id, context) }, facts.item, answers);
  const leaves = found.length === 0 && (place.work.nobody ?? 'refuse') === 'refuse' && chosenIn(place.work.who) !== undefined;
  if (leaves) throw new DomainError('choice.missing', { place: place.label });
  const asks = stepOf(machine, place.id)?.self === 'superior' ? await withSuperiors(directory, found, { context, facts }) : found;
  const slots = asks.map((one): SlotSeed => ({ id: uuidV7(), ...one }));
  // Whoever is found may make the place be passed over, and then it goes on as after a decision.
  const more = await outcomesOf(tx, readings, { machine, item, state, handed, event: { type: 'SLATE', place: place.id }, form: handed?.data });
  return { type: 'SLATE', place: asked.place, round: asked.round, slots, facts: { ...facts, outcomes: { ...facts.outcomes, ...more } } };
}

/** In the place of whoever handed it in stands his superior; where there is none he stays, and it is for the step's rules to say whether he may. */
export async function withSuperiors(
  directory: Directory,
  found: readonly FoundInLine[],
  { context, facts }: { context: Pick<Context, 'submitter' | 'submittedFor'>; facts: Pick<Facts, 'item'> },
): Promise<FoundInLine[]> {
  const asked: FoundInLine[] = [];
  for (const one of found) {
    const isOwn = one.person === context.submitter || one.person === context.submittedFor;
    const unit = one.why.unit ?? facts.item.unit;
    const units = unit === facts.item.unit ? [unit, ...facts.item.above] : [unit, ...facts.item.above.slice(facts.item.above.indexOf(unit) + 1)];
    const superior = isOwn ? await superiorOf(directory, { person: one.person, units }) : null;
    const next = superior ? { ...superior, ...(one.line === undefined ? {} : { line: one.line }) } : one;
    if (!asked.some(({ person }) => person === next.person) && !found.some(({ person }) => person === next.person && person !== one.person)) asked.push(next);
  }
  return asked;
}
