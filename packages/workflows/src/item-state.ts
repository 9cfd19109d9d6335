import type { LightStep, StepId } from './definition.js';
import type { Instant, ItemId, PersonId, PlaceId, SlotId, Told, UnitId, Why } from './facts.js';

export interface Slot {
  readonly id: SlotId;
  readonly person: PersonId;
  readonly why: Why;
  readonly line?: number;
  /** Open, and yet it is not his turn: others come first, others were asked, somebody else took it. */
  readonly waits?: 'turn' | 'added' | 'answer' | 'claimed';
  /** He took it on himself (claim). */
  readonly claimed?: true;
  /** He was added or asked by the owner of another slot of this round. */
  readonly added?: Added;
  /** Post and unit its voice counts by, where it went on from somebody else and the mode asks for them. */
  readonly counts?: Pick<Why, 'post' | 'unit'>;
  /** Absent while the slot is open. */
  readonly closed?: ClosedSlot;
}

/** `group`: those added together; it is satisfied by all, any or each in turn. A consulted one answers and does not count. */
export interface Added {
  readonly by: string;
  readonly how: 'before' | 'after' | 'beside' | 'consult';
  readonly among: 'all' | 'any' | 'in-turn';
  readonly group: string;
  /** What they say is waited for: beside whoever takes it on himself, and after somebody before the next one in turn; and before somebody it counts only with whoever takes it. Records of before do not say so. */
  readonly heard?: true;
}

/**
 * How a slot ended. `superseded`: somebody else settled it, or the item moved on. `handed-over`, `transferred`: it goes on in another
 * slot. `left-out`: he handed it in himself. `auto`: counted as agreed without him, with the reason.
 */
export interface ClosedSlot {
  readonly as: 'agreed' | 'rejected' | 'returned' | 'acted' | 'superseded' | 'handed-over' | 'transferred' | 'answered' | 'removed' | 'left-out';
  readonly at: Instant;
  readonly by: PersonId | null;
  readonly auto?: 'signed-before' | 'timeout';
}

/** An item that begins below this one, and for whom. */
export interface ChildSeed {
  readonly item: ItemId;
  readonly unit: UnitId;
  readonly person?: PersonId;
  /** Of which row of a table. */
  readonly row?: string;
}

export interface Child extends ChildSeed {
  /** Absent while it runs. */
  readonly ended?: 'done' | 'void';
}

/** One run of a place. Earlier rounds live in history; old votes never count. */
export interface Place {
  readonly round: number;
  readonly slots: readonly Slot[];
  /** Lines of the step's `who` that found nobody, by their number; it stays with the round, whoever stood in. */
  readonly vacant?: readonly number[];
  /** Those of them that are a group with a claim of its own and wait for the party office to name somebody. */
  readonly unfilled?: readonly number[];
  /** Of sub-items: the items of this round. */
  readonly children?: readonly Child[];
  /** Of sub-items of which only the failed are asked again: its round is of the present course, which a fresh submission begins anew. */
  readonly inCourse?: true;
  /** Until it is said for whom they begin: those of the round before, of which some may stand. */
  readonly before?: readonly Child[];
  /** Why it was passed over without anybody deciding. */
  readonly passed?: 'nobody' | 'self' | 'unchanged';
  /** Which submission it belongs to; kept where a rule of the lifecycle looks back over the rounds of one. */
  readonly submission?: number;
  /** Of a node that only tells: whom, as soon as they were found. */
  readonly told?: readonly Told[];
  /** How a wait ended (`lost`: other items never got there, `circle`: they waited for this one, and it went on without them). Absent while it lasts, and where the item went elsewhere meanwhile. */
  readonly waited?: Waited;
  /** How the round ended, where the version it went over to would read it otherwise; or that its agreement, which was one, is forgotten. */
  readonly ended?: 'agreed' | 'otherwise';
  /** The last round of it in which somebody was asked was agreed; kept where a walk may ask only those who see something new. */
  readonly agreed?: true;
  /** Who signed there then; kept where, besides, a step is not for whoever signed before it. */
  readonly signed?: readonly PersonId[];
}

export interface Waited {
  readonly as: 'arrived' | 'let-go' | 'lost' | 'circle';
  readonly at: Instant;
  readonly by: PersonId | null;
}

export interface Context {
  /** How often the item was submitted: 第2次报送. 0 before the first time. */
  readonly submissions: number;
  readonly submitter: PersonId | null;
  /** On whose behalf the submitter did it; absent when he did it for himself. */
  readonly submittedFor?: PersonId;
  /** The step a correction goes straight back to. */
  readonly resume: StepId | null;
  readonly places: Readonly<Record<PlaceId, Place>>;
  /** After the step a correction was asked of has closed, it goes straight back to this one (target → returner); it went, and that may be taken back. */
  readonly resumeAfter?: Readonly<Record<StepId, StepId>>;
  readonly wentStraight?: Readonly<Record<StepId, StepId>>;
  /** Returns since the submission; what was agreed by itself or skipped as unchanged is off after the first. */
  readonly returns?: number;
  /** The walk after a correction asks only those who may see something that changed. */
  readonly changedOnly?: true;
  /** Branches as `<fork>/<branch>`: that disagreed while their siblings finish; that were not taken when their fork, one with conditions, was entered last. */
  readonly rejectedBranches?: readonly string[];
  readonly untaken?: readonly string[];
  /** What its light turned to by events, and the steps of the ladder that were done; for the present due day. */
  readonly light?: { readonly at: LightStep['at']; readonly done: readonly string[] };
  readonly suspended?: { readonly at: Instant; readonly by: PersonId | null };
  /** Slots in which somebody decided himself since the submission. Kept where an act asks for `nothing-decided`. */
  readonly decided?: readonly SlotId[];
  /** Closed steps after which nobody has decided: a decision made there may be taken back. Kept where a step offers `take-back`. */
  readonly reopenable?: readonly StepId[];
}

/** What is stored of an item: XState's state value and our context. JSON. */
export interface ItemState {
  readonly value: StateValue;
  readonly context: Context;
}
export type StateValue = string | { readonly [key: string]: StateValue | undefined };
