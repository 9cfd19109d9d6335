import type { LightStep, StepDue, ThenEffect, WaitUntil } from './definition.js';
import type { ItemId, PersonId, PlaceId } from './facts.js';
import type { ChildSeed, ItemState, Slot } from './item-state.js';
import type { RefusalCode } from './refusal-code.js';

export type * from './facts.js';
export type * from './item-event.js';
export type * from './item-state.js';

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
  /** The deadline of a step's round begins, and is counted from now; it ends with the round. `again`: it was over, which was taken back, and goes on by the days it had. */
  | { readonly type: 'ArmStepDue'; readonly place: PlaceId; readonly round: number; readonly due: StepDue; readonly again?: true }
  | { readonly type: 'DisarmStepDue'; readonly place: PlaceId; readonly round: number }
  /** A wait begins: the day or the items it is for are to be found, and come as `ARRIVE`. Asked anew where a day of the item moved. `again`: as of a deadline. */
  | { readonly type: 'ArmWait'; readonly place: PlaceId; readonly round: number; readonly until: WaitUntil; readonly again?: true }
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
