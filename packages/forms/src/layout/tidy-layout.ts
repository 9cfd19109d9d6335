import type { FormLayout } from './form-layout.js';

/** The same without what says nothing; nothing at all where nothing is left. */
export function tidyLayout({ sections = [], fields = {}, columns = {} }: FormLayout): FormLayout | undefined {
  const layout: FormLayout = {
    ...(sections.length === 0 ? {} : { sections }),
    ...(Object.keys(fields).length === 0 ? {} : { fields }),
    ...(Object.keys(columns).length === 0 ? {} : { columns }),
  };
  return Object.keys(layout).length === 0 ? undefined : layout;
}
