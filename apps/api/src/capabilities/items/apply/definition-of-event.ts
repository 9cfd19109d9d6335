import type { ActDefinition, Machine } from '@bihuan/workflows';
import { activeStates, stepOf } from '@bihuan/workflows';
import type { ItemRow } from '../item-row.js';
import { stateOf } from '../item-row.js';
import type { RequestedEvent } from './apply-command.js';
import { assignedFields } from './changes-of-item.js';

/** What the definition says of the event asked for, in the item's present state. */
export interface EventDefinition {
  /** Time-line sentence. */
  readonly record: string;
  /** Form whose data must travel with it. */
  readonly form: string | null;
  readonly submits: boolean;
  /** Date field of the form that says when it truly happened. */
  readonly happened: string | null;
}

/** An event the definition does not know here has no words; the machine will refuse it by its own rules. */
export function definitionOfEvent(machine: Machine, item: ItemRow, event: RequestedEvent): EventDefinition {
  if (event.type === 'CREATE') return plain(machine.definition.create.record, machine.definition.create.form ?? null);
  if (event.type === 'ACT') return ofAct(actNamed(machine, item, event.act), item);
  if (event.type === 'HAND_OVER') return plain('办理交接');
  if (event.type === 'REASSIGN') return plain(`变更${assignedFields[event.field].label}`);
  if (event.type === 'RESCHEDULE') return plain('调整时限');
  const step = stepOf(machine, event.step);
  return plain((event.type === 'AGREE' ? step?.agree.record : step?.return?.record) ?? event.type);
}

function ofAct(act: ActDefinition | undefined, item: ItemRow): EventDefinition {
  if (!act) return plain('');
  // A submission without a form of its own hands in the item's main form.
  const form = act.form ?? (act.submits ? item.mainForm : null);
  return { record: act.record, form, submits: act.submits ?? false, happened: act.happened ?? null };
}

function plain(record: string, form: string | null = null): EventDefinition {
  return { record, form, submits: false, happened: null };
}

export function actNamed(machine: Machine, item: ItemRow, code: string): ActDefinition | undefined {
  const on = machine.definition.states[activeStates(machine, stateOf(item)).code]?.on ?? {};
  return Object.hasOwn(on, code) ? on[code] : undefined;
}
