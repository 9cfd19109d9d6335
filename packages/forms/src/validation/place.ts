import type { Issue } from '../definition.js';

/** Where in the data something is: the pointer, and the row counted from 0 when it is in a table. */
export interface Place {
  readonly pointer: string;
  readonly row?: number;
}

/** One step down, escaped as RFC 6901 asks. */
export const inside = (place: Place, key: string): Place => ({
  ...place,
  pointer: `${place.pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
});

/** The row with this index of the table at the place. */
export const inRow = (place: Place, row: number): Place => ({ pointer: `${place.pointer}/${row}`, row });

export type IssueCode =
  | 'form.unknown-property'
  | 'form.wrong-type'
  | 'form.required'
  | 'form.too-long'
  | 'form.too-many'
  | 'form.too-many-rows'
  | 'form.too-few-rows'
  | 'form.not-an-option'
  | 'form.option-retired'
  | 'form.repeated'
  | 'form.below-minimum'
  | 'form.above-maximum'
  | 'form.unstorable-text'
  | 'form.not-a-day'
  | 'form.after-today'
  | 'form.hidden-has-value'
  | 'form.nil-with-rows'
  | 'form.row-id-repeated'
  | 'form.rule'
  | 'form.calendar-open'
  | 'form.rule-too-heavy'
  | 'form.not-writable'
  | 'form.locked'
  | 'form.reference-unknown'
  | 'form.number-taken'
  | 'form.row-gone'
  | 'form.too-many-decimals'
  | 'form.incomplete';

/** What is to be said, before the place is known. */
export interface Sentence {
  readonly code: IssueCode;
  readonly words: string;
}

/** An error at a place, its sentence led by the row number. */
export const errorAt = (place: Place, code: IssueCode, sentence: string): Issue => ({
  pointer: place.pointer,
  code,
  severity: 'error',
  message: `${rowWords(place)}${sentence}`,
});

/** «第2行：» in a table, nothing elsewhere. */
export const rowWords = ({ row }: Pick<Place, 'row'>): string => (row === undefined ? '' : `第${row + 1}行：`);
