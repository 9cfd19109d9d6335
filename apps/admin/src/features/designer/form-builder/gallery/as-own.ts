import type { FormDefinition } from '@bihuan/forms';

/**
 * The same form under a key of its own: nothing done to it reaches the one it was copied from. What was said for steps of another
 * process means nothing here and goes; what holds for whoever fills it in and for others stays.
 */
export function asOwn({ access, ...form }: FormDefinition, own: Pick<FormDefinition, 'key' | 'title'>): FormDefinition {
  const { steps: _, ...kept } = access ?? {};
  return { ...form, ...own, ...(Object.keys(kept).length === 0 ? {} : { access: kept }) };
}

/** The title as it is, or with a number where the design has one of that name. */
export function freeTitle(title: string, taken: readonly FormDefinition[]): string {
  const titles = new Set(taken.map((form) => form.title));
  for (let n = 1; ; n += 1) {
    const one = n === 1 ? title : `${title}（${n}）`;
    if (!titles.has(one)) return one;
  }
}
