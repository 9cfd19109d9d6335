import { activeStates, decide, initial, upgrade } from '@bihuan/workflows';
import type { Effect, ItemState, Machine, Slot, SlotId, Versions } from '@bihuan/workflows';
import { followsFromAct } from '../history/index.js';
import type { EventRecord } from '../history/index.js';

/** A slot as the records say it is: somebody's place in one round, open or closed. */
export interface SlotTold {
  readonly id: SlotId;
  readonly place: string;
  readonly round: number;
  readonly person: string;
  readonly why: unknown;
  /** As what it came into the round, by whose slot, and what it waits for while it is open. */
  readonly kind: string;
  readonly addedBy: SlotId | null;
  readonly waits: string | null;
  readonly openedAt: string;
  readonly closed: { readonly at: string; readonly as: string; readonly by: string | null } | null;
}

/** Everything of an item that follows from its records alone. */
export interface Replayed {
  readonly state: ItemState;
  readonly states: readonly string[];
  readonly ended: 'done' | 'void' | null;
  readonly version: number;
  readonly returns: number;
  readonly reopened: number;
  readonly isRegisteredLate: boolean;
  readonly number: string | null;
  readonly slots: ReadonlyMap<SlotId, SlotTold>;
}

type Refused = { readonly type: 'refused'; readonly seq: number };

/**
 * Lives the item's life once more, event by event, and counts what the columns of the item say. It knows nothing of how
 * they were written: both can only agree by saying the same.
 */
export function replay(versions: Versions, records: readonly EventRecord[]): (Replayed & { readonly type: 'replayed' }) | Refused {
  let machine = versions(records[0]?.lifecycleVersion ?? '');
  let told: Replayed = {
    state: initial(machine),
    states: [],
    ended: null,
    version: 0,
    returns: 0,
    reopened: 0,
    isRegisteredLate: false,
    number: null,
    slots: new Map(),
  };
  for (const command of commandsOf(records)) {
    const from = machine;
    machine = versionAfter(versions, from, command);
    const after = lived({ from, machine }, told.state, command);
    if (after.type === 'refused') return after;
    told = counted(machine, told, { ...after, command });
  }
  return { type: 'replayed', ...told };
}

/** What one command recorded: the act itself, and the answers that followed from it. */
function commandsOf(records: readonly EventRecord[]): readonly (readonly EventRecord[])[] {
  const commands: EventRecord[][] = [];
  for (const record of records) {
    const running = commands.at(-1);
    if (running && followsFromAct(record)) running.push(record);
    else commands.push([record]);
  }
  return commands;
}

/** An item goes on by another version from the command on that says so. */
function versionAfter(versions: Versions, before: Machine, [act]: readonly EventRecord[]): Machine {
  return act?.event.type === 'UPGRADE' ? versions(act.event.version) : before;
}

interface Lived {
  readonly type: 'lived';
  readonly state: ItemState;
  readonly effects: readonly Effect[];
}

function lived({ from: before, machine }: { from: Machine; machine: Machine }, from: ItemState, command: readonly EventRecord[]): Lived | Refused {
  let state = from;
  const effects: Effect[] = [];
  for (const { event, seq } of command) {
    const decided = event.type === 'UPGRADE' ? upgrade({ from: before, to: machine }, state, event) : decidedOrNot(machine, state, event);
    if (decided?.type !== 'decision') return { type: 'refused', seq };
    state = decided.state;
    effects.push(...decided.effects);
  }
  return { type: 'lived', state, effects };
}

/** An event nobody could have sent (a place the lifecycle does not know, say) must not end the check. */
function decidedOrNot(...asked: Parameters<typeof decide>): ReturnType<typeof decide> | null {
  try {
    return decide(...asked);
  } catch {
    return null;
  }
}

function counted(machine: Machine, before: Replayed, { state, effects, command }: Omit<Lived, 'type'> & { command: readonly EventRecord[] }): Replayed {
  const is = activeStates(machine, state);
  const act = command[0]; // a command has its act, and slates only after it
  const goesOver = act?.event.type === 'UPGRADE';
  const wasBack = !goesOver && before.version > 0 && activeStates(machine, before.state).back;
  return {
    state,
    states: [is.code, ...is.steps.map(({ id }) => id)],
    ended: is.ended,
    version: before.version + 1,
    returns: before.returns + (act?.event.type === 'RETURN' || (is.back && !wasBack && !goesOver) ? 1 : 0),
    reopened: before.reopened + (before.ended === 'done' && is.ended === null ? 1 : 0),
    isRegisteredLate: before.isRegisteredLate || command.some(isLate),
    number: command.find(({ number }) => number !== null)?.number ?? before.number,
    slots: slotsAfter(before.slots, effects, act?.at ?? ''),
  };
}

/** Registered on a later day than it happened: 补录. */
export function isLate({ happenedOn, event }: EventRecord): boolean {
  return event.facts.enteredBy === undefined && happenedOn !== null && happenedOn < event.facts.today;
}

function slotsAfter(before: Replayed['slots'], effects: readonly Effect[], at: string): Replayed['slots'] {
  // All at once: two places may change their ids for one another.
  const renames = effects.filter((effect) => effect.type === 'RenamePlace');
  const nameOf = ({ place, round }: SlotTold): string => renames.find((one) => one.from === place && round <= one.round)?.to ?? place;
  const slots = new Map([...before].map(([id, slot]) => [id, renames.length === 0 ? slot : { ...slot, place: nameOf(slot) }]));
  for (const effect of effects) {
    if (effect.type === 'OpenSlots')
      for (const slot of effect.slots) slots.set(slot.id, { ...told(slot), place: effect.place, round: effect.round, openedAt: at });
    if (effect.type === 'CloseSlots' || effect.type === 'ChangeSlots')
      for (const slot of effect.slots) {
        const known = slots.get(slot.id);
        if (known) slots.set(slot.id, { ...known, ...told(slot) });
      }
  }
  return slots;
}

function told({ id, person, why, added, waits, closed }: Slot): Omit<SlotTold, 'place' | 'round' | 'openedAt'> {
  const ended = closed ? { at: closed.at, as: closed.as, by: closed.by } : null;
  return { id, person, why, kind: added?.how ?? 'sign', addedBy: added?.by ?? null, waits: ended ? null : (waits ?? null), closed: ended };
}
