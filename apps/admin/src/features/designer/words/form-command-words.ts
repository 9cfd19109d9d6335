import { fieldsOf, sectionById, tableById, type FieldPlace, type FormCommand, type FormDefinition } from '@bihuan/forms';
import type { EditCommand } from '@bihuan/workflows';
import type { DesignDocument } from '../store/design-types.js';
import { t } from '../texts.js';

type OfForms = Extract<EditCommand, { type: 'form' | 'insert-form' | 'remove-form' | 'set-access' }>;

/** What was done to a form of the design, near enough to be recognised. */
export function formCommandWords(command: OfForms, mine: DesignDocument, theirs: DesignDocument): string {
  const find = (key: string): FormDefinition | undefined => mine.forms.find((form) => form.key === key) ?? theirs.forms.find((form) => form.key === key);
  if (command.type === 'insert-form') return t('didAdd', { label: command.value.title });
  const form = find(command.form);
  if (command.type === 'remove-form') return t('didRemove', { label: form?.title ?? '' });
  if (command.type === 'set-access' || !form) return t('didChange', { label: form?.title ?? '' });
  return inForm(
    command.command,
    form,
    theirs.forms.find(({ key }) => key === command.form),
  );
}

function inForm(command: FormCommand, form: FormDefinition, theirs: FormDefinition | undefined): string {
  const label = (place: FieldPlace): string => labelIn(form, place) ?? (theirs && labelIn(theirs, place)) ?? form.title;
  const section = (id: string): string => (sectionById(form, id) ?? (theirs && sectionById(theirs, id)))?.title ?? form.title;
  switch (command.type) {
    case 'insert-section':
      return t('didAdd', { label: command.section.title });
    case 'remove-section':
      return t('didRemove', { label: section(command.section) });
    case 'move-section':
      return t('didMove', { label: section(command.section) });
    case 'insert-field':
      return t('didAdd', { label: command.field.label });
    case 'remove-field':
      return t('didRemove', { label: label(command) });
    case 'move-field':
      return t('didMove', { label: label(command) });
    case 'insert-option':
    case 'remove-option':
    case 'move-option':
      return t('didChange', { label: label(command.at) });
    case 'insert-rule':
    case 'remove-rule':
    case 'move-rule':
      return t('didChange', { label: form.title });
    case 'set':
      if (command.target.type === 'layout') return t(command.path[0] === 'section' ? 'didMove' : 'didChange', { label: label(command.target) });
      return t(typeof command.value === 'string' ? 'didChangeTo' : 'didChange', {
        label: command.target.type === 'section' ? section(command.target.section) : 'field' in command.target ? label(command.target) : form.title,
        value: typeof command.value === 'string' ? command.value : '',
      });
    case 'all':
      return command.commands.map((one) => inForm(one, form, theirs)).join('；');
  }
}

const labelIn = (form: FormDefinition, { field, table }: FieldPlace): string | undefined =>
  table === undefined ? fieldsOf(form).find(({ id }) => id === field)?.label : tableById(form, table)?.columns[field]?.label;
