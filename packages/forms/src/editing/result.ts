import { CHANGE_WORDS, edited as editedDocument, refuse, type Edited, type Refused } from '../changes/index.js';
import type { FormDefinition } from '../definition.js';
import type { FormCommand } from './command.js';

/** One sentence for each reason why a change is not made; a code without one does not compile. */
export const FORM_EDIT_WORDS = {
  ...CHANGE_WORDS,
  'edit.field-unknown': '没有这个字段，可能已被删除',
  'edit.option-unknown': '没有这个选项，可能已被删除',
  'edit.options-shared': '这些选项来自选项表，请在选项表里改，或先改为本表单自己的选项',
  'edit.section-unknown': '没有这一节，可能已被删除',
  'edit.section-in-use': '这一节里已有别的字段',
  'edit.rule-unknown': '没有这条填写要求，可能已被删除',
} as const;

export type FormEditCode = keyof typeof FORM_EDIT_WORDS;

export type FormEdited = Edited<FormDefinition, FormCommand>;
export type FormEditRefused = Refused<FormEditCode>;
export type FormEditResult = FormEdited | FormEditRefused;

export const edited: (definition: FormDefinition, inverse: FormCommand) => FormEdited = editedDocument;

export const refused: (code: FormEditCode, facts?: FormEditRefused['facts']) => FormEditRefused = refuse;
