import { createContext, useContext } from 'react';
import type { FieldPlace, FormCommand, FormDefinition, FormTarget } from '@bihuan/forms';
import { useDesign, useDo, type Doing } from '../../store/editor.js';
import type { EditorState } from '../../store/editor-state.js';
import type { Found } from '../../store/placed.js';

/** Which form of the design is built. */
export const FormKeyContext = createContext('');

const none: FormDefinition = { format: 1, key: '', title: '', minutes: 0, fields: {}, order: [] };

export const formIn = ({ document }: EditorState, key: string): FormDefinition => document.forms.find((form) => form.key === key) ?? none;

export const useForm = (): FormDefinition => {
  const key = useContext(FormKeyContext);
  return useDesign((state) => formIn(state, key));
};

/** One part of it: whoever reads no more is drawn again only when that changes. */
export function useFormPart<Part extends keyof FormDefinition>(part: Part): FormDefinition[Part] {
  const key = useContext(FormKeyContext);
  return useDesign((state) => formIn(state, key)[part]);
}

export type FormDo = (command: FormCommand, doing?: Pick<Doing, 'said'>) => void;

export const useFormDo = (): FormDo => {
  const form = useContext(FormKeyContext);
  const act = useDo();
  return (command, doing = {}) => act({ type: 'form', form, command }, doing);
};

export interface Change {
  readonly path: readonly string[];
  /** Absent: what stands there is taken away. */
  readonly value?: unknown;
}

/** Writes values of one part of the form; several at once are one step of undoing. */
export function useFormSet(target: FormTarget): (...changes: readonly Change[]) => void {
  const act = useFormDo();
  return (...changes) => {
    const commands = changes.map(({ path, value }): FormCommand => ({ type: 'set', target, path, ...(value === undefined ? {} : { value }) }));
    const [first] = commands;
    if (first) act(commands.length === 1 ? first : { type: 'all', commands });
  };
}

/** The faults of a field or column. */
export const isAt = ({ inForm }: Found, form: string, { field, table }: FieldPlace): boolean =>
  inForm?.form === form && inForm.field === field && inForm.table === table;
