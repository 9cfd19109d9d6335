import { tellOf } from '@bihuan/workflows';
import type { ItemEvent, Machine } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { peopleAtWork } from '../../people/index.js';
import { answersOf } from '../facts/answers.js';
import type { SlateAsked } from './slates.js';

type TellingAsked = Omit<SlateAsked, 'asked'> & { readonly asked: { readonly place: string; readonly round: number } };

/** Whom a node tells, each with the reason. Nobody found is an empty list: the office learns of it. */
export async function answerTelling(
  tx: Tx,
  machine: Machine,
  { asked: { place, round }, facts, item, state, readings, handed }: TellingAsked,
): Promise<ItemEvent> {
  const node = tellOf(machine, place);
  if (!node) throw new Error(`${machine.definition.key} asks whom ${place} tells, which is no such node of it`);
  const answers = answersOf(tx, item, { place, submitter: state.context.submitter, handed, reading: { readings, machine } });
  const found = await peopleAtWork(tx, { who: node.who }, { item: facts.item, today: facts.today, answers });
  return { type: 'TOLD', place, round, to: found.map(({ person, why }) => ({ person, why })), facts };
}
