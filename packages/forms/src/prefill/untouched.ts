import { own, rowsOf } from '../access/written.js';
import type { Draft } from '../drafts/draft.js';

/** Places that were brought in when a draft was begun, with where each came from; those somebody took as they are say so. */
export type PrefilledPlaces = Readonly<Record<string, { readonly words: string; readonly taken?: true }>>;

/** Whether it still stands there as it came: nobody wrote there, took it away or said that it is right. */
export function isUntouched({ data, marks }: Pick<Draft, 'data' | 'marks'>, place: string): boolean {
  const [key = '', row] = place.split('/');
  if (row === undefined) return own(data, key) !== undefined && !Object.hasOwn(marks.places, key);
  const stands = rowsOf(own(data, key)).some((one) => own(one, 'rowId') === row);
  return stands && !Object.keys(marks.places).some((at) => at === place || at.startsWith(`${place}/`));
}
