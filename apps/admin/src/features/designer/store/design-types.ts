import type { WorkYears } from '@bihuan/forms';
import type { FormDefinition, LifecycleDefinition } from '@bihuan/library';

export interface Named {
  readonly key: string;
  readonly label: string;
}

/** What a design may name, with the words the organisation has for it. */
export interface Names {
  readonly posts: readonly Named[];
  readonly categories: readonly Named[];
  readonly groups: readonly Named[];
  readonly forms: readonly Named[];
  /** Of the forms at hand, by `<form>/<field>`. */
  readonly fields?: readonly Named[];
  readonly lifecycles: readonly Named[];
  readonly series: readonly Named[];
  /** The years of the working calendar that were announced. */
  readonly workYears?: WorkYears;
}

export interface DesignDocument {
  readonly lifecycle: LifecycleDefinition;
  readonly forms: readonly FormDefinition[];
}

/** A fault where it stands (RFC 6901), with its remedy where one is known. */
export interface PlacedProblem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
  readonly mend: string;
}

/** Somebody else who changed it within the last minutes. */
export interface OtherEditor {
  readonly name: string;
  readonly text: string;
  readonly revision: number;
}
