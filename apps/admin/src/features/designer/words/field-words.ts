import { createContext, useContext } from 'react';
import type { Labels, FormDefinition } from '@bihuan/forms';

/** Words for the paths a condition may name, of every form of the design. */
export const FieldWordsContext = createContext<Labels>({});
export const useFieldWords = (): Labels => useContext(FieldWordsContext);

export function fieldWords(forms: readonly FormDefinition[]): Labels {
  return Object.fromEntries(forms.flatMap((form) => Object.values(form.fields).flatMap((field) => [
    [field.key, field.label],
    ...(field.kind === 'table' ? Object.values(field.columns).map((column) => [`${field.key}.${column.key}`, column.label]) : []),
  ])));
}
