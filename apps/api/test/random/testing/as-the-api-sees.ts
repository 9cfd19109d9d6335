import type { ItemEvent } from '@bihuan/workflows';
import { lifecycleMachine } from '../../../src/capabilities/definitions/index.js';
import { actingAs } from '../../../src/capabilities/items/apply/acting-as.js';
import { machineEvent } from '../../../src/capabilities/items/apply/machine-event.js';
import { isUrgedToday } from '../../../src/capabilities/items/apply/urged-today.js';
import { chosenPeople, NOBODY, peopleIn } from '../../../src/capabilities/items/commands/chosen-people.js';
import { requested } from '../../../src/capabilities/items/commands/requested-event.js';
import { factsAt, itemFactsFrom } from '../../../src/capabilities/items/facts/gather-facts.js';
import { outcomesOf } from '../../../src/capabilities/items/facts/outcomes.js';
import { Readings } from '../../../src/capabilities/items/facts/readings.js';
import { surroundingsOf } from '../../../src/capabilities/items/facts/surroundings.js';
import type { ItemRow, SendEventBody } from '../../../src/capabilities/items/index.js';
import { readableItem } from '../../../src/capabilities/items/readable.js';
import type { Tx } from '../../../src/kernel/database/tx.js';
import type { TestApp } from '../../../src/testing/test-app.js';

/** The event a request becomes, with the facts the api gathers for it: a refused one is recorded nowhere. */
export async function asTheApiSees(
  tx: Tx,
  app: TestApp,
  { before, personId, body }: { before: ItemRow; personId: string; body: SendEventBody },
): Promise<ItemEvent> {
  const by = { person: personId };
  const itemId = before.id;
  const around = await surroundingsOf(tx, itemId, by);
  if (!around) throw new Error('there is nothing to ask about');
  const machine = await lifecycleMachine(tx, before.lifecycleVersionId);
  const chosen = peopleIn(body).length > 0 ? await chosenPeople(tx, await readableItem(tx, itemId, personId), body) : NOBODY;
  const event = requested(body, chosen);
  const command = {
    itemId,
    by,
    event,
    expectedVersion: body.expectedVersion,
    reason: body.reason,
    opinion: body.opinion,
    signature: body.signature,
    data: body.data,
  };
  const outcomes = await outcomesOf(tx, app.app.get(Readings), { machine, item: before, event, form: body.data });
  const facts = actingAs({
    machine,
    before,
    command,
    around,
    facts: factsAt(around.time, { actor: around.actor, item: itemFactsFrom(before, around), outcomes }),
  });
  return machineEvent(command, facts, { urgedToday: event.type === 'URGE' && (await isUrgedToday(tx, itemId, facts.today)) });
}
