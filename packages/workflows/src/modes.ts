/**
 * all 会签: everybody; any 或签: one is enough; in-turn 依次: everybody, one after another in the order found;
 * claim 抢占: whoever takes it decides alone; vote 票决; per-group: so many of each group; lead 主办/协办: the people
 * of the first line of `who` decide as in `any`, the others give an opinion.
 */
export type Mode = 'all' | 'any' | 'in-turn' | 'claim' | VoteMode | PerGroupMode | LeadMode;

export interface VoteMode {
  readonly type: 'vote';
  /** Agreed as soon as this share of all voices agreed. */
  readonly agree: Share;
  /** Not agreed as soon as this share disagreed; also as soon as `agree` can no longer be reached. */
  readonly reject: Share;
  /** Voices of a signer by the post he was found for; 1 where it is not named. Positive integers. */
  readonly weights?: Readonly<Record<string, number>>;
}
export interface PerGroupMode {
  readonly type: 'per-group';
  /** Groups are the lines of `who`, or the units the people were found for. */
  readonly by: 'line' | 'unit';
  /** How many of each group; a smaller group needs all of its own. */
  readonly need: number;
}
export interface LeadMode {
  readonly type: 'lead';
  /** Whether the lead may decide only when every assistant has given an opinion. */
  readonly assist: 'waits' | 'optional';
}

/** A number of voices, or a part of all voices: at least it, or more than it (过半数 is over 1 of 2). Exact, no decimals. */
export type Share = { readonly count: number } | { readonly atLeast: Fraction } | { readonly over: Fraction };
/** Positive integers, the part not greater than the whole. */
export type Fraction = readonly [part: number, whole: number];
