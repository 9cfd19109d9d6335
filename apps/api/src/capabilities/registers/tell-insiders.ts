import { openSlots } from '@bihuan/workflows';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { addToOutbox } from '../../kernel/outbox/outbox.js';
import { lifecycleMachine } from '../definitions/index.js';
import { itemFacts, stateOf } from '../items/index.js';
import type { Applied } from '../items/index.js';
import { peopleAtWork } from '../people/index.js';

/**
 * Whose turn it would be, were he not of the owner's own unit, is told that he is not asked and who has it instead:
 * the others from outside, or the office, which has it in hand where nobody else is left. Whoever handed it in himself knows.
 */
export async function tellInsiders(tx: Tx, { item, stays }: Applied): Promise<void> {
  const { definition } = await lifecycleMachine(tx, item.lifecycleVersionId);
  const work = definition.states[item.states[0] ?? '']?.work;
  if (stays || work?.outside !== true) return;
  const { today } = await clockOf(tx);
  const meant = (await peopleAtWork(tx, { who: work.who }, { item: await itemFacts(tx, item, today), today })).map(({ person }) => person);
  const state = stateOf(item);
  const asked = openSlots(state).map(({ person }) => person);
  const { submitter, submittedFor } = state.context;
  const kind = meant.some((person) => asked.includes(person)) ? 'left-out-as-insider' : 'left-out-and-arranged';
  for (const personId of meant.filter((person) => ![...asked, submitter, submittedFor].includes(person)))
    await addToOutbox(tx, 'person.notify', { personId, kind, itemId: item.id, facts: {} });
}
