import type { AssignedField } from './assigned-field.js';
import type { StateCode, StepId } from './definition.js';
import type { Day, Facts, ItemId, PersonId, PlaceId, SlotId, SlotSeed, Told } from './facts.js';
import type { Added, Child, ChildSeed, ItemState } from './item-state.js';

/** What can happen to an item. Step and slot say which branch is meant, so that one act never moves another. */
export type ItemEvent =
  | Happens<'CREATE'>
  | (OfSlot<'AGREE'> & GivenWith & { readonly opinionGiven?: boolean })
  /** Disagrees; what follows is the step's policy. */
  | (OfSlot<'REJECT'> & GivenWith & Reasoned)
  /**
   * Without `to` it goes to the submitter. Where the step says `changed-only`, `spares`: nobody behind the one who sends it back is passed over
   * afterwards, and to a step, others may be. Where the way is walked again, `anew`: what was agreed from `to` on is forgotten. Records of before say neither.
   */
  | (OfSlot<'RETURN'> & GivenWith & Reasoned & { readonly to?: StepId; readonly spares?: true; readonly anew?: true })
  /** Whoever takes it decides alone; given back, it is everybody's again. */
  | OfSlot<'CLAIM'>
  | OfSlot<'GIVE_BACK'>
  /** One's own decision is open again, while the step is open or nobody after it has decided. */
  | OfSlot<'TAKE_BACK'>
  /** The signer's own slot goes to somebody else for good. */
  | (OfSlot<'TRANSFER'> & Reasoned & { readonly to: SlotSeed })
  /** Somebody else is asked first; the asker's slot waits until the answer. */
  | (OfSlot<'CONSULT'> & Reasoned & { readonly to: SlotSeed })
  | (OfSlot<'ANSWER'> & { readonly opinionGiven: boolean })
  | (OfSlot<'ADD_SIGNERS'> & Reasoned & AddedSigners)
  /** Takes an undecided one out again whom the owner of `slot` added or consulted. */
  | (OfSlot<'REMOVE_SIGNER'> & { readonly removed: SlotId })
  /** The deadline of a step ran out; one outcome a round, and never over a human decision. `spares`: where it is returned by that, as of a return. */
  | (Happens<'TIMEOUT'> & { readonly step: StepId; readonly round: number; readonly spares?: true })
  /** The deadline light turned, or has been red for so long: a step of the ladder. */
  | (Happens<'LIGHT'> & { readonly rung: string })
  /** Whoever may decide here writes what his step may write of the form. Nothing moves; which fields those are is the form's own business. */
  | OfSlot<'EDIT'>
  /** Said, shown or asked without moving anything. */
  | Happens<'COMMENT'>
  | (Happens<'CC'> & { readonly to: readonly PersonId[] })
  | (Happens<'URGE'> & { readonly urgedToday: boolean })
  /** The party office against the usual course. */
  | (Happens<'SUSPEND'> & Reasoned)
  | (Happens<'RESUME'> & Reasoned)
  /** `above`: because the item it is a sub-item of was ended or left the place it was started from. */
  | (Happens<'TERMINATE'> & Reasoned & { readonly above?: true })
  /** `asks`: whoever signs where it goes is asked, whatever changed; records of before do not say so. */
  | (Happens<'JUMP'> & Reasoned & { readonly to: StepId; readonly asks?: true })
  /** Who was found for a place. `vacant`: the lines of a step's `who` for which nobody was; absent where there is nothing to say. */
  | (OfRound<'SLATE'> & { readonly slots: readonly SlotSeed[]; readonly vacant?: readonly number[] })
  /** For whom sub-items begin; `kept`: those of the round before that stand. */
  | (OfRound<'SPAWN'> & { readonly children: readonly ChildSeed[]; readonly kept?: readonly Child[] })
  /** How running ones ended by now; null: one that had ended runs again. */
  | (OfRound<'CHILDREN'> & { readonly ended: readonly { readonly item: ItemId; readonly as: Child['ended'] | null }[] })
  /** Who was found for a node that only tells. */
  | (OfRound<'TOLD'> & { readonly to: readonly Told[] })
  /** What a wait was for has come: the day, the answer, or other items got there; or one of those items never will. */
  | (Happens<'ARRIVE'> & { readonly wait: PlaceId; readonly round: number; readonly lost?: true | 'circle' })
  /** The party office lets it go on before that. */
  | (Happens<'CONTINUE'> & Reasoned & { readonly wait: PlaceId })
  | HandOver
  /**
   * The item names somebody else from now on (`to`: a person, or for `unit` a unit): for rounds to come, not for slots that are open. `office`: with what
   * the office takes out of somebody's hands against the usual course.
   */
  | (Happens<'REASSIGN'> & { readonly field: AssignedField; readonly to: string; readonly office?: true })
  /** The due day is moved by the plan the item belongs to; null: it has none any more. */
  | (Happens<'RESCHEDULE'> & { readonly dueOn: Day | null })
  /** Deadlines of its rounds were counted anew, because the working calendar was written anew; which days moved is told beside it. Nothing else moves. */
  | Happens<'RECOUNT'>
  /**
   * It goes on by another version of its lifecycle, named by `version`. `back`: the state it had before it went over, to which it returns; `mapping`
   * then names the places back. `asks`: as of a jump, where it begins anew.
   */
  | (Happens<'UPGRADE'> & { readonly version: string; readonly mapping: Mapping; readonly back?: ItemState; readonly asks?: true })
  /** An act of the definition: SUBMIT, WITHDRAW, LOG … `anew`: handed in by it, all that was agreed before is forgotten, unless only what changed is to be looked at; records of before do not say so. */
  | (Happens<'ACT'> & { readonly act: string; readonly anew?: true; readonly reasonGiven?: boolean });

export type EventOf<T extends ItemEvent['type']> = Extract<ItemEvent, { type: T }>;

/** Every event: its word, and what was known when it happened. */
interface Happens<T extends string> {
  readonly type: T;
  readonly facts: Facts;
}

/** What a signer does in a slot of his own. */
interface OfSlot<T extends string> extends Happens<T> {
  readonly step: StepId;
  readonly slot: SlotId;
}

/** What is said of one round of a place. */
interface OfRound<T extends string> extends Happens<T> {
  readonly place: PlaceId;
  readonly round: number;
}

/** Whether a reason came with what wants one. */
interface Reasoned {
  readonly reasonGiven: boolean;
}

/** What came with an answer beside its words: a signature by hand, so many files. */
export interface GivenWith {
  readonly signatureGiven?: boolean;
  readonly filesGiven?: number;
}

/** `heard`: as in `Added`. Records of before do not say so: there whoever took it decided alone, the next in turn waited for nobody asked after, and a no before him was his. */
interface AddedSigners extends Pick<Added, 'among' | 'heard'> {
  readonly how: Exclude<Added['how'], 'consult'>;
  readonly to: readonly SlotSeed[];
}

/**
 * Somebody's open slot goes to somebody else, in the same place and round; what others decided there stays. Where nobody was found, the place is named
 * as the slot. `office`: by whom the lifecycle lets go against the usual course, with a reason; absent, the door it came through asked who may.
 */
interface HandOver extends Happens<'HAND_OVER'> {
  readonly place: PlaceId;
  readonly slot: SlotId;
  readonly to: SlotSeed;
  readonly office?: true;
  readonly reasonGiven?: boolean;
}

/**
 * What becomes of a place at which an item stands: `same` keeps round, slots and votes under the new id; `anew` begins
 * that step again, and what was signed at the old one stays in history alone.
 */
export type Landing = { readonly type: 'same'; readonly place: PlaceId } | { readonly type: 'anew'; readonly place: PlaceId };

/** How items of one version go on by another. Places that are not named land at the place of their own id. */
export interface Mapping {
  readonly places: Readonly<Record<PlaceId, Landing>>;
  /** States where nobody works, by their new code. */
  readonly states: Readonly<Record<StateCode, StateCode>>;
}
