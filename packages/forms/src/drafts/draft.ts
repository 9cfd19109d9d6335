import type { FormData } from '../definition.js';

/** One saving: who saved when, from which open page. */
export interface Saving {
  readonly by: string;
  readonly at: string;
  readonly page: string;
}

/** A row that was taken away: it can be put back where it stood. */
export interface GoneRow {
  readonly row: FormData;
  readonly after: string | null;
  readonly revision: number;
}

/** In which saving each place changed last, as far as it changed since the draft was begun. */
export interface DraftMarks {
  /** The draft these were kept for: another one was written by somebody who knows nothing of them. */
  readonly revision: number;
  /** A field by its key, a cell as `table/row/column`, a row that came as `table/row`, which stands for its cells too. */
  readonly places: Readonly<Record<string, number>>;
  readonly savings: Readonly<Record<string, Saving>>;
  /** Who had written in a cell before its last writer: his words may stand in it still. */
  readonly earlier: Readonly<Record<string, readonly string[]>>;
  /** As `table/row`. */
  readonly gone: Readonly<Record<string, GoneRow>>;
}

/**
 * Words that are not in the draft and not lost: `open` while their author has not said what is to stand there. A `row` is one that is
 * gone, or that somebody wrote in after its author last saw it (`delete`: what he wished; it holds no words).
 */
export interface Aside {
  readonly id: string;
  readonly type: 'value' | 'row' | 'delete';
  readonly open: boolean;
  readonly by: string;
  readonly at: string;
  readonly page: string;
  /** Of the draft when it was set aside. */
  readonly revision: number;
  /** A field by its key, a cell as `table/row/column`, a row as `table/row`. */
  readonly place: string;
  /** What was typed; of a row all of it. */
  readonly value: unknown;
  /** The row a row stood behind. */
  readonly after?: string | null;
}

export interface Draft {
  readonly data: FormData;
  /** 0: nobody saved anything yet. */
  readonly revision: number;
  readonly marks: DraftMarks;
  readonly asides: readonly Aside[];
}

export const NO_MARKS: DraftMarks = { revision: 0, places: {}, savings: {}, earlier: {}, gone: {} };
