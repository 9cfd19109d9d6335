import { createContext, useContext } from 'react';
import type { FormData as Filled, FormDefinition, Issue } from '@bihuan/forms';
import type { ItemView } from '../api/types.js';
import type { MaybeRights } from './rights.js';
import type { Uploads } from './uploads/uploads.js';
import type { ValuePlace } from './value-place.js';

export interface FormKit {
  readonly definition: FormDefinition;
  /** With everything that is worked out. */
  readonly data: Filled;
  /** As it was entered. */
  readonly entered: Filled;
  readonly today: string;
  /** People are looked for here first. */
  readonly unitId: string | null;
  readonly names: ItemView['names'];
  readonly issues: readonly Issue[];
  /** The submission that came back; changed cells show its text beneath. */
  readonly previous: Filled | null;
  /** What may be written here; the rest is read. */
  readonly rights: MaybeRights;
  /** Sets one field beside rjsf: two changes of one tick must not show the first one again in between. */
  readonly setField: (key: string, value: unknown) => void;
  /** Works over one value from what stands there now, which may be newer than what is drawn. */
  readonly changeAt: (place: ValuePlace, change: (old: unknown) => unknown) => void;
  readonly uploads: Uploads;
}

const Context = createContext<FormKit | null>(null);

export const FormKitProvider = Context.Provider;

export const useFormKit = (): FormKit => {
  const kit = useContext(Context);
  if (!kit) throw new Error('a field stands outside its form');
  return kit;
};

/** Issues that stand exactly at a place of the data. */
export const issuesAt = (issues: readonly Issue[], pointer: string): readonly Issue[] => issues.filter((issue) => issue.pointer === pointer);

const escaped = (part: string | number) => String(part).replace(/~/gu, '~0').replace(/\//gu, '~1');

export const pointerOf = (path: readonly (string | number)[]): string => path.map((part) => `/${escaped(part)}`).join('');

/** Element id of a place, so that an issue can take the reader there. */
export const idOf = (pointer: string): string => `at${pointer.replace(/[^\w]/gu, '-')}`;
