import type { FormDefinition, Library } from '@bihuan/library';
import { nodesOf, statesOf } from '@bihuan/workflows';

/** Every hidden value begins with it; what comes after says whose it is. */
const MARK = '暗藏';
export const hiddenValue = (of: string): string => `${MARK}${of}止`;
export const hiddenIn = (words: string): readonly string[] => [...new Set(words.match(new RegExp(`${MARK}[^止]{1,40}止`, 'gu')) ?? [])];

/** Fields only whoever fills them in sees: not one signer, nor whoever reads it otherwise. */
const HIDDEN: Readonly<Record<string, Record<string, 'hidden' | { right: 'read'; columns: Record<string, 'hidden'> }>>> = {
  'problem-list': { pl_rows: { right: 'read', columns: { pl_measure: 'hidden', pl_facts: 'hidden' } } },
  'progress-note': { pn_text: 'hidden' },
  'appraisal-statement': { as_text: 'hidden' },
};

/** The same library with rights in its forms that hide something at every step there is. */
export function withHidden(library: Library): Library {
  const states = library.lifecycles.flatMap(statesOf);
  const steps = [
    ...states.map(({ code }) => code),
    ...states.flatMap((state) => nodesOf(state.value.chain, state.pointer)).flatMap(({ value }) => (value.type === 'step' ? [value.id] : [])),
  ];
  const hiding = (form: FormDefinition): FormDefinition => {
    const fields = HIDDEN[form.key];
    return fields ? { ...form, access: { others: { fields }, steps: Object.fromEntries(steps.map((step) => [step, { fields }])) } } : form;
  };
  return { ...library, forms: library.forms.map(hiding) };
}
