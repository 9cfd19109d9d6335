import type { FormDefinition, LifecycleDefinition, Library } from '../kinds.js';

/** Every key other definitions may name. */
export interface Names {
  readonly forms: ReadonlyMap<string, FormDefinition>;
  readonly lifecycles: ReadonlyMap<string, LifecycleDefinition>;
  readonly formKeys: ReadonlySet<string>;
  readonly lifecycleKeys: ReadonlySet<string>;
  readonly posts: ReadonlySet<string>;
  readonly ways: ReadonlySet<string>;
  readonly categories: ReadonlySet<string>;
  readonly series: ReadonlySet<string>;
  readonly registers: ReadonlySet<string>;
}

export function namesOf(library: Library): Names {
  const forms = new Map(library.forms.map((form) => [form.key, form]));
  const lifecycles = new Map(library.lifecycles.map((lifecycle) => [lifecycle.key, lifecycle]));
  return {
    forms,
    lifecycles,
    formKeys: new Set(forms.keys()),
    lifecycleKeys: new Set(lifecycles.keys()),
    posts: keysOf(library.posts),
    ways: keysOf(library.ways),
    categories: keysOf(library.categories),
    series: keysOf(library.series),
    registers: keysOf(library.registers),
  };
}

/** Keys under which a form's values stand; with `table`, those of that table's rows. */
export function valueKeys(form: FormDefinition | undefined, table?: string): ReadonlySet<string> {
  const fields = Object.values(form?.fields ?? {});
  if (table === undefined) return new Set(fields.map(({ key }) => key));
  return new Set(fields.flatMap((field) => (field.kind === 'table' && field.key === table ? Object.values(field.columns).map(({ key }) => key) : [])));
}

const keysOf = (list: readonly { readonly key: string }[]): ReadonlySet<string> => new Set(list.map(({ key }) => key));
