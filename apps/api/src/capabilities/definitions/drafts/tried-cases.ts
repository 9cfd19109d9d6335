import type { FormDefinition } from '@bihuan/forms';
import type { SeriesDefinition } from '@bihuan/library';
import type { LifecycleDefinition } from '@bihuan/workflows';
import { contentHash } from '../content-hash.js';
import type { Entry } from '../commands/version-rows.js';
import type { Newest } from './newest.js';
import type { DefinitionDraftView } from '../definitions.contract.js';
import type { ProcessToTry, TouchedCase, TriedCase } from '../replayed-cases.js';

/** Every process of a draft with the forms and series beside it, and the forms as they are published where it leaves them as they are; only what has no problems can be tried. */
export function processesIn(entries: readonly Entry[], published: ReadonlyMap<string, Newest>): readonly ProcessToTry[] {
  // The kind says what each was checked as when it was read.
  const of = <T>(kind: Entry['kind']): readonly T[] => entries.filter((entry) => entry.kind === kind).map(({ content }) => content as T);
  const [own, series] = [of<FormDefinition>('form'), of<SeriesDefinition>('series')];
  // Stored as its kind.
  const others = [...published.values()].flatMap(({ kind, content }) => (kind === 'form' ? [content as FormDefinition] : []));
  const forms = [...others.filter(({ key }) => !own.some((form) => form.key === key)), ...own];
  return of<LifecycleDefinition>('lifecycle').map((lifecycle) => ({ lifecycle, forms, series }));
}

/** As the second person reads them: those that fail first. `seen`: sent back with the reason, so that it is given for these and no others. */
export function casesSeen(tried: readonly TriedCase[], touched: readonly TouchedCase[], nameOf: (person: string) => string): DefinitionDraftView['cases'] {
  const lines = tried.map(({ process, name, passed, text }) => ({ process, name, passed, text }));
  return {
    all: tried.length,
    failed: failingOf(tried).length,
    lines: [...lines.filter(({ passed }) => !passed), ...lines.filter(({ passed }) => passed)],
    seen: seenOf(tried),
    touched: touched.map(({ process, name, personId, text }) => ({ process, name, text: `${nameOf(personId)} ${text}` })),
  };
}

export const failingOf = (tried: readonly TriedCase[]): readonly TriedCase[] => tried.filter(({ passed }) => !passed);
export const seenOf = (tried: readonly TriedCase[]): string => contentHash(failingOf(tried).map(({ id, text }) => [id, text]));

/** For the record: how many were replayed, and the first difference of each that failed. */
export function casesInFacts(tried: readonly TriedCase[]): { readonly cases?: number; readonly failing?: readonly string[] } {
  if (tried.length === 0) return {};
  return { cases: tried.length, failing: failingOf(tried).map(({ name, text }) => `${name}：${text ?? ''}`) };
}

/** The same of those that were touched: who did it by id, beside each. */
export function touchedInFacts(touched: readonly TouchedCase[]): { readonly touched?: readonly string[]; readonly touchedBy?: readonly string[] } {
  if (touched.length === 0) return {};
  return { touched: touched.map(({ name, text }) => `${name}：${text}`), touchedBy: touched.map(({ personId }) => personId) };
}

/** Beside the versions: that a case was touched is seen before it is published, also where all pass. */
export const touchedBasis = (touched: readonly TouchedCase[]): string => (touched.length === 0 ? '' : contentHash(touched.map(({ id }) => id)).slice(0, 16));
