import type { Condition } from '@bihuan/forms';

/**
 * A lifecycle as the party office writes it: the statechart an item lives by, as JSON.
 * It carries the words on screen. `compile` turns it into one XState machine.
 */
export interface LifecycleDefinition {
  readonly format: 1;
  readonly key: string;
  readonly title: string;
  /** What one item is called on screen: 清单, 问题, 任务. */
  readonly noun: string;
  /** How an item is born; recorded as the event `CREATE`. */
  readonly create: CreateDefinition;
  readonly states: Readonly<Record<StateCode, StateDefinition>>;
  /** States in the order of the path drawn on screen. */
  readonly order: readonly StateCode[];
  /** What can still be done once the day is over, said after «逾期2天»: 可补报. Absent: nothing is added. */
  readonly late?: string;
}

export type StateCode = string;
export type StepId = string;

/** Tones never use red, yellow or green: those belong to deadlines. */
export type Tone = 'grey' | 'blue' | 'purple' | 'teal' | 'stopped';

export interface CreateDefinition {
  readonly to: Target;
  readonly form?: string;
  /** Time-line sentence, past: 列入台账. */
  readonly record: string;
}

export interface StateDefinition {
  readonly label: string;
  readonly tone: Tone;
  /** The same state as seen by the one who must act: 等您审核. */
  readonly mine?: string;
  /** In whose hands the item is; opens one slot for each person found. */
  readonly work?: Work;
  /** An approval chain runs while the item is here. */
  readonly chain?: Chain;
  readonly on?: Readonly<Record<EventCode, ActDefinition>>;
  /** What the day of a date field of the item does, unasked. */
  readonly timers?: readonly Timer[];
  /** Ended: `done` counts as finished, `void` as taken away. */
  readonly end?: 'done' | 'void';
  /** It came back to whoever has it: something is to be put right. Counted as a return, shown with the reason. */
  readonly back?: boolean;
  /** The deadline does not run here (returned, suspended). */
  readonly clock?: 'stopped';
  /** Why it does not run, where «退回期间不计» or «暂停计时» does not say it: 审核期间不计时. */
  readonly clockWords?: string;
}

/** Capital letters, digits and underscores; the engine's own words (`ENGINE_EVENTS`) are reserved. */
export type EventCode = string;

export interface Timer {
  readonly event: EventCode;
  /** Date of the item that starts it: `startsOn` or `dueOn`. */
  readonly at: 'startsOn' | 'dueOn';
}

export interface Work {
  readonly who: readonly Resolver[];
  /** Tried in turn while nobody is found; finding nobody at all refuses the act that led here. */
  readonly orElse?: readonly Resolver[];
  /** The button on the list: 继续填写, 去审核. */
  readonly act: string;
  readonly minutes?: number;
  /** Nobody of the owner's own units is asked; where only such people are found, it goes on with `orElse`. */
  readonly outside?: boolean;
}

/** Who: answered by the api as people with the reason why each is there. */
export type Resolver =
  | { readonly type: 'post'; readonly post: string; readonly of: 'item-unit' | 'parent-unit' | 'anywhere' }
  | { readonly type: 'person-field'; readonly field: 'subject' | 'filler' | 'creator' | 'leader' | 'owner' }
  | { readonly type: 'area-leader' }
  | { readonly type: 'unit-of'; readonly field: 'lead'; readonly post: string };

/** Who may send an event: someone at work here, someone who holds a post, the submitter, or the system by rule. */
export type Who =
  | { readonly type: 'at-work' }
  | { readonly type: 'submitter' }
  | { readonly type: 'system' }
  | Resolver;

export interface ActDefinition {
  /** Absent: the item stays where it is and the act is only recorded. */
  readonly to?: Target;
  /** The button says what happens next: 提交书记审核. */
  readonly label: string;
  readonly who: readonly Who[];
  /** Form whose data travel with the act. */
  readonly form?: string;
  readonly reason?: 'required' | 'optional';
  /** Sentences offered for editing as the reason. */
  readonly phrases?: readonly string[];
  readonly requires?: readonly Requirement[];
  readonly rules?: readonly PersonRule[];
  /** Solid button; at most one a state. */
  readonly primary?: boolean;
  /** Outline, dangerous. */
  readonly grave?: boolean;
  /** Seldom wanted: kept under «更多», so that the useful act stands alone. */
  readonly rare?: boolean;
  /** Sentence on what will happen. */
  readonly hint?: string;
  /** Time-line sentence, past: 提交. */
  readonly record: string;
  /**
   * `never`: done from a list by a capability, not by a button of its own (结转, 抽查).
   * `when-possible`: left out, rather than explained, while its requirements are not met.
   */
  readonly offered?: 'never' | 'when-possible';
  /** Issue a number from this series, once the act ends the item: 销号单号. An act that leads on to somebody else issues none. */
  readonly number?: string;
  /** The act counts as the item's submission: its actor becomes the submitter, its round counts up. */
  readonly submits?: boolean;
  /** Key of the date field of the act's form that says when it truly happened; an earlier day than today is 补录. */
  readonly happened?: string;
  /** Days of the item that become what the newest submission of a form says, this act's own included. */
  readonly sets?: readonly DayFromForm[];
  /** Only tells others afterwards; runs what the named effect of the api does: launch the plan, say. */
  readonly then?: ThenEffect;
}

/** 延期, 恢复日: the day a form was filled in with becomes the item's own. Timers on that day are armed anew. */
export interface DayFromForm {
  readonly day: 'dueOn' | 'startsOn';
  /** A form this lifecycle names. */
  readonly form: string;
  /** Its day field. */
  readonly field: string;
}

/** What an act sets off beside its item. All but the launch and a review's opening are done by a capability that sends the act itself. */
export type ThenEffect = 'launch-plan' | 'amend-plan' | 'close-year' | 'open-review' | 'cancel-review' | 'count-review' | 'recount-review' | 'feed-back-review';

/** Where an act leads: a state, or the first branch whose condition holds; the last one has none. */
export type Target = StateCode | readonly Branch[];
export interface Branch {
  readonly when?: Condition;
  readonly to: StateCode;
}

/** A condition on the data; when it does not hold the act is refused with its own words. */
export interface Requirement {
  readonly id: string;
  readonly when: Condition;
  /** What is missing and what to do next. */
  readonly text: string;
}

/** Rules about persons that need no definition of their own. Checked after a proxy stood in. */
export type PersonRule = 'outside-owner-unit' | 'not-the-submitter';
/** Of a signature also: not by whoever signed the step right before, himself or through somebody. */
export type StepRule = PersonRule | 'not-the-previous-signer';

export interface Chain {
  readonly nodes: readonly ChainNode[];
  /** State entered when the last step agreed. */
  readonly agreed: StateCode;
  /** State a return to the submitter leads to. */
  readonly returned: StateCode;
}

export type ChainNode = Step | Fork;

export interface Step {
  readonly type: 'step';
  readonly id: StepId;
  /** The item's state word while this step is open: 待书记审核. */
  readonly label: string;
  readonly mine: string;
  readonly work: Work;
  /** all 会签: everybody agrees; any 或签: one is enough. A return by one is a return. */
  readonly mode: 'all' | 'any';
  readonly agree: { readonly label: string; readonly record: string; readonly opinion?: 'required' | 'optional' };
  /** Absent: this step cannot return. The reason is always required. */
  readonly return?: ReturnDefinition;
  readonly rules?: readonly StepRule[];
}

export interface ReturnDefinition {
  readonly label: string;
  readonly record: string;
  /** After the correction: straight back to the returner, or the whole path again. Steps inside a fork walk again. */
  readonly then: 'straight-back' | 'walk-again';
  /** Sentences offered for editing as the reason: 请写明责任人和时间. */
  readonly phrases?: readonly string[];
}

/** All branches run at the same time; the fork ends when each branch taken has ended. */
export interface Fork {
  readonly type: 'fork';
  readonly id: string;
  readonly branches: readonly ForkBranch[];
}
export interface ForkBranch {
  readonly id: string;
  readonly label: string;
  /** Taken only when this holds; a branch not taken is never waited for. */
  readonly when?: Condition;
  readonly nodes: readonly ChainNode[];
}
