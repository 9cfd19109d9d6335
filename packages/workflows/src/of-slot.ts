/** What a signer does in a slot of his own; `F` are the facts that travel with an event. */
export interface OfSlot<T extends string, F> {
  readonly type: T;
  readonly step: string;
  readonly slot: string;
  readonly facts: F;
}

/** What came with an answer beside its words: a signature by hand, so many files. */
export interface GivenWith {
  readonly signatureGiven?: boolean;
  readonly filesGiven?: number;
}

/**
 * An open slot, or a place where nobody was found, and who has it from now on. `office`: by whom the lifecycle lets go against the usual
 * course, with a reason; absent, the door it came through asked who may.
 */
export interface GivenOver<S, F> {
  readonly place: string;
  readonly slot: string;
  readonly to: S;
  readonly facts: F;
  readonly office?: true;
  readonly reasonGiven?: boolean;
}

/** What is said of the sub-items of one round. */
export interface OfChildren<T extends string, F> {
  readonly type: T;
  readonly place: string;
  readonly round: number;
  readonly facts: F;
}

/** Who was found for a place. `vacant`: the lines of a step's `who` for which nobody was; absent where there is nothing to say. */
export interface Slate<S, F> {
  readonly type: 'SLATE';
  readonly place: string;
  readonly round: number;
  readonly slots: readonly S[];
  readonly vacant?: readonly number[];
  readonly facts: F;
}

/** What of a round's lines found nobody. */
export interface Vacancy {
  /** Lines of the step's `who`, by their number; it stays with the round, whoever stood in. */
  readonly vacant?: readonly number[];
  /** Those of them that are a group with a claim of its own and wait for the party office to name somebody. */
  readonly unfilled?: readonly number[];
}

/** `group`: those added together; it is satisfied by all, any or each in turn. A consulted one answers and does not count. */
export interface Added {
  readonly by: string;
  readonly how: 'before' | 'after' | 'beside' | 'consult';
  readonly among: 'all' | 'any' | 'in-turn';
  readonly group: string;
  /** Beside whoever takes it on himself they are waited for; records of before do not say so. */
  readonly heard?: true;
}
