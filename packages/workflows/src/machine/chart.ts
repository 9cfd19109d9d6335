import { createActor, createMachine, type AnyActorScope, type AnyStateMachine } from 'xstate';
import type { ItemEvent, StateValue } from '../vocabulary.js';
import type { Carried } from './call.js';

/** What the engine needs of XState, typed by us; the casts of this package's XState use all stand in this file. */
export interface StateMachineChart {
  /** A snapshot for one call; throws when the value does not fit the chart. */
  restore(value: StateValue, context: Carried): Snapshot;
  transition(snapshot: Snapshot, event: { readonly type: string }): Snapshot;
  initialValue(): StateValue;
  /** Where the item is; the light beside it is kept in the context. */
  valueOf(snapshot: Snapshot): StateValue;
}

export interface Snapshot {
  readonly value: StateValue;
  readonly context: Carried;
}

export type Guard = (at: { readonly context: Carried }) => boolean;

export interface Transition {
  /** Several: one in each region of a parallel state. */
  readonly target?: string | readonly string[];
  readonly reenter?: boolean;
  readonly guard?: Guard;
  readonly actions?: readonly unknown[];
}

export interface Node {
  readonly id?: string;
  readonly type?: 'parallel' | 'final';
  readonly initial?: string;
  readonly states?: Readonly<Record<string, Node>>;
  readonly on?: Readonly<Record<string, readonly Transition[]>>;
  readonly always?: readonly Transition[];
  readonly onDone?: readonly Transition[];
  readonly entry?: readonly unknown[];
  readonly exit?: readonly unknown[];
}

const STATES = 'states';
const LIGHT = 'light';

/** A definition of 200 places cannot need more microsteps for one event; a cycle is stopped instead of hanging the process. */
const MAX_MICROSTEPS = 2000;

/** With a light, it runs beside the states as a second region of the same machine. */
export function createChart(states: Node, light?: Node): StateMachineChart {
  const root: Node = light ? { type: 'parallel', states: { [STATES]: states, [LIGHT]: light } } : states;
  // Our Node is a narrower shape than XState's generic config, whose type parameters cannot be inferred from data.
  const machine: AnyStateMachine = createMachine({ ...root, options: { maxIterations: MAX_MICROSTEPS } } as Parameters<typeof createMachine>[0]);
  type Native = Parameters<AnyStateMachine['transition']>[0];
  const scope = inert(machine);
  const start = scope.self.getSnapshot().value as StateValue;
  const ofStates = (value: StateValue): StateValue => (light && typeof value === 'object' ? (value[STATES] ?? '') : value);
  const whole = (value: StateValue, { item }: Carried): StateValue => (light ? { [STATES]: value, [LIGHT]: item.light?.at ?? 'green' } : value);
  return {
    // XState's snapshots carry `any`; value and context are exactly what this chart put in.
    restore: (value, context) => machine.resolveState({ value: whole(value, context) as never, context }) as unknown as Snapshot,
    transition: (snapshot, event) => machine.transition(snapshot as unknown as Native, event, scope) as unknown as Snapshot,
    initialValue: () => ofStates(start),
    valueOf: ({ value }) => ofStates(value),
  };
}

/**
 * What XState asks for besides a snapshot and an event. Its own `transition()` makes an actor for each call, which took longer than the step;
 * our machines only assign, so nothing is ever done through it and one serves them all.
 */
function inert(machine: AnyStateMachine): AnyActorScope {
  const self = createActor(machine);
  const nothing = (): void => undefined;
  return { self, id: '', sessionId: '', system: self.system, logger: nothing, defer: nothing, emit: nothing, stopChild: nothing, actionExecutor: nothing };
}

/** Event type as XState sees it: scoped to the step, place or act, so that one act never moves another branch. */
export function chartEvent(event: ItemEvent): { readonly type: string } {
  switch (event.type) {
    case 'CREATE':
      return { type: 'CREATE' };
    case 'AGREE':
    case 'REJECT':
    case 'RETURN':
    case 'CLAIM':
    case 'GIVE_BACK':
    case 'TAKE_BACK':
    case 'TRANSFER':
    case 'CONSULT':
    case 'ANSWER':
    case 'ADD_SIGNERS':
    case 'REMOVE_SIGNER':
    case 'EDIT':
    case 'TIMEOUT':
      return { type: `${event.type}.${event.step}` };
    case 'ARRIVE':
    case 'CONTINUE':
      return { type: `${event.type}.${event.wait}` };
    case 'JUMP':
      return { type: `JUMP.${event.to}` };
    case 'LIGHT':
      return { type: `LIGHT.${event.rung}` };
    case 'SLATE':
    case 'SPAWN':
    case 'CHILDREN':
      return { type: `${event.type}.${event.place}` };
    case 'HAND_OVER':
      return { type: `HAND_OVER.${event.place}` };
    case 'TOLD':
    case 'REASSIGN':
    case 'RESCHEDULE':
    case 'RECOUNT':
    case 'COMMENT':
    case 'CC':
    case 'URGE':
    case 'SUSPEND':
    case 'RESUME':
    case 'TERMINATE':
    case 'UPGRADE':
      return { type: event.type };
    case 'ACT':
      return { type: `ACT.${event.act}` };
  }
}
