import { createContext, useContext } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import { useForms } from './forms.js';
import type { Names } from './store/design-types.js';

const none: Names = { posts: [], categories: [], groups: [], forms: [], lifecycles: [], series: [] };
/** What the organisation knows. */
export const NamesContext = createContext<Names>(none);

export const useNames = (): Names => {
  const published = useContext(NamesContext);
  const { forms } = useForms();
  const known = made.get(forms);
  if (known?.published === published) return known.names;
  const names = namesWith(published, forms);
  made.set(forms, { published, names });
  return names;
};

const made = new WeakMap<readonly FormDefinition[], { readonly published: Names; readonly names: Names }>();

/** The organisation knows only what is published: a form of the design itself, and the fields of all at hand, bring their own words. */
export function namesWith(names: Names, forms: readonly FormDefinition[]): Names {
  const own = forms.filter(({ key }) => !names.forms.some((one) => one.key === key)).map(({ key, title }) => ({ key, label: title }));
  return {
    ...names,
    forms: [...names.forms, ...own],
    fields: forms.flatMap((form) => Object.values(form.fields).map(({ key, label }) => ({ key: `${form.key}/${key}`, label }))),
  };
}
