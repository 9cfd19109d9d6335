import type { LifecycleDefinition } from '../definition.js';

export interface AnswerRead {
  readonly form: string;
  readonly field: string;
}

/** What a lifecycle reads of its forms to decide the way and to find people, each once: what somebody who tries it out may want to fill in. */
export function answersRead(definition: LifecycleDefinition): readonly AnswerRead[] {
  const found = new Map<string, AnswerRead>();
  const own = definition.start?.form;
  for (const part of partsOf(definition)) {
    const read = namedIn(part, own);
    if (read) found.set(`${read.form} ${read.field}`, read);
  }
  return [...found.values()];
}

/** A field named beside its form, or a path of a condition. */
function namedIn(part: object, own: string | undefined): AnswerRead | null {
  const { form, field, var: path } = part as { readonly form?: unknown; readonly field?: unknown; readonly var?: unknown }; // any part of a definition: each is looked at below
  if (typeof form === 'string' && typeof field === 'string') return { form, field };
  if (typeof path !== 'string') return null;
  const [root, first, second] = path.split('.');
  if (root === 'latest' && first !== undefined && second !== undefined) return { form: first, field: second };
  return root === 'form' && own !== undefined && first !== undefined ? { form: own, field: first } : null;
}

function* partsOf(part: unknown): Generator<object> {
  if (typeof part !== 'object' || part === null) return;
  yield part;
  for (const inner of Object.values(part)) yield* partsOf(inner);
}
