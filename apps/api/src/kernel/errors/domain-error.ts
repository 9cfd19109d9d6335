import type { Issue } from '@bihuan/forms';

/** A "no" that was foreseen. Only the problem filter knows HTTP. */
export class DomainError extends Error {
  constructor(
    readonly code: string,
    /** Words and ids the sentence needs; shown to the caller, so nothing secret. */
    readonly facts: Readonly<Record<string, string | number | null>> = {},
    readonly issues: readonly Issue[] = [],
  ) {
    super(code);
    this.name = 'DomainError';
  }
}
