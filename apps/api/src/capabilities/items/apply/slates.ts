import { places } from '@bihuan/workflows';
import type { Effect, Facts, ItemEvent, Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { peopleAtWork } from '../../people/index.js';

type ResolveSlate = Extract<Effect, { type: 'ResolveSlate' }>;

/** Answers what the decision asked for: who is to work at this place, each with the reason. Nobody found is an empty slate. */
export async function answerSlate(tx: Tx, machine: Machine, { asked, facts }: { asked: ResolveSlate; facts: Facts }): Promise<ItemEvent> {
  const place = places(machine).find(({ id }) => id === asked.place);
  if (!place) throw new Error(`${machine.definition.key} asks for a slate of ${asked.place}, which is no place of it`);
  const found = await peopleAtWork(tx, place.work, facts);
  const slots = found.map(({ person, why }) => ({ id: uuidV7(), person, why }));
  return { type: 'SLATE', place: asked.place, round: asked.round, slots, facts };
}
