import { places } from '@bihuan/workflows';
import type { Effect, Facts, ItemEvent, Machine, SlotSeed, Work } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { findPeople } from '../../people/index.js';

type ResolveSlate = Extract<Effect, { type: 'ResolveSlate' }>;

/** Answers what the decision asked for: who is to work at this place, each with the reason. Nobody found is an empty slate. */
export async function answerSlate(tx: Tx, machine: Machine, { asked, facts }: { asked: ResolveSlate; facts: Facts }): Promise<ItemEvent> {
  const place = places(machine).find(({ id }) => id === asked.place);
  if (!place) throw new Error(`${machine.definition.key} asks for a slate of ${asked.place}, which is no place of it`);
  return { type: 'SLATE', place: asked.place, round: asked.round, slots: await slotsFor(tx, place.work, facts), facts };
}

async function slotsFor(tx: Tx, work: Work, facts: Facts): Promise<SlotSeed[]> {
  const found = await peopleFor(tx, work.who, facts);
  if (found.length > 0) return found;
  for (const resolver of work.orElse ?? []) {
    const instead = await peopleFor(tx, [resolver], facts);
    if (instead.length > 0) return instead;
  }
  return [];
}

/** Nobody twice: whoever is found for two reasons is there for the first. */
async function peopleFor(tx: Tx, resolvers: Work['who'], facts: Facts): Promise<SlotSeed[]> {
  const slots = new Map<string, SlotSeed>();
  for (const resolver of resolvers)
    for (const { person, why } of await findPeople(tx, resolver, facts.item, facts.today))
      if (!slots.has(person)) slots.set(person, { id: uuidV7(), person, why });
  return [...slots.values()];
}
