import type { FormDefinition } from '@bihuan/forms';
import { afterOf, differs, edited, putAfter } from '@bihuan/forms/changes';
import { editForm, formShapeProblems } from '@bihuan/forms/editing';
import { formsOf } from '../questions/words-used.js';
import type { EditCommandOf } from './command.js';
import type { Design, EditedDesign } from './design.js';
import { refused, type EditProblem } from './result.js';

type Result = EditedDesign | EditProblem;

/** What comes, goes and changes among the forms of a design. */
export function editForms(design: Design, command: EditCommandOf<'form' | 'insert-form' | 'remove-form'>): Result {
  if (command.type === 'insert-form') return insertForm(design, command);
  return command.type === 'form' ? inForm(design, command) : removeForm(design, command);
}

function inForm(design: Design, { form: key, command }: EditCommandOf<'form'>): Result {
  const form = design.forms.find((one) => one.key === key);
  if (!form) return refused('edit.form-unknown', { form: key });
  const result = editForm(form, command);
  if (result.type === 'refused') return result;
  // Steps, rights and other people's changes find it by its key.
  if (result.document.key !== key) return refused('edit.path-unknown', { path: 'key' });
  return edited(
    withForms(
      design,
      design.forms.map((one) => (one === form ? result.document : one)),
    ),
    { type: 'form', form: key, command: result.inverse },
  );
}

const keyOf = ({ key }: FormDefinition): string => key;

function insertForm(design: Design, { value, after }: EditCommandOf<'insert-form'>): Result {
  const forms = putAfter(design.forms, value, { after, idOf: keyOf });
  if (!forms) return refused('edit.place-unknown', { form: after ?? '' });
  const [broken] = formShapeProblems(value);
  if (broken) return refused('edit.breaks-shape', { pointer: broken.pointer, message: broken.message });
  if (design.forms.some(({ key }) => key === value.key)) return refused('edit.id-taken', { id: value.key });
  return edited(withForms(design, forms), { type: 'remove-form', form: value.key, was: { value } });
}

function removeForm(design: Design, { form: key, was }: EditCommandOf<'remove-form'>): Result {
  const form = design.forms.find((one) => one.key === key);
  if (!form) return refused('edit.form-unknown', { form: key });
  if (differs(was, form)) return refused('edit.value-changed', { form: key });
  if (formsOf(design.lifecycle).includes(key)) return refused('edit.form-used', { form: key });
  return edited(
    withForms(
      design,
      design.forms.filter((one) => one !== form),
    ),
    { type: 'insert-form', value: form, ...afterOf(design.forms.map(keyOf), key) },
  );
}

const withForms = (design: Design, forms: readonly FormDefinition[]): Design => ({ ...design, forms });
