import type { Share } from './modes.js';

/**
 * 下级事项: one item of another lifecycle for each unit or person that is named, however many they are. The chain waits here until
 * enough of them have ended well. What they do is their own; this item only counts how they ended.
 */
export interface SubItemsFor<R> {
  readonly type: 'sub-items';
  readonly id: string;
  /** The item's state word while they run: 各机关会签中. */
  readonly label: string;
  readonly each: EachOf<R>;
  readonly child: ChildDefinition;
  /** How many must end well; a number above all of them asks for all. Absent: all. */
  readonly enough?: Share;
  /**
   * Once so many ended badly that `enough` is out of reach: it counts as a disagreement, or as a return to the submitter, at once;
   * or it goes on all the same, when the last of them has ended.
   */
  readonly bad: 'reject' | 'return' | 'go-on';
  /** Nobody is named: the act that led here is refused (absent means this), or it is passed over with a note that stays visible. */
  readonly nobody?: 'refuse' | 'skip';
  /** Those still running once enough have ended well: they go on by themselves (absent means this), or end. */
  readonly rest?: 'keep' | 'end';
  /** Those still running when the item leaves for another reason (returned, withdrawn, disagreed, jumped): they end with the reason (absent means this), or go on. */
  readonly left?: 'end' | 'keep';
  /**
   * Come to again after a return: all of them begin anew (absent means this), or only those whose item ended badly are asked again,
   * and what ended well stands. A fresh submission asks all of them.
   */
  readonly again?: 'all' | 'failed';
  /** Time-line sentence, past: 分送各机关会签. */
  readonly record: string;
}

/**
 * For whom: each unit a field of the newest submission names (of a table: each row, by `column`), each unit of a category, each person that is found;
 * or what: each row of a table.
 */
export type EachOf<R> =
  | { readonly type: 'units'; readonly form: string; readonly field: string; readonly column?: string }
  | { readonly type: 'units-of'; readonly category: string }
  | { readonly type: 'people'; readonly who: readonly R[] }
  | RowsOf;

/** 表格里的每一行: a row of the newest submission's table, by what one column says, in the hands of the unit or the person another column names; absent: of the item's own unit. */
export interface RowsOf {
  readonly type: 'rows';
  readonly form: string;
  readonly field: string;
  /** What each is called by: 意见内容. */
  readonly called: string;
  readonly unit?: string;
  readonly person?: string;
}

export interface ChildDefinition {
  /** Key of its lifecycle. An end `done` of that one is well, `void` badly. */
  readonly lifecycle: string;
  /** With {title} of this item and {for} whom it is for: {title}（{for}会签）. */
  readonly title: string;
  /** The form it hands in, where its lifecycle has a submission without a form of its own. */
  readonly form?: string;
  /** Its due day: the one of this item, or so much from the day it begins. Absent: none. */
  readonly due?: 'same' | { readonly amount: number; readonly unit: 'working-days' | 'days' };
  /** Handed down as what its creation form says: field of that form → field of `from`, of which the newest submission is taken. */
  readonly data?: {
    readonly from: string;
    readonly fields: Readonly<Record<string, string>>;
    /** Of rows, what its own row says besides: field of that form → column. */
    readonly columns?: Readonly<Record<string, string>>;
  };
}
