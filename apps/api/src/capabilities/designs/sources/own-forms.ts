import type { FormDefinition } from '@bihuan/forms';
import type { LifecycleDefinition } from '@bihuan/workflows';

interface Together {
  readonly lifecycle: LifecycleDefinition;
  readonly forms: readonly FormDefinition[];
}

const LONGEST_KEY = 64;

/** The same process with forms of its own: nothing that is done to them reaches those they were copied from. Its key says whose they are. */
export function withOwnForms<D extends Together>(document: D): D {
  const names = new Map(document.forms.map(({ key }, n) => [key, keyFor(key, document.lifecycle.key, n)]));
  return {
    ...document,
    lifecycle: renamed(document.lifecycle, names),
    forms: document.forms.map((form) => ({ ...renamed(form, names), key: names.get(form.key) ?? form.key })),
  };
}

function keyFor(form: string, lifecycle: string, n: number): string {
  const end = `-${n + 1}-${lifecycle}`.slice(0, LONGEST_KEY / 2);
  return `${form.slice(0, LONGEST_KEY - end.length)}${end}`;
}

type Names = ReadonlyMap<string, string>;

/** Wherever something names a form: under `form` and `from`, and in the paths of conditions. */
const renamed = <T>(value: T, names: Names): T => walk(value, '', names) as T; // the same tree with other leaves

function walk(value: unknown, under: string, names: Names): unknown {
  if (typeof value === 'string') return under === 'var' ? pathOf(value, names) : under === 'form' || under === 'from' ? (names.get(value) ?? value) : value;
  if (Array.isArray(value)) return value.map((one) => walk(one, '', names));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, walk(one, key, names)]));
}

/** `latest.form.key` names a form; whatever else is read does not. */
function pathOf(path: string, names: Names): string {
  const [root, form = '', ...rest] = path.split('.');
  return root === 'latest' ? [root, names.get(form) ?? form, ...rest].join('.') : path;
}
