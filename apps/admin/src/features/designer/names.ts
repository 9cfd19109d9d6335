import { createContext, useContext } from 'react';
import type { FormDefinition } from '@bihuan/forms';
import type { Names } from './store/design-types.js';

const none: Names = { posts: [], categories: [], groups: [], forms: [], lifecycles: [], series: [] };
export const NamesContext = createContext<Names>(none);
export const useNames = (): Names => useContext(NamesContext);

/** The organisation knows only what is published: a form of the design itself, and the fields of all at hand, bring their own words. */
export function namesWith(names: Names, forms: readonly FormDefinition[]): Names {
  const own = forms.filter(({ key }) => !names.forms.some((one) => one.key === key)).map(({ key, title }) => ({ key, label: title }));
  return {
    ...names,
    forms: [...names.forms, ...own],
    fields: forms.flatMap((form) => Object.values(form.fields).map(({ key, label }) => ({ key: `${form.key}/${key}`, label }))),
  };
}
