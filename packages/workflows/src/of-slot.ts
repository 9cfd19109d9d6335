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

/** What is said of the sub-items of one round. */
export interface OfChildren<T extends string, F> {
  readonly type: T;
  readonly place: string;
  readonly round: number;
  readonly facts: F;
}
