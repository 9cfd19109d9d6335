import { places } from '@bihuan/workflows';
import type { Effect, Facts, ItemEvent, ItemState, Machine, SlotSeed } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { directoryOn } from '../../people/index.js';
import { answersOf } from '../facts/answers.js';
import type { Handed } from '../facts/changed-since.js';
import { outcomesOf } from '../facts/outcomes.js';
import type { Readings } from '../facts/readings.js';
import { knownOrganisation } from '../facts/surroundings.js';
import { linesLacking, wouldAsk } from '../facts/would-ask.js';
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
  const slate = await wouldAsk(directory, { machine, place, context, item: facts.item, answers });
  const leaves = (place.work.nobody ?? 'refuse') === 'refuse' && chosenIn(linesLacking({ machine, place, context }, slate)) !== undefined;
  if (leaves) throw new DomainError('choice.missing', { place: place.label });
  const slots = slate.found.map((one): SlotSeed => ({ id: uuidV7(), ...one }));
  // Whoever is found may make the place be passed over, and then it goes on as after a decision.
  const more = await outcomesOf(tx, readings, { machine, item, state, handed, event: { type: 'SLATE', place: place.id }, form: handed?.data });
  return {
    type: 'SLATE',
    place: asked.place,
    round: asked.round,
    slots,
    // Of groups it is said, too, that each found somebody: only then it counts who is left of them.
    ...(place.inGroups || slate.vacant.length > 0 ? { vacant: slate.vacant } : {}),
    facts: { ...facts, outcomes: { ...facts.outcomes, ...more } },
  };
}
