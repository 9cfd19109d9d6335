import type { LifecycleDefinition } from '../definition.js';
import type { EditCommand } from './command.js';

/** One sentence for each reason why a change is not made; a code without one does not compile. */
export const EDIT_WORDS = {
  'edit.node-unknown': '没有这一步，可能已被删除',
  'edit.branch-unknown': '没有这个分支，可能已被删除',
  'edit.state-unknown': '没有这个状态，可能已被删除',
  'edit.act-unknown': '没有这个操作，可能已被删除',
  'edit.form-unknown': '这份设计稿里没有这张表单',
  'edit.place-unknown': '要放的位置已经不在了',
  'edit.path-unknown': '没有这一项可改',
  'edit.id-taken': '编号已被使用，请换一个',
  'edit.id-missing': '复制时每一步都要有新的编号',
  'edit.would-loop': '不能把分支放进它自己里面',
  'edit.value-changed': '这里已被别人改过',
  'edit.moved-meanwhile': '它已被别人移到别处',
  'edit.has-parts': '这里面还有内容，请逐项增删',
  'edit.breaks-shape': '内容不完整或写法不对',
} as const;

export type EditProblemCode = keyof typeof EDIT_WORDS;

export interface Edited {
  readonly type: 'edited';
  readonly definition: LifecycleDefinition;
  /** Done right after it, this leaves the definition as it was. */
  readonly inverse: EditCommand;
}

export interface EditProblem {
  readonly type: 'refused';
  readonly code: EditProblemCode;
  readonly facts: Readonly<Record<string, string>>;
}

export type EditResult = Edited | EditProblem;

export function edited(definition: LifecycleDefinition, inverse: EditCommand): Edited {
  return { type: 'edited', definition, inverse };
}

export function refused(code: EditProblemCode, facts: EditProblem['facts'] = {}): EditProblem {
  return { type: 'refused', code, facts };
}
