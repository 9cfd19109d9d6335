import type { FormAccess, FormDefinition, PlaceAccess } from '@bihuan/forms';
import { allOf, differs, edited, equalJson, seen } from '@bihuan/forms/changes';
import type { AccessAt, EditCommand, EditCommandOf } from './command.js';
import type { Design, EditedDesign } from './design.js';
import { edit } from './edit.js';
import { editForms } from './edit-forms.js';
import { refused, type EditProblem } from './result.js';

/** The same as `edit`, and the rights that its forms give by step; a step that gets another id keeps them. */
export function editDesign(design: Design, command: EditCommand): EditedDesign | EditProblem {
  if (command.type === 'set-access') return setAccess(design, command);
  if (command.type === 'form' || command.type === 'insert-form' || command.type === 'remove-form') return editForms(design, command);
  if (command.type === 'all') return allOf(design, command.commands, editDesign);
  if (command.type === 'rename-node' && design.forms.some(({ access }) => access?.steps && Object.hasOwn(access.steps, command.to)))
    return refused('edit.id-taken', { id: command.to });
  const result = edit(design.lifecycle, command);
  if (result.type === 'refused') return result;
  const forms = command.type === 'rename-node' ? design.forms.map((form) => renamedIn(form, command)) : design.forms;
  return edited({ lifecycle: result.document, forms }, result.inverse);
}

/** What a form says at a place now. */
export function accessAt(form: FormDefinition | undefined, at: AccessAt): PlaceAccess | undefined {
  const access = form?.access;
  if (at.type !== 'step') return access?.[at.type];
  return access?.steps && Object.hasOwn(access.steps, at.step) ? access.steps[at.step] : undefined;
}

function setAccess(design: Design, { form: key, at, value, was }: EditCommandOf<'set-access'>): EditedDesign | EditProblem {
  const form = design.forms.find((one) => one.key === key);
  if (!form) return refused('edit.form-unknown', { form: key });
  const is = accessAt(form, at);
  if (differs(was, is)) return refused('edit.value-changed', { form: key });
  const forms = design.forms.map((one) => (one === form ? withAccess(form, at, value) : one));
  return edited({ ...design, forms }, { type: 'set-access', form: key, at, was: seen(value), ...seen(is) });
}

function withAccess(form: FormDefinition, at: AccessAt, value: PlaceAccess | undefined): FormDefinition {
  const { access = {}, ...rest } = form;
  const { [at.type === 'step' ? 'steps' : at.type]: _, ...others } = access;
  const here = at.type === 'step' ? stepsWith(access.steps, at.step, value) : value;
  const next: FormAccess = here === undefined ? others : { ...others, [at.type === 'step' ? 'steps' : at.type]: here };
  return equalJson(next, {}) ? rest : { ...rest, access: next };
}

function stepsWith(steps: FormAccess['steps'], step: string, value: PlaceAccess | undefined): FormAccess['steps'] {
  const { [step]: _, ...others } = steps ?? {};
  const next = value === undefined ? others : { ...others, [step]: value };
  return Object.keys(next).length === 0 ? undefined : next;
}

function renamedIn(form: FormDefinition, { node, to }: EditCommandOf<'rename-node'>): FormDefinition {
  const value = accessAt(form, { type: 'step', step: node });
  return value === undefined ? form : withAccess(withAccess(form, { type: 'step', step: node }, undefined), { type: 'step', step: to }, value);
}
