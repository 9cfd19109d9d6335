import { useContext } from 'react';
import { useDesign } from '../../store/editor.js';
import type { EditorState } from '../../store/editor-state.js';
import type { Found } from '../../store/placed.js';
import { FormKeyContext } from './form.js';

type ByField = ReadonlyMap<string, readonly Found[]>;

const made = new WeakMap<readonly Found[], Map<string, ByField>>();

/** Faults of one form by field id, which no two of its fields share; the same map as long as nothing else was found. */
function byField(found: readonly Found[], form: string): ByField {
  const known = made.get(found) ?? new Map<string, ByField>();
  made.set(found, known);
  const before = known.get(form);
  if (before) return before;
  const fields = new Map<string, Found[]>();
  for (const one of found) {
    const id = one.inForm?.form === form ? one.inForm.field : undefined;
    if (id !== undefined) fields.set(id, [...(fields.get(id) ?? []), one]);
  }
  known.set(form, fields);
  return fields;
}

/** What is wrong with a field, as the page and the server find it. */
export const useFaults = (field: string): readonly Found[] | undefined => {
  const form = useContext(FormKeyContext);
  const select = ({ found, fromServer }: EditorState) => byField(found, form).get(field) ?? byField(fromServer, form).get(field);
  return useDesign(select);
};
