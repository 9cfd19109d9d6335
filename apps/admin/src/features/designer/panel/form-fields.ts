import { useEffect } from 'react';
import type { Field, FormDefinition } from '@bihuan/forms';
import { useForms } from '../forms.js';
import type { Choice } from './fields.js';

/** A form of the design, or the published one of that key, fetched where it is named and not at hand. */
export function useFormNamed(key: string | undefined): FormDefinition | undefined {
  const { forms, want } = useForms();
  const found = forms.find((form) => form.key === key);
  const isMissing = key !== undefined && key !== '' && found === undefined;
  useEffect(() => {
    if (isMissing) want(key);
  }, [isMissing, key, want]);
  return found;
}

/** Its fields of one kind, by the key a definition names them with. */
export const fieldsOfKind = (form: FormDefinition | undefined, kind: Field['kind']): readonly Choice[] =>
  form ? Object.values(form.fields).flatMap((field) => (field.kind === kind ? [{ value: field.key, label: field.label }] : [])) : [];
