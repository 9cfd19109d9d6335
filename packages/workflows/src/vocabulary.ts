import type { LightStep, NamedResolver, StateCode, StepDue, StepId, ThenEffect, WaitUntil } from './definition.js';
import type { AssignedField } from './assigned-field.js';
import type { Added, GivenOver, GivenWith, OfChildren, OfSlot, Slate, Vacancy } from './of-slot.js';
import type { RefusalCode } from './refusal-code.js';

export type { Added };

/** ISO 8601 instant in UTC, as the api read it from the database clock. */
export type Instant = string;
/** Calendar day `YYYY-MM-DD` in the tenant's zone. */
export type Day = string;
/** UUID of a person, a unit, a slot, an item. */
export type PersonId = string;
export type UnitId = string;
export type SlotId = string;
export type ItemId = string;
/** Where work is done: a step id, a state code with `work`, or the id of sub-items. A node that tells or waits has rounds too, without slots. */
export type PlaceId = StepId;

/** A post somebody holds on the day of the act. */
export interface PostHeld {
  readonly post: string;
  readonly unit: UnitId;
}

/** Who acts. With `instead`, the person acts on behalf of somebody and the rules look at both. */
export type Actor =
  | {
      readonly type: 'person';
      readonly person: PersonId;
      readonly posts: readonly PostHeld[];
      /** Every unit the person belongs to, in both trees. */
      readonly units: readonly UnitId[];
      readonly instead?: { readonly person: PersonId; readonly units: readonly UnitId[] };
      /** Slots still open in his name that came with a post he holds no more: they let him do nothing. */
      readonly endedSlots?: readonly SlotId[];
    }
  | { readonly type: 'system'; readonly rule: string };

/** What the rules may know of the item itself. */
export interface ItemFacts {
  readonly unit: UnitId;
  /** The units above it, nearest first. */
  readonly above: readonly UnitId[];
  /** Units that count as the owner's own when acceptance must come from outside. */
  readonly ownerUnits: readonly UnitId[];
  readonly people: Partial<Readonly<Record<'subject' | 'filler' | 'creator' | 'leader' | 'owner', PersonId>>>;
  readonly areaLeaders: readonly PersonId[];
}

/** Everything a rule may look at; it travels inside the event and is stored with it. */
export interface Facts {
  readonly at: Instant;
  readonly today: Day;
  readonly actor: Actor;
  readonly item: ItemFacts;
  /** Outcome of each condition this event may need, by `ConditionId`. */
  readonly outcomes: Readonly<Record<ConditionId, boolean>>;
  /** Who entered here what `actor` decided on paper. The rules look at the one who decided. */
  readonly enteredBy?: PersonId;
}

/** `<event>/<requirement id>`, `<event>/to/<n>`, `fork/<fork id>/<branch id>`. */
export type ConditionId = string;

/** Why somebody is in a slate. Ids only; the api turns them into «支部书记，2018年3月1日起». */
export interface Why {
  /** `hand-over`: chosen by hand to take it over, `transfer`, `consult`, `add-signer` by another signer; no post stands behind it. `superior` of the one it fell to himself: `for`. */
  readonly resolver: NamedResolver['type'] | 'hand-over' | 'transfer' | 'consult' | 'add-signer';
  /** Who chose him. */
  readonly by?: PersonId;
  /** In whose place he is asked, because it would have been that one's own. */
  readonly for?: PersonId;
  /** For somebody the item names: as what. */
  readonly field?: keyof ItemFacts['people'];
  readonly post?: string;
  readonly unit?: UnitId;
  /** Key of the list he stands in. */
  readonly group?: string;
  readonly since?: Day;
}

/** Somebody who is told without having to decide. */
export interface Told {
  readonly person: PersonId;
  readonly why: Why;
}

export interface SlotSeed {
  readonly id: SlotId;
  readonly person: PersonId;
  readonly why: Why;
  /** Which line of the step's `who` found him; absent means the first. */
  readonly line?: number;
}

/** What can happen to an item. Step and slot say which branch is meant, so that one act never moves another. */
export type ItemEvent =
  | { readonly type: 'CREATE'; readonly facts: Facts }
  | (OfSlot<'AGREE', Facts> & GivenWith & { readonly opinionGiven?: boolean })
  /** Disagrees; what follows is the step's policy. */
  | (OfSlot<'REJECT', Facts> & GivenWith & { readonly reasonGiven: boolean })
  /**
   * Without `to` it goes to the submitter. Where the step says `changed-only`, `spares`: nobody behind the one who sends it back is passed over
   * afterwards, and to a step, others may be. Where the way is walked again, `anew`: what was agreed from `to` on is forgotten. Records of before say neither.
   */
  | (OfSlot<'RETURN', Facts> & GivenWith & { readonly to?: StepId; readonly spares?: true; readonly anew?: true; readonly reasonGiven: boolean })
  /** Whoever takes it decides alone; given back, it is everybody's again. */
  | { readonly type: 'CLAIM'; readonly step: StepId; readonly slot: SlotId; readonly facts: Facts }
  | { readonly type: 'GIVE_BACK'; readonly step: StepId; readonly slot: SlotId; readonly facts: Facts }
  /** One's own decision is open again, while the step is open or nobody after it has decided. */
  | { readonly type: 'TAKE_BACK'; readonly step: StepId; readonly slot: SlotId; readonly facts: Facts }
  /** The signer's own slot goes to somebody else for good. */
  | { readonly type: 'TRANSFER'; readonly step: StepId; readonly slot: SlotId; readonly to: SlotSeed; readonly facts: Facts; readonly reasonGiven: boolean }
  /** Somebody else is asked first; the asker's slot waits until the answer. */
  | { readonly type: 'CONSULT'; readonly step: StepId; readonly slot: SlotId; readonly to: SlotSeed; readonly facts: Facts; readonly reasonGiven: boolean }
  | { readonly type: 'ANSWER'; readonly step: StepId; readonly slot: SlotId; readonly facts: Facts; readonly opinionGiven: boolean }
  | {
      readonly type: 'ADD_SIGNERS';
      readonly step: StepId;
      readonly slot: SlotId;
      readonly how: 'before' | 'after' | 'beside';
      readonly among: 'all' | 'any' | 'in-turn';
      /** Beside whoever takes it on himself they are waited for; records of before do not say so, and there he decided alone. */
      readonly heard?: true;
      readonly to: readonly SlotSeed[];
      readonly facts: Facts;
      readonly reasonGiven: boolean;
    }
  /** Takes an undecided one out again whom the owner of `slot` added or consulted. */
  | { readonly type: 'REMOVE_SIGNER'; readonly step: StepId; readonly slot: SlotId; readonly removed: SlotId; readonly facts: Facts }
  /** The deadline of a step ran out; one outcome a round, and never over a human decision. */
  | { readonly type: 'TIMEOUT'; readonly step: StepId; readonly round: number; readonly facts: Facts }
  /** The deadline light turned, or has been red for so long: a step of the ladder. */
  | { readonly type: 'LIGHT'; readonly rung: string; readonly facts: Facts }
  /** Whoever may decide here writes what his step may write of the form. Nothing moves; which fields those are is the form's own business. */
  | { readonly type: 'EDIT'; readonly step: StepId; readonly slot: SlotId; readonly facts: Facts }
  /** Said, shown or asked without moving anything. */
  | { readonly type: 'COMMENT'; readonly facts: Facts }
  | { readonly type: 'CC'; readonly to: readonly PersonId[]; readonly facts: Facts }
  | { readonly type: 'URGE'; readonly urgedToday: boolean; readonly facts: Facts }
  /** The party office against the usual course. */
  | { readonly type: 'SUSPEND'; readonly facts: Facts; readonly reasonGiven: boolean }
  | { readonly type: 'RESUME'; readonly facts: Facts; readonly reasonGiven: boolean }
  /** `above`: because the item it is a sub-item of was ended or left the place it was started from. */
  | { readonly type: 'TERMINATE'; readonly facts: Facts; readonly reasonGiven: boolean; readonly above?: true }
  | { readonly type: 'JUMP'; readonly to: StepId; readonly facts: Facts; readonly reasonGiven: boolean }
  | Slate<SlotSeed, Facts>
  /** For whom sub-items begin, and how the running ones ended by now (null: one that had ended runs again). */
  | (OfChildren<'SPAWN', Facts> & { readonly children: readonly ChildSeed[]; /** Of the round before: they stand. */ readonly kept?: readonly Child[] })
  | (OfChildren<'CHILDREN', Facts> & { readonly ended: readonly { readonly item: ItemId; readonly as: Child['ended'] | null }[] })
  /** Who was found for a node that only tells. */
  | { readonly type: 'TOLD'; readonly place: PlaceId; readonly round: number; readonly to: readonly Told[]; readonly facts: Facts }
  /** What a wait was for has come: the day, the answer, or other items got there; or one of those items never will. */
  | { readonly type: 'ARRIVE'; readonly wait: PlaceId; readonly round: number; readonly lost?: true | 'circle'; readonly facts: Facts }
  /** The party office lets it go on before that. */
  | { readonly type: 'CONTINUE'; readonly wait: PlaceId; readonly facts: Facts; readonly reasonGiven: boolean }
  /** Somebody's open slot goes to somebody else, in the same place and round; what others decided there stays. Where nobody was found, the place is named as the slot. */
  | (GivenOver<SlotSeed, Facts> & { readonly type: 'HAND_OVER' })
  /** The item names somebody else from now on (`to`: a person, or for `unit` a unit): for rounds to come, not for slots that are open. */
  | { readonly type: 'REASSIGN'; readonly field: AssignedField; readonly to: string; readonly facts: Facts }
  /** The due day is moved by the plan the item belongs to; null: it has none any more. */
  | { readonly type: 'RESCHEDULE'; readonly dueOn: Day | null; readonly facts: Facts }
  /** Deadlines of its rounds were counted anew, because the working calendar was written anew; which days moved is told beside it. Nothing else moves. */
  | { readonly type: 'RECOUNT'; readonly facts: Facts }
  /** It goes on by another version of its lifecycle, named by `version`. `back`: the state it had before it went over, to which it returns; `mapping` then names the places back. */
  | { readonly type: 'UPGRADE'; readonly version: string; readonly mapping: Mapping; readonly back?: ItemState; readonly facts: Facts }
  /** An act of the definition: SUBMIT, WITHDRAW, LOG … `anew`: handed in by it, all that was agreed before is forgotten, unless only what changed is to be looked at; records of before do not say so. */
  | { readonly type: 'ACT'; readonly act: string; readonly anew?: true; readonly facts: Facts; readonly reasonGiven?: boolean };

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
export interface Place extends Vacancy {
  readonly round: number;
  readonly slots: readonly Slot[];
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
  /** How the round ended, where the version it went over to would read it otherwise. */
  readonly ended?: 'agreed' | 'otherwise';
  /** The last round of it in which somebody was asked was agreed; kept where a walk may ask only those who see something new. */
  readonly agreed?: true;
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

/** Orders that follow from a decision. All but the last two are carried out with the commit. */
export type Effect =
  | { readonly type: 'ResolveSlate'; readonly place: PlaceId; readonly round: number }
  /** For whom do sub-items begin? Answered by a `SPAWN` of the same transaction, which orders them by `StartChildren`. */
  | { readonly type: 'FindChildren'; readonly place: PlaceId; readonly round: number }
  | { readonly type: 'StartChildren'; readonly place: PlaceId; readonly round: number; readonly children: readonly ChildSeed[] }
  /** Whom a node tells is to be found; answered by a TOLD of the same transaction. */
  | { readonly type: 'AskWhomToTell'; readonly place: PlaceId; readonly round: number }
  /** Slots that are new. One that was settled in the same moment (counted as agreed, left out) has its `closed` already. */
  | { readonly type: 'OpenSlots'; readonly place: PlaceId; readonly round: number; readonly slots: readonly Slot[] }
  | { readonly type: 'CloseSlots'; readonly place: PlaceId; readonly slots: readonly Slot[] }
  /** Slots that stay open and wait now (`waits` says for what), or no longer wait; also those that are open again, because a decision was taken back. A slot that opens waiting stands in `OpenSlots` with its `waits`. */
  | { readonly type: 'ChangeSlots'; readonly place: PlaceId; readonly slots: readonly Slot[] }
  /** A place, with all its rounds so far, under the id it has in the new version. Several at once may change their ids for one another. */
  | { readonly type: 'RenamePlace'; readonly from: PlaceId; readonly to: PlaceId; readonly round: number }
  /** The deadline of a step's round begins; it ends with the round. */
  | { readonly type: 'ArmStepDue'; readonly place: PlaceId; readonly round: number; readonly due: StepDue }
  | { readonly type: 'DisarmStepDue'; readonly place: PlaceId; readonly round: number }
  /** A wait begins: the day or the items it is for are to be found, and come as `ARRIVE`. Asked anew where a day of the item moved. */
  | { readonly type: 'ArmWait'; readonly place: PlaceId; readonly round: number; readonly until: WaitUntil }
  | { readonly type: 'DisarmWait'; readonly place: PlaceId; readonly round: number }
  /** These steps of the ladder wait for their day from now on, and no other; or none. */
  | { readonly type: 'ArmLights'; readonly lights: readonly LightStep[] }
  | { readonly type: 'DisarmLights' }
  /** A step of the ladder came: those it names are told. */
  | { readonly type: 'TellLight'; readonly light: LightStep }
  /** Clocks of the whole item stand still, or go on. */
  | { readonly type: 'StopClocks' }
  | { readonly type: 'StartClocks' }
  /** Persons who may look at it from now on; a grant of its own that outlives rounds. */
  | { readonly type: 'GrantReading'; readonly to: readonly PersonId[]; /** Of the node that copies it; absent: somebody showed it. */ readonly place?: PlaceId }
  /** The party office is told: returned too often, overdue, nobody there. */
  | { readonly type: 'TellOffice'; readonly about: 'returns' | 'overdue' | 'nobody' | 'lost' | 'circle'; readonly place: PlaceId }
  /** Told about it without having to decide. */
  | { readonly type: 'Tell'; readonly what: 'urged' | 'bypassed' | 'informed' | 'withdrawn' | 'taken-away'; readonly to: readonly PersonId[] }
  /** Running children end with it, in the same transaction; only these, where it says so, because their place was left. */
  | { readonly type: 'EndChildren'; readonly children?: readonly ItemId[] }
  | { readonly type: 'SetDay'; readonly day: 'dueOn' | 'startsOn'; readonly form: string; readonly field: string }
  | { readonly type: 'ArmTimer'; readonly event: string; readonly at: 'startsOn' | 'dueOn' }
  | { readonly type: 'DisarmTimer'; readonly event: string }
  /** `once`: only where it has none yet. */
  | { readonly type: 'IssueNumber'; readonly series: string; readonly once?: true }
  | { readonly type: 'RunPlan'; readonly what: ThenEffect }
  | { readonly type: 'TellParent' };

export interface Decision {
  readonly type: 'decision';
  readonly state: ItemState;
  readonly effects: readonly Effect[];
}

export interface Refusal {
  readonly type: 'refusal';
  readonly code: RefusalCode;
  /** Ids and words the sentence needs: `requirement`, `text`, `by`, `as`, `at`. */
  readonly facts: Readonly<Record<string, string | number | null>>;
}
