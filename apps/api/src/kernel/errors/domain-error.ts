import type { Issue } from '@bihuan/forms';

/** A "no" that was foreseen. Only the problem filter knows HTTP. */
export class DomainError extends Error {
  /** What the caller needs beside the sentence, to go on from: what came meanwhile, say. It travels as `attached` and is written down nowhere. */
  attached: object | null = null;

  constructor(
    readonly code: string,
    /** Words and ids the sentence needs; shown to the caller, so nothing secret. */
    readonly facts: Readonly<Record<string, string | number | null>> = {},
    readonly issues: readonly Issue[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }

  attach(attached: object): this {
    this.attached = attached;
    return this;
  }
}
