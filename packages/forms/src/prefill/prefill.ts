/** What a field holds when a form is begun, where that is only known then. A word alone is a fact of who fills it in, for whom and when. */
export type Prefill = KnownFact | PostPrefill | LastYearPrefill | LinkedPrefill;

export const KNOWN_FACTS = ['today', 'filler', 'filler-post', 'filler-mobile', 'unit', 'unit-category', 'campaign', 'campaign-year'] as const;
export type KnownFact = (typeof KNOWN_FACTS)[number];

/** Whoever holds a post in the unit. */
export interface PostPrefill {
  readonly from: 'post';
  readonly post: string;
}

/** What the same unit answered in the campaign before: the field of the same id, or key, unless another one is named. */
export interface LastYearPrefill {
  readonly from: 'last-year';
  /** Key of another form; absent: the form itself, in whichever version. */
  readonly form?: string;
  /** Key of another field there. */
  readonly field?: string;
  /** Of a table: whether its rows come by themselves, or whoever fills it in picks those he wants. */
  readonly rows?: 'all' | 'choose';
  /** Of a table: ids of the columns that come; absent: all of them. */
  readonly columns?: readonly string[];
}

/** What stands in a record this one hangs on: the item above it, or the row of a list a register entry was made from. */
export interface LinkedPrefill {
  readonly from: 'linked';
  readonly record: 'parent' | 'register';
  /** Key of the form of the item above; a register entry has its row. */
  readonly form?: string;
  /** Key of the field, or of the row's column. */
  readonly field: string;
}

/** Prefills that are answers given elsewhere, by the record they are read from. */
export type AnswerPrefill = LastYearPrefill | LinkedPrefill;

export const isAnswer = (prefill: Prefill | undefined): prefill is AnswerPrefill =>
  typeof prefill === 'object' && (prefill.from === 'last-year' || prefill.from === 'linked');

/** One record is read once, however many fields come from it. */
export const sourceKey = (prefill: AnswerPrefill): string =>
  prefill.from === 'last-year' ? `last-year ${prefill.form ?? ''}` : prefill.record === 'register' ? 'register' : `parent ${prefill.form ?? ''}`;
