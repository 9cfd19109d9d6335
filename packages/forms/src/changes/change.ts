/** Why a change of any document is not made, one sentence each; each kind of document adds reasons of its own. */
export const CHANGE_WORDS = {
  'edit.place-unknown': '要放的位置已经不在了',
  'edit.path-unknown': '没有这一项可改',
  'edit.id-taken': '编号已被使用，请换一个',
  'edit.value-changed': '这里已被别人改过',
  'edit.moved-meanwhile': '它已被别人移到别处',
  'edit.has-parts': '这里面还有内容，请逐项增删',
  'edit.breaks-shape': '内容不完整或写法不对',
} as const;

export type ChangeCode = keyof typeof CHANGE_WORDS;

export interface Edited<Document, Command> {
  readonly type: 'edited';
  readonly document: Document;
  /** Done right after it, this leaves the document as it was. */
  readonly inverse: Command;
}

export interface Refused<Code extends string> {
  readonly type: 'refused';
  readonly code: Code;
  readonly facts: Readonly<Record<string, string>>;
}

export const edited = <Document, Command>(document: Document, inverse: Command): Edited<Document, Command> => ({ type: 'edited', document, inverse });

export const refuse = <Code extends string>(code: Code, facts: Refused<Code>['facts'] = {}): Refused<Code> => ({ type: 'refused', code, facts });
