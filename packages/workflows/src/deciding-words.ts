export interface RejectDefinition {
  readonly label: string;
  readonly record: string;
  /** One is enough; so many are needed; or it is decided when everybody has spoken. A vote counts by its own thresholds and has `by-mode`. */
  readonly policy: 'one-veto' | 'wait-for-all' | 'by-mode' | { readonly count: number };
  readonly phrases?: readonly string[];
}

export interface ReturnDefinition {
  readonly label: string;
  readonly record: string;
  /** Where it may go; the first is offered first. Absent: to the submitter alone. */
  readonly to?: readonly ReturnTarget[];
  /**
   * After the correction: straight back to the returner, the whole path again, or only the steps that may see something that changed.
   * Steps inside a fork walk again, unless the target is of the same branch.
   */
  readonly then: 'straight-back' | 'walk-again' | 'changed-only';
  /** Sentences offered for editing as the reason: 请写明责任人和时间. */
  readonly phrases?: readonly string[];
}
export type ReturnTarget = 'submitter' | 'previous' | 'earlier';

/** `add-signer` 加签, with 减签 of whom one added; `take-back`: one's own decision while nothing followed from it. */
export type SignerAction = 'transfer' | 'consult' | 'add-signer' | 'take-back' | 'cc';

/** A step's own deadline. Units are never converted into one another; it stands while the item is returned or suspended. */
export interface StepDue {
  readonly within: { readonly amount: number; readonly unit: 'working-days' | 'days' | 'hours' };
  /** Reminders before it runs out, each once; in the unit of `within`. */
  readonly remind?: readonly number[];
  /** What happens when it ran out. `tell`: the party office is told (absent means this), also in place of `agree` once somebody disagreed. */
  readonly then?: 'tell' | 'agree' | 'return';
}

/** What a signer answers with. */
export type Answer = 'agree' | 'reject' | 'return';

/** Files that must come with an answer; any others may. */
export interface StepFiles {
  /** What they are, as the field is called: 会议纪要. */
  readonly label: string;
  /** With which answers: not with one the step does not have. */
  readonly with: readonly Answer[];
  /** How many there must be. Absent: one. */
  readonly least?: number;
}
