import type { Answers } from './filled-in.js';
import type { Press } from './person.js';

/** Somebody presses something; afterwards the state reads so, or he is refused with these words. */
export type Turn = Press & { readonly by: string } & ({ readonly then: string } | { readonly refused: RegExp });

/** Hands in a sheet: the words of the button. */
export interface Sheet {
  /** Words the card is found by, of the task and of whom the sheet is of. */
  readonly card: readonly string[];
  readonly answers: Answers;
  readonly submit: string;
}

export interface Return {
  readonly by: string;
  readonly press: string;
  readonly reason: string;
  /** What is written into which cell of the sheet's table. */
  readonly correct: { readonly table: string; readonly row: number; readonly column: string; readonly text: string };
  readonly resubmit: string;
}

/** A case on the register, from the row that was entered to its end. */
export interface Case {
  readonly text: string;
  readonly entry: Answers;
  readonly turns: readonly Turn[];
  /** The number it got, wherever among the turns. */
  readonly number: RegExp;
  /** A file that was handed in on the way. */
  readonly evidence?: string;
}

/** Everything the main job of a year says, in words. What it is about stands here and in the library, nowhere in the story. */
export interface MainJobScript {
  readonly plan: { readonly year: number; readonly stages: readonly string[]; readonly printed: readonly string[] };
  readonly office: string;
  /** What keeps the plan from being submitted at first. */
  readonly missing: readonly string[];
  /** What the office writes into empty cells. */
  readonly assign: { readonly lead: string; readonly way: string; readonly due: string };
  readonly start: readonly Turn[];
  /** Items the start sends out. */
  readonly sent: number;
  readonly clerk: string;
  readonly sheet: Sheet & { readonly begun: Answers };
  /** Another sheet of the clerk; it goes a way round before its signatures. */
  readonly second: Sheet & { readonly detour: readonly Turn[] };
  /** All that one unit was asked for, handed in and agreed: its share ends by itself. */
  readonly whole: { readonly sheets: readonly (Sheet & { readonly by: string; readonly turns: readonly Turn[] })[]; readonly share: string };
  /** The first who may return. */
  readonly firstReturn: Return;
  /** Signatures up to the last, in order; the same for every sheet. */
  readonly signatures: readonly Turn[];
  /** The last who signs: returns once, is resubmitted straight to, then agrees. */
  readonly lastReturn: Return & { readonly waiting: string };
  readonly batch: { readonly by: string; readonly colleague: string; readonly press: string; readonly accepted: string };
  readonly individual: Omit<Sheet, 'card'> & { readonly cadre: string; readonly confirm: Turn; readonly strangers: readonly string[]; readonly secret: string };
  readonly register: { readonly title: string; readonly basis: string; readonly cases: readonly Case[] };
  /** A task without a form, done before today and registered now. */
  readonly plain: { readonly card: readonly string[] } & Press & { readonly then: string };
  readonly auditor: string;
  /** Days the story moves to: the day of the first correction, the day of the meeting. */
  readonly days: { readonly first: string; readonly corrected: string; readonly meeting: string };
}
