import { openSlots } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { countedBy } from '../step-due/counted-by.js';
import { goingOn } from '../step-due/going-on.js';
import { movedOn } from '../waits/wait-rows.js';
import type { Applied } from './apply-command.js';
import { personOf } from './by.js';
import { carryOut } from './carry-out.js';
import type { Deciding, Step } from './deciding.js';
import { keepSubmission } from './handed-in.js';
import { itemAfter } from './item-after.js';
import { netSlots } from './net-slots.js';
import { recordEvents } from './record-events.js';
import { saveDecision } from './save-decision.js';
import { officeToTell } from './tell-office.js';

/** State, record, slots, timers and messages of what was decided, all in the caller's transaction. */
export async function writeDown(tx: Tx, deciding: Deciding, steps: readonly Step[]): Promise<Applied> {
  const { before, machine, time, handed, awaitedBy } = deciding;
  const effects = steps.flatMap((step) => step.effects);
  const told = await officeToTell(tx, deciding, effects);
  const command = await goingOn(tx, deciding, effects);
  const person = personOf(command.by);
  if (handed && person === null) throw new Error('the system does not fill in forms');
  if (handed && person !== null) await keepSubmission(tx, handed, { itemId: before.id, seq: before.headSeq + 1, by: person, at: time.at });
  const { calendar, writings } = await countedBy(tx, { effects, item: { ...before, ...deciding.changes?.row }, counted: command.counted, time });
  const after = steps.at(-1)?.state ?? stateOf(before);
  const recorded = recordEvents(tx.tenantId, { ...deciding, command, ...told, calendar: writings, after, effects }, steps);
  const item = itemAfter(deciding, steps, recorded.last);
  const slots = netSlots(machine, effects);
  saveDecision(tx, {
    item,
    changedAt: time.at,
    effects,
    slots,
    events: recorded.events,
    words: recorded.words,
    messages: [...recorded.messagesFor(effects, machine), ...movedOn(awaitedBy, before, item)],
  });
  await carryOut(tx, deciding, { effects, slots, item, calendar });
  tx.announce({ itemId: item.id, people: concernedBy(before, item) });
  return { item, receipt: recorded.receipt, effects, record: deciding.said.record, stays: item.states.join() === before.states.join() };
}

/** Who had it in hand or has it now, and who handed it in. */
function concernedBy(before: ItemRow, after: ItemRow): string[] {
  const { submitter } = after.context;
  return [...openSlots(stateOf(before)), ...openSlots(stateOf(after))].map(({ person }) => person).concat(submitter ?? []);
}
