import type { FormDefinition } from '../definition.js';
import type { FormCommand } from './command.js';

/** One sentence for each reason why a change is not made; a code without one does not compile. */
export const FORM_EDIT_WORDS = {
  'edit.field-unknown': '没有这个字段，可能已被删除',
  'edit.option-unknown': '没有这个选项，可能已被删除',
  'edit.rule-unknown': '没有这条填写要求，可能已被删除',
  'edit.place-unknown': '要放的位置已经不在了',
  'edit.path-unknown': '没有这一项可改',
  'edit.id-taken': '编号已被使用，请换一个',
  'edit.value-changed': '这里已被别人改过',
  'edit.moved-meanwhile': '它已被别人移到别处',
  'edit.has-parts': '这里面还有内容，请逐项增删',
  'edit.breaks-shape': '内容不完整或写法不对',
} as const;

export type FormEditCode = keyof typeof FORM_EDIT_WORDS;

export interface FormEdited {
  readonly type: 'edited';
  readonly definition: FormDefinition;
  /** Done right after it, this leaves the definition as it was. */
  readonly inverse: FormCommand;
}

export interface FormEditRefused {
  readonly type: 'refused';
  readonly code: FormEditCode;
  readonly facts: Readonly<Record<string, string>>;
}

export type FormEditResult = FormEdited | FormEditRefused;

export const edited = (definition: FormDefinition, inverse: FormCommand): FormEdited => ({ type: 'edited', definition, inverse });

export const refused = (code: FormEditCode, facts: FormEditRefused['facts'] = {}): FormEditRefused => ({ type: 'refused', code, facts });
