import { parseForm, type FormDefinition } from '@bihuan/forms';
import { below, lint, type LifecycleDefinition } from '@bihuan/workflows';
import { mendOnPage } from '@bihuan/library';
import type { DesignDocument, PlacedProblem } from './design-types.js';
import type { Chosen } from './chosen.js';

/** Where in a form of the design: at a field or column, at a rule, or at the form itself. */
export interface InForm {
  readonly form: string;
  readonly field?: string;
  readonly table?: string;
  readonly rule?: string;
}

/** A fault at the card it concerns; `state` where it concerns none, `inForm` where it concerns a form. */
export interface Found extends PlacedProblem {
  readonly at: Chosen | null;
  readonly state: string | null;
  readonly inForm?: InForm;
}

export const checked = ({ lifecycle, forms }: DesignDocument): readonly Found[] => [
  ...lint(lifecycle).map((problem) => placed({ lifecycle, forms }, { ...problem, mend: mendOnPage(problem.code) })),
  ...forms.flatMap((form, n) =>
    faultsOf(form).map((problem) =>
      placed({ lifecycle, forms }, { ...problem, pointer: below('/forms', n) + problem.pointer, mend: mendOnPage(problem.code) }),
    ),
  ),
];

/** A form that did not change has the faults it had, and a field that was sound is looked at no more. */
const known = new WeakMap<FormDefinition, ReturnType<typeof problemsOf>>();
const sound = new WeakSet();
const problemsOf = (form: FormDefinition) => {
  const read = parseForm(form, sound);
  if (!read.ok) return read.problems;
  Object.values(form.fields).forEach((field) => sound.add(field));
  return [];
};
function faultsOf(form: FormDefinition): ReturnType<typeof problemsOf> {
  const found = known.get(form) ?? problemsOf(form);
  known.set(form, found);
  return found;
}

/** Follows the pointer down and remembers the innermost part that has a card. */
export function placed({ lifecycle, forms }: DesignDocument, problem: PlacedProblem): Found {
  const keys = problem.pointer
    .split('/')
    .slice(1)
    .map((key) => key.replaceAll('~1', '/').replaceAll('~0', '~'));
  const form = keys[0] === 'forms' ? forms[Number(keys[1])] : undefined;
  if (form) return { ...problem, at: null, state: null, inForm: inFormAt(form, keys.slice(2)) };
  return placedInLifecycle(lifecycle, problem, keys);
}

function inFormAt(form: FormDefinition, [part, id = '', inside, column]: readonly string[]): InForm {
  if (part === 'rules') {
    const rule = form.rules?.[Number(id)];
    return { form: form.key, ...(rule ? { rule: rule.id } : {}) };
  }
  if (part !== 'fields') return { form: form.key };
  return inside === 'columns' && column !== undefined ? { form: form.key, field: column, table: id } : { form: form.key, field: id };
}

function placedInLifecycle(definition: LifecycleDefinition, problem: PlacedProblem, keys: readonly string[]): Found {
  let here: unknown = definition;
  let at: Chosen | null = null;
  for (const [n, key] of keys.entries()) {
    here = typeof here === 'object' && here !== null ? Reflect.get(here, key) : undefined;
    const id: unknown = typeof here === 'object' && here !== null ? Reflect.get(here, 'id') : undefined;
    if (typeof id !== 'string') continue;
    if (keys[n - 1] === 'nodes') at = { type: 'node', node: id };
    if (keys[n - 1] === 'branches' && at?.type === 'node') at = { type: 'branch', fork: at.node, branch: id };
  }
  return { ...problem, at, state: keys[0] === 'states' ? (keys[1] ?? null) : null };
}
