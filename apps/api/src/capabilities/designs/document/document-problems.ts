import { mendFor, namesIn } from '@bihuan/library';
import type { BundleProblem, KnownNames } from '@bihuan/library';
import { lint } from '@bihuan/workflows';
import { bundleOfDocument } from './design-document.js';
import type { DesignDocument } from './design-document.js';

const OWN = '/lifecycles/0';

/** Everything that keeps a design from being published, at its place in the lifecycle: what lint finds, and names nobody knows. */
export function documentProblems(document: DesignDocument, known: KnownNames): BundleProblem[] {
  const faults = lint(document.lifecycle).map(({ pointer, code, message }) => ({ pointer, code, message, mend: mendFor(code) }));
  const named = namesIn(bundleOfDocument(document), known).map((one) => ({ ...one, pointer: one.pointer.startsWith(OWN) ? one.pointer.slice(OWN.length) : one.pointer }));
  return [...faults, ...named];
}
