import { assertNever } from '../assert-never.js';
import type { Step } from '../definition.js';
import { isSignerEvent, maySignerAct, signerEventsOf, type SignerEvent } from '../rules/signer-action.js';
import { changingSlots, handingOver, settlingOwn, takingTurns } from './changes.js';
import type { Around } from './around.js';
import type { Node } from './chart.js';
import { deciding } from './looking-back.js';
import { asking, signing } from './guards.js';
import { withAdded } from './slot-changes.js';

/** What the signers of an open step may do with its slots; the step stays open, and whose turn it is is asked anew. */
export function signerActions(step: Step, around: Around): NonNullable<Node['on']> {
  const guard = asking(isSignerEvent, (event, carried) => maySignerAct(signing(step, carried), carried.item, event));
  return Object.fromEntries(
    signerEventsOf({ step }).map((type) => [
      `${type}.${step.id}`,
      [{ guard, actions: [changeBy(step, type), ...(type === 'ANSWER' ? deciding(step, around) : []), takingTurns(step)] }],
    ]),
  );
}

function changeBy(step: Step, type: SignerEvent['type']): unknown {
  switch (type) {
    case 'TRANSFER':
      return handingOver(step.id, step);
    case 'ANSWER':
    case 'REMOVE_SIGNER':
      return settlingOwn(step.id);
    case 'CONSULT':
      return changingSlots(step.id, (slots, event) =>
        event.type === 'CONSULT' ? withAdded(slots, event.slot, { how: 'consult', among: 'all', to: [event.to] }) : slots,
      );
    case 'ADD_SIGNERS':
      return changingSlots(step.id, (slots, event) => (event.type === 'ADD_SIGNERS' ? withAdded(slots, event.slot, event) : slots));
    default:
      return assertNever(type);
  }
}
