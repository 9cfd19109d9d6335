import type { LifecycleDefinition, StateCode, StateDefinition, Tone, Work } from '../definition.js';
import { activePlaces, activeSubItems, activeWaits, stateCode } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import { placeOf } from '../machine/rounds.js';
import { linesAreGroups } from '../rules/vacancy.js';
import type { Context, ItemState, PersonId, PlaceId, Slot } from '../vocabulary.js';

export interface ActiveStep {
  readonly id: PlaceId;
  readonly label: string;
  readonly mine: string;
  readonly tone: Tone;
}

export interface ActiveStates {
  readonly code: StateCode;
  readonly label: string;
  readonly tone: Tone;
  /** Steps of the chain at hand and what it waits for, in the order of the definition; then what waits for sub-items. */
  readonly steps: readonly ActiveStep[];
  readonly ended: 'done' | 'void' | null;
  readonly clock: 'running' | 'stopped';
  /** Why the clock stands, in the definition's own words. */
  readonly clockWords: string | null;
  /** It came back: something is to be put right. */
  readonly back: boolean;
}

/** Where the item is. Throws for an item that was not created yet: nothing can be asked of it. */
export function activeStates(machine: Machine, state: ItemState): ActiveStates {
  const { code, definition } = stateAt(machine, state);
  const { label, tone } = definition;
  const asked = activePlaces(machine, state.value).flatMap(({ info: { step, order } }) => (step ? [{ order, step: step.definition }] : []));
  const waiting = activeWaits(machine, state.value).map(({ definition: { id, label: of }, order }) => ({ order, step: { id, label: of, mine: of } }));
  const steps = [...asked, ...waiting]
    .sort((a, b) => a.order - b.order)
    .map(({ step: { id, label: of, mine } }): ActiveStep => ({ id, label: of, mine, tone }));
  const below = activeSubItems(machine, state.value).map(({ info: { id, definition: node } }): ActiveStep => ({
    id,
    label: node.label,
    mine: node.label,
    tone,
  }));
  return {
    code,
    label,
    tone,
    steps: [...steps, ...below],
    ended: definition.end ?? null,
    clock: definition.clock ?? 'running',
    clockWords: definition.clockWords ?? null,
    back: definition.back ?? false,
  };
}

export interface StateWord {
  readonly label: string;
  readonly tone: Tone;
  /** The reader must act; the label says so. */
  readonly mine: boolean;
  readonly ended: 'done' | 'void' | null;
}

/** The word shown for the item: the steps that are open, or to the one who must act, what he must do. */
export function stateWord(machine: Machine, state: ItemState, { person }: { person: PersonId | null }): StateWord {
  const { code, label, tone, steps, ended } = activeStates(machine, state);
  const own = steps.find((step) => isSeated(state.context, step.id, person));
  if (own) return { label: own.mine, tone, mine: true, ended };
  const mine = isSeated(state.context, code, person);
  if (mine) return { label: machine.definition.states[code]?.mine ?? label, tone, mine, ended };
  const shown = [...new Set(steps.map((step) => step.label))].join('、');
  return { label: shown || label, tone, mine: false, ended };
}

export interface PlaceOfWork {
  readonly id: PlaceId;
  readonly state: StateCode;
  readonly label: string;
  readonly work: Work;
  /** A step of an approval chain, rather than a state with work of its own. */
  readonly step: boolean;
  /** He must sign himself. */
  readonly personal: boolean;
  /** Decided only where the item is opened: signed by hand, or with files. */
  readonly opened: boolean;
  /** Each line of its work is a group with a claim of its own. */
  readonly inGroups: boolean;
}

/** Every place where work is done, in the order of the definition. */
export function places(machine: Machine): readonly PlaceOfWork[] {
  return [...machine.compiled.places.values()].map(({ id, state, work, step }) => {
    const label = step?.definition.label ?? machine.definition.states[state]?.label ?? state;
    const { personal = false, signature, files } = step?.definition ?? {};
    const inGroups = step !== null && linesAreGroups(step.definition.mode);
    return { id, state, label, work, step: step !== null, personal, opened: signature !== undefined || files !== undefined, inGroups };
  });
}

export interface OpenSlot extends Slot {
  readonly place: PlaceId;
  readonly round: number;
}

/** Every open slot, also one that waits for others. Slots are closed when their place is left. */
export function openSlots(state: ItemState): readonly OpenSlot[] {
  return Object.entries(state.context.places).flatMap(([place, { round, slots }]) =>
    slots.filter(({ closed }) => !closed).map((slot) => ({ ...slot, place, round })),
  );
}

export function stateAt(machine: Machine, state: ItemState): { readonly code: StateCode; readonly definition: StateDefinition } {
  const code = stateCode(state);
  const definition = code === null ? undefined : stateNamed(machine.definition, code);
  if (code === null || !definition) throw new Error(`the item is at ${JSON.stringify(state.value)}, which ${machine.definition.key} does not know`);
  return { code, definition };
}

function stateNamed(definition: LifecycleDefinition, code: StateCode): StateDefinition | undefined {
  return Object.hasOwn(definition.states, code) ? definition.states[code] : undefined;
}

function isSeated(context: Context, place: PlaceId, person: PersonId | null): boolean {
  return placeOf(context, place)?.slots.some((slot) => !slot.closed && !slot.waits && slot.person === person) ?? false;
}
