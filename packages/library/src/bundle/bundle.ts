import type { OptionSetDefinition } from '@bihuan/forms';
import type { FormDefinition, LifecycleDefinition, RegisterDefinition, SeriesDefinition } from '../kinds.js';

/** What belongs together as one file: lifecycles with the forms, number series and registers they need. */
export interface DefinitionBundle {
  readonly type: 'bihuan-definitions';
  readonly format: 1;
  readonly lifecycles: readonly LifecycleDefinition[];
  readonly forms: readonly FormDefinition[];
  readonly series: readonly SeriesDefinition[];
  readonly registers: readonly RegisterDefinition[];
  /** Lists of options its forms were copied from; absent where there are none, so that an older product reads it. */
  readonly optionSets?: readonly OptionSetDefinition[];
}

/** The newest format this product writes and reads. */
export const BUNDLE_FORMAT = 1;

/** What is wrong in a file, where in it (RFC 6901), and how to put it right. */
export interface BundleProblem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** What a file may name beside what it brings itself. */
export interface KnownNames {
  /** Key → label. */
  readonly posts: ReadonlyMap<string, string>;
  readonly categories: ReadonlySet<string>;
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly lifecycles: ReadonlyMap<string, LifecycleDefinition>;
  readonly series: ReadonlySet<string>;
  readonly registers: ReadonlyMap<string, RegisterDefinition>;
}

export type ReadBundle =
  | { readonly ok: true; readonly bundle: DefinitionBundle }
  /** `total`: how many there are, where not all are listed. */
  | { readonly ok: false; readonly problems: readonly BundleProblem[]; readonly total: number };

/** Reads one definition out of JSON, with places counted from its own beginning. */
export type Reader<T> = (
  json: unknown,
) => { readonly ok: true; readonly definition: T } | { readonly ok: false; readonly problems: readonly Pick<BundleProblem, 'pointer' | 'code' | 'message'>[] };
