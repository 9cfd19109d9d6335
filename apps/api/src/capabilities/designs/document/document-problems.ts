import { parseForm } from '@bihuan/forms';
import { mendOnPage, namesIn } from '@bihuan/library';
import type { BundleProblem, FormDefinition, KnownNames } from '@bihuan/library';
import { below, lint } from '@bihuan/workflows';
import { bundleOfDocument } from './design-document.js';
import type { DesignDocument } from './design-document.js';

const OWN = '/lifecycles/0';

/** Everything that keeps a design from being published, at its place in the lifecycle or its form: what lint finds, what is wrong with a form, and names nobody knows. */
export function documentProblems(document: DesignDocument, known: KnownNames): BundleProblem[] {
  const faults = lint(document.lifecycle).map(({ pointer, code, message }) => ({ pointer, code, message, mend: mendOnPage(code) }));
  const named = namesIn(bundleOfDocument(document), known).map((one) => ({
    ...one,
    mend: mendOnPage(one.code),
    pointer: one.pointer.startsWith(OWN) ? one.pointer.slice(OWN.length) : one.pointer,
  }));
  const ofForms = document.forms.flatMap((form, n) => formFaults(form, below('/forms', n)));
  return [...faults, ...ofForms, ...named];
}

function formFaults(form: FormDefinition, at: string): readonly BundleProblem[] {
  const read = parseForm(form);
  return read.ok ? [] : read.problems.map(({ pointer, code, message }) => ({ pointer: at + pointer, code, message, mend: mendOnPage(code) }));
}
