/** Runs in a thread. Imports nothing. */

/** Of what is read no more than people put on paper. */
export interface Bounds {
  readonly cells: number;
  readonly letters: number;
}

export class TooMuch extends Error {}
