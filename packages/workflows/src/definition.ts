import type { Condition } from '@bihuan/forms';
import type { RejectDefinition, ReturnDefinition, SignerAction, StepDue, StepFiles } from './deciding-words.js';
import type { LightStepFor } from './light-step.js';
import type { Mode } from './modes.js';
import type { Resolver, Who } from './resolvers.js';
import type { EachOf as Each, SubItemsFor } from './sub-items.js';

export type * from './deciding-words.js';
export type * from './modes.js';
export type * from './resolvers.js';
export type { ChildDefinition, RowsOf } from './sub-items.js';

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
  /** Who may begin one of his own accord. Absent: only a plan, a register or another item brings it into being. */
  readonly start?: StartDefinition;
  readonly states: Readonly<Record<StateCode, StateDefinition>>;
  /** States in the order of the path drawn on screen. */
  readonly order: readonly StateCode[];
  /** What can still be done once the day is over, said after «逾期2天»: 可补报. Absent: nothing is added. */
  readonly late?: string;
  /** What the party office may do against the usual course. Absent: nothing. */
  readonly office?: OfficeDefinition;
  /** What follows when its deadline light turns, beside wherever it is. Absent: nothing, the light is only seen. */
  readonly lights?: readonly LightStep[];
}

export type LightStep = LightStepFor<Resolver>;

/** Overrides. Each wants a reason, is shown to those it passes over and stays marked in history for ever. */
export interface OfficeDefinition {
  readonly who: readonly Who[];
  /** 暂停、恢复: the item stands still where it is and its deadlines do not run. */
  readonly suspend?: boolean;
  /** 终止: leads from any state that has not ended to this one. */
  readonly terminate?: StateCode;
  /** 跳转: on to any later step of the running chain that stands in no fork. */
  readonly jump?: boolean;
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

/** 发起: by whoever holds one of these posts, for the unit he holds it in. */
export interface StartDefinition {
  /** The button: 写一份请示. */
  readonly label: string;
  /** What it is for, and what it is not for. */
  readonly hint?: string;
  readonly posts: readonly string[];
  /** The form that submissions without one of their own hand in. */
  readonly form?: string;
  /** Asks for the day it is wanted by, which becomes its due day: 希望批复的日期. */
  readonly due?: { readonly label: string; readonly required?: boolean };
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
  /** 长期在办: what is done here leads nowhere, and it goes on until the office ends it. Said, never guessed: otherwise a way out was forgotten. */
  readonly standing?: boolean;
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
  /**
   * What happens when `orElse` found nobody either. `refuse` (absent means this): the act that led here is refused and says so.
   * `skip`: passed over with a note that stays visible. `wait`: it stands here with nobody until the party office hands it to somebody.
   */
  readonly nobody?: 'refuse' | 'skip' | 'wait';
}

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
  readonly rules?: readonly ActRule[];
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
/** Of an act also: only while nobody of the running chain has decided since the submission. */
export type ActRule = PersonRule | 'nothing-decided';
/** Of a signature also: not by whoever signed last before it, himself or through somebody. */
export type StepRule = PersonRule | 'not-the-previous-signer';

export interface Chain {
  readonly nodes: readonly ChainNode[];
  /** Where it leads when the last step agreed: a state, or the first branch whose condition holds. */
  readonly agreed: Target;
  /** State a return to the submitter leads to. Needed as soon as one of its steps can return to him. */
  readonly returned?: StateCode;
  /** State a disagreement leads to. Needed as soon as one of its steps can disagree. */
  readonly rejected?: StateCode;
  /** From this many returns in one submission's course on, each further one is told to the party office. It is never refused. */
  readonly returnLimit?: number;
  /** Series its agreement issues a number from; an item that has one keeps it. */
  readonly number?: string;
}

export type ChainNode = Step | Fork | TellNode | WaitNode | SubItems;
export type SubItems = SubItemsFor<Resolver>;
export type EachOf = Each<Resolver>;

/** 知会 (`notify`), 抄送 (`cc`): people are told when the chain comes by, and nobody waits for them. A copy also lets them read it from then on. */
export interface TellNode {
  readonly type: 'notify' | 'cc';
  readonly id: string;
  /** On the path: 抄送各部门. */
  readonly label: string;
  readonly who: readonly Resolver[];
}

/** The chain stands here until a day or an answer comes, or the party office lets it go on. */
export interface WaitNode {
  readonly type: 'wait';
  readonly id: string;
  /** The item's state word meanwhile: 公示中. */
  readonly label: string;
  readonly until: WaitUntil;
}

/** A named day comes with its morning; a time counted from the entering is over with its last day. */
export type WaitUntil =
  /** The day in a field of the newest submission of a form; none there: only the party office lets it go on. */
  | { readonly type: 'form-day'; readonly form: string; readonly field: string; readonly plus?: DaysMore }
  /** A day of the item itself. */
  | { readonly type: 'item-day'; readonly day: Timer['at']; readonly plus?: DaysMore }
  /** So long after it came here. */
  | { readonly type: 'after'; readonly within: StepDue['within'] }
  | ItemsUntil
  | AnswerUntil;

/** So many days after the day named. */
export interface DaysMore {
  readonly amount: number;
  readonly unit: 'working-days' | 'days';
}

/** Other items get somewhere: each of those a reference field names in the newest submission of a form. */
export interface ItemsUntil {
  readonly type: 'items';
  readonly form: string;
  readonly field: string;
  /** States that count, by their codes in the other lifecycle: it stands in one of them when the wait begins, or enters one later. Absent: it ends well. */
  readonly states?: readonly StateCode[];
  /** When one of them ended otherwise, or none is named: it is waited for no longer, or the party office is asked and decides. */
  readonly lost: 'go-on' | 'ask-office';
}

/** What comes from elsewhere: somebody enters it, or another item's change brings it. */
export interface AnswerUntil {
  readonly type: 'answer';
  /** The button of whoever enters it: 登记上级批复. */
  readonly label: string;
  readonly record: string;
  readonly who: readonly Who[];
  /** Form whose data travel with it. */
  readonly form?: string;
  readonly requires?: readonly Requirement[];
}

export interface Step {
  readonly type: 'step';
  readonly id: StepId;
  /** The item's state word while this step is open: 待书记审核. */
  readonly label: string;
  readonly mine: string;
  readonly work: Work;
  /** How many must agree. A return by one is a return. */
  readonly mode: Mode;
  readonly agree: { readonly label: string; readonly record: string; readonly opinion?: 'required' | 'optional' };
  /** Absent: this step cannot disagree. The reason is always required. */
  readonly reject?: RejectDefinition;
  /** Absent: this step cannot return. The reason is always required. */
  readonly return?: ReturnDefinition;
  readonly rules?: readonly StepRule[];
  /** When the one to sign handed it in himself: signs (absent means this), is left out with a note, or his superior signs. */
  readonly self?: 'allow' | 'skip' | 'superior';
  /** When the one to sign agreed earlier in this chain: signs again (absent means this), or counts as agreed with a note. Never after a return. */
  readonly again?: 'sign' | 'auto-agree';
  /** 必须亲签: nobody signs in his stead, nothing counts as agreed by itself. */
  readonly personal?: boolean;
  /** 手写签名: whoever agrees or disagrees here signs by hand with it. On paper the scan shows it. */
  readonly signature?: 'required';
  /** 须附材料: what whoever decides here attaches, or with a paper, whoever enters it. */
  readonly files?: StepFiles;
  /**
   * Whether an open slot goes with the post or list he got it for (absent means this: who leaves it signs no more, and it is handed over) or
   * stays with the person. Who was named or chosen himself keeps it in either case.
   */
  readonly follows?: 'person' | 'post';
  /** Whether what came to somebody while another stood in for him stays with that one when the days are over (absent means this), or is his alone again. */
  readonly standIn?: 'keeps' | 'ends';
  /** What a signer may do beside deciding. Absent: nothing. */
  readonly actions?: readonly SignerAction[];
  readonly due?: StepDue;
}

/** All branches taken run at the same time, and the fork ends when each of them has ended; or only the first whose condition holds is taken. */
export interface Fork {
  readonly type: 'fork';
  readonly id: string;
  /** `first`: a condition branch; its last branch has no condition. Absent: `all`. */
  readonly takes?: 'all' | 'first';
  /**
   * What a disagreement in a branch does: the chain is over as not agreed (`stop-all`, absent means this); the siblings finish
   * and then it is over (`siblings-finish`); or this branch alone begins anew (`restart-branch`).
   */
  readonly onReject?: 'stop-all' | 'siblings-finish' | 'restart-branch';
  readonly branches: readonly ForkBranch[];
}
export interface ForkBranch {
  readonly id: string;
  readonly label: string;
  /** Taken only when this holds; a branch not taken is never waited for. */
  readonly when?: Condition;
  readonly nodes: readonly ChainNode[];
}
