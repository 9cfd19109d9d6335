import type { ChainNode, Fork, LifecycleDefinition, StateCode, Step, StepId, SubItems, WaitNode } from '../../definition.js';
import type { RefusalCode } from '../../refusal-code.js';
import type { Child, EventOf, ItemEvent, PersonId, PlaceId, Slot, SlotId, Told, Waited } from '../../vocabulary.js';

/**
 * An item as the reference model sees it: plain data, changed in place on a copy. Written from the rules of approval alone;
 * it shares nothing with the engine but the words of the definition and of the events.
 */
export interface Item {
  /** Null before it was created. */
  state: StateCode | null;
  /** The state's own work: people are being looked for, or it is in their hands. */
  work: Phase | null;
  path: Sequence | null;
  submissions: number;
  submitter: PersonId | null;
  submittedFor: PersonId | null;
  resume: StepId | null;
  resumeAfter: Record<StepId, StepId>;
  returns: number;
  changedOnly: boolean;
  suspended: boolean;
  places: Record<PlaceId, Round>;
  memory: Memory;
  /** What its light turned to, and the steps of the ladder that were done. */
  light: { readonly at: 'green' | 'yellow' | 'red'; readonly done: readonly string[] };
  /** Children that end by the last event; of a termination all that run. */
  ends: readonly string[];
}

/** What the model remembers beside what is shown: everything the rules say «since the submission» or «before» about. */
export interface Memory {
  /** Steps whose present round began after the last submission. */
  readonly since: readonly StepId[];
  /** Sub-items of which only the failed are asked again, and which came up since a fresh submission. */
  readonly came: readonly PlaceId[];
  /** Slots decided by a person since the submission, of earlier rounds too. */
  readonly decided: readonly SlotId[];
  /** The same as far as an act asks for it: only what was decided while the lifecycle looked back for it. */
  readonly binding: readonly SlotId[];
  /** Steps whose newest round agreed. */
  readonly agreed: readonly StepId[];
  /** Closed steps after which nothing was decided: a signature there may be taken back. */
  readonly reopenable: readonly StepId[];
  /** To whom it went straight back from a step when it closed last. */
  readonly wentStraight: Readonly<Record<StepId, StepId>>;
  /** Branches that were not taken the last time their fork was entered. */
  readonly untaken: readonly string[];
  /** The item lies with its submitter because it was returned. */
  readonly cameBack: boolean;
}

export type Phase = 'resolving' | 'open';

export interface Round {
  readonly round: number;
  readonly slots: readonly Slot[];
  readonly passed?: 'nobody' | 'self' | 'unchanged';
  /** Who had signed there, until somebody is asked anew. */
  readonly signed?: readonly PersonId[];
  /** Lines for which nobody was found; and those of them that are groups for which the office is to name somebody. */
  readonly vacant?: readonly number[];
  readonly unfilled?: readonly number[];
  readonly children?: readonly Child[];
  /** Those of the round before, while it is asked for whom they begin. */
  readonly before?: readonly Child[];
  /** Whom a node told, and how a wait ended. */
  readonly told?: readonly Told[];
  readonly waited?: Waited;
}

/** A list of nodes and where it stands in it. */
export interface Sequence {
  readonly nodes: readonly ChainNode[];
  at: number;
  token: Token | null;
}
export type Token =
  | { readonly type: 'step'; readonly step: Step; phase: Phase }
  | { readonly type: 'sub-items'; readonly node: SubItems; phase: Phase }
  | { readonly type: 'wait'; readonly wait: WaitNode }
  | { readonly type: 'fork'; readonly fork: Fork; readonly branches: Branch[] };
export type ForkToken = Extract<Token, { type: 'fork' }>;
export interface Branch {
  readonly id: string;
  readonly nodes: readonly ChainNode[];
  run: Sequence | 'ended' | 'rejected';
}

/** One event on its way through the model. */
export interface Turn<E extends ItemEvent = ItemEvent> {
  readonly definition: LifecycleDefinition;
  readonly item: Item;
  readonly event: E;
}
export type { EventOf };
/** An item goes over from one version of its lifecycle to another. */
export interface Over {
  readonly from: LifecycleDefinition;
  readonly to: LifecycleDefinition;
  readonly event: EventOf<'UPGRADE'>;
}
/** Why it is refused; null: it happens. */
export type No = RefusalCode | null;

export const UNBORN: Item = {
  state: null,
  work: null,
  path: null,
  submissions: 0,
  submitter: null,
  submittedFor: null,
  resume: null,
  resumeAfter: {},
  returns: 0,
  changedOnly: false,
  suspended: false,
  places: {},
  memory: { since: [], came: [], decided: [], binding: [], agreed: [], reopenable: [], wentStraight: {}, untaken: [], cameBack: false },
  ends: [],
  light: { at: 'green', done: [] },
};

export function copyOf(item: Item): Item {
  return { ...item, ends: [], path: item.path && copySequence(item.path), resumeAfter: { ...item.resumeAfter }, places: { ...item.places } };
}

function copySequence(sequence: Sequence): Sequence {
  return { ...sequence, token: sequence.token && copyToken(sequence.token) };
}

function copyToken(token: Token): Token {
  if (token.type !== 'fork') return { ...token };
  return { ...token, branches: token.branches.map((branch) => ({ ...branch, run: typeof branch.run === 'string' ? branch.run : copySequence(branch.run) })) };
}

export function stateOf({ definition, item }: Turn) {
  return item.state === null ? undefined : definition.states[item.state];
}

export function slotsOf(item: Item, place: PlaceId): readonly Slot[] {
  return item.places[place]?.slots ?? [];
}

export function setSlots(item: Item, place: PlaceId, slots: readonly Slot[]): void {
  const before = item.places[place];
  if (before) item.places[place] = { ...before, slots };
}

/** Steps where people are being looked for or decide. */
export function stepTokens(sequence: Sequence | null): readonly Extract<Token, { type: 'step' }>[] {
  const token = sequence?.token;
  if (!token) return [];
  if (token.type === 'step') return [token];
  if (token.type !== 'fork') return [];
  return token.branches.flatMap(({ run }) => (typeof run === 'string' ? [] : stepTokens(run)));
}

/** Where children are being named or run. */
export function childTokens(sequence: Sequence | null): readonly Extract<Token, { type: 'sub-items' }>[] {
  const token = sequence?.token;
  if (!token) return [];
  if (token.type !== 'fork') return token.type === 'sub-items' ? [token] : [];
  return token.branches.flatMap(({ run }) => (typeof run === 'string' ? [] : childTokens(run)));
}

export function closeSlot(
  turn: Turn,
  slot: Slot,
  as: NonNullable<Slot['closed']>['as'],
  more: { by?: PersonId | null; auto?: 'signed-before' | 'timeout' } = {},
): Slot {
  const { waits: _, ...rest } = slot;
  const { actor, at } = turn.event.facts;
  const by = more.by === undefined ? (actor.type === 'person' ? actor.person : null) : more.by;
  return { ...rest, closed: { as, at, by, ...(more.auto ? { auto: more.auto } : {}) } };
}
