import { maySpare, stepOf } from '@bihuan/workflows';
import type { Facts, ItemEvent, Machine } from '@bihuan/workflows';
import type { ApplyCommand, OwnSlotEvent, RequestedEvent } from './apply-command.js';

interface Known {
  readonly urgedToday?: boolean;
  /** Of the wait an event names, as it lasts now. */
  readonly round?: number;
  readonly machine?: Machine;
}

/** The event asked for, with the facts it is decided by. `urgedToday` is asked of an urging alone. */
export function machineEvent(
  { event, reason, opinion, signature, files, asSubItem }: Pick<ApplyCommand, 'event' | 'reason' | 'opinion' | 'signature' | 'files' | 'asSubItem'>,
  facts: Facts,
  { urgedToday = false, round = 0, machine }: Known = {},
): ItemEvent {
  const reasonGiven = given(reason);
  switch (event.type) {
    case 'CREATE':
    case 'COMMENT':
    case 'RECOUNT':
      return { type: event.type, facts };
    case 'ACT':
      return { type: 'ACT', act: event.act, ...beginning(event, machine), facts, reasonGiven };
    case 'AGREE':
    case 'REJECT':
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'ANSWER':
    case 'EDIT':
      return ofOwnSlot(event, facts, { reasonGiven, opinionGiven: given(opinion), ...(signature ? { signatureGiven: true } : {}), ...attached(files) });
    case 'RETURN':
      return returned(event, facts, { reasonGiven, ...attached(files), ...sparing(event, machine) });
    case 'TRANSFER':
    case 'CONSULT':
      return { type: event.type, step: event.step, slot: event.slotId, to: event.to, facts, reasonGiven };
    case 'ADD_SIGNERS':
      return added(event, facts, reasonGiven);
    case 'REMOVE_SIGNER':
      return { type: 'REMOVE_SIGNER', step: event.step, slot: event.slotId, removed: event.removed, facts };
    case 'TIMEOUT':
      return { type: 'TIMEOUT', step: event.step, round: event.round, ...sentHome(event, machine), facts };
    case 'LIGHT':
      return { type: 'LIGHT', rung: event.rung, facts };
    case 'URGE':
      return { type: 'URGE', urgedToday, facts };
    case 'CC':
      return { type: 'CC', to: event.to, facts };
    case 'SUSPEND':
    case 'RESUME':
      return { type: event.type, facts, reasonGiven };
    case 'TERMINATE':
      return { type: event.type, facts, reasonGiven, ...(asSubItem ? { above: true } : {}) };
    case 'CHILDREN':
      return { type: event.type, place: event.place, round: event.round, ended: event.ended, facts };
    case 'UPGRADE':
    case 'REASSIGN':
      return { ...event, ...(beginsAnew(event) ? { asks: true } : {}), facts };
    case 'JUMP':
      return { type: 'JUMP', to: event.to, ...(machine && maySpare(machine.definition) ? { asks: true } : {}), facts, reasonGiven };
    case 'ARRIVE':
      return { type: 'ARRIVE', wait: event.wait, round: event.round ?? round, ...(event.lost ? { lost: event.lost } : {}), facts };
    case 'CONTINUE':
      return { type: 'CONTINUE', wait: event.wait, facts, reasonGiven };
    case 'HAND_OVER':
      return { type: 'HAND_OVER', place: event.place, slot: event.slotId, to: event.to, facts, ...(event.office ? { office: true, reasonGiven } : {}) };
    case 'RESCHEDULE':
      return { type: 'RESCHEDULE', dueOn: event.dueOn, facts };
  }
}

type Own = Extract<RequestedEvent, { readonly type: OwnSlotEvent }>;

interface Given {
  readonly reasonGiven: boolean;
  readonly opinionGiven: boolean;
  readonly signatureGiven?: true;
  readonly filesGiven?: number;
}

function ofOwnSlot({ type, step, slotId: slot }: Own, facts: Facts, { reasonGiven, opinionGiven, ...came }: Given): ItemEvent {
  if (type === 'AGREE') return { type, step, slot, facts, opinionGiven, ...came };
  if (type === 'ANSWER') return { type, step, slot, facts, opinionGiven };
  return type === 'REJECT' ? { type, step, slot, facts, reasonGiven, ...came } : { type, step, slot, facts };
}

type Returned = Extract<ItemEvent, { readonly type: 'RETURN' }>;

function returned(
  { step, slotId: slot, to }: Extract<RequestedEvent, { readonly type: 'RETURN' }>,
  facts: Facts,
  came: Pick<Given, 'reasonGiven' | 'filesGiven'> & Pick<Returned, 'spares' | 'anew'>,
): ItemEvent {
  return { type: 'RETURN', step, slot, ...(to === undefined ? {} : { to }), facts, ...came };
}

/** Who is passed over on the walk that follows. Records of before say nothing of it, and keep their course. */
function sparing({ step, to }: Extract<RequestedEvent, { readonly type: 'RETURN' }>, machine: Machine | undefined): Pick<Returned, 'spares' | 'anew'> {
  if (!machine || !maySpare(machine.definition)) return {};
  if (stepOf(machine, step)?.return?.then === 'changed-only') return { spares: true };
  return to === undefined ? {} : { anew: true };
}

/** The same where nobody sends it back but its time. */
function sentHome({ step }: Extract<RequestedEvent, { readonly type: 'TIMEOUT' }>, machine: Machine | undefined): { readonly spares?: true } {
  const { due, return: back } = (machine && stepOf(machine, step)) ?? {};
  return due?.then === 'return' && back?.then === 'changed-only' ? { spares: true } : {};
}

/** By another version, somewhere; whoever returns to the one before begins nothing. */
function beginsAnew(event: RequestedEvent): boolean {
  return event.type === 'UPGRADE' && !event.back && Object.values(event.mapping.places).some(({ type }) => type === 'anew');
}

/** What an act hands in is looked at by everybody, whoever had agreed to something else. */
function beginning({ act }: Extract<RequestedEvent, { readonly type: 'ACT' }>, machine: Machine | undefined): { readonly anew?: true } {
  if (!machine || !maySpare(machine.definition)) return {};
  return Object.values(machine.definition.states).some(({ on }) => on && Object.hasOwn(on, act) && on[act]?.submits) ? { anew: true } : {};
}

/** Records of before do not say that they are heard, and there their word counted otherwise. */
function added(
  { type, step, slotId: slot, how, among, to }: Extract<RequestedEvent, { readonly type: 'ADD_SIGNERS' }>,
  facts: Facts,
  reasonGiven: boolean,
): ItemEvent {
  return { type, step, slot, how, among, heard: true, to, facts, reasonGiven };
}

function given(text: string | undefined): boolean {
  return (text ?? '').trim() !== '';
}

/** A file named twice is one. */
function attached(files: readonly string[] = []): { readonly filesGiven?: number } {
  return files.length > 0 ? { filesGiven: new Set(files).size } : {};
}
