import { FORM_EDIT_WORDS } from '@bihuan/forms/editing';
import { edited as editedDocument, refuse, type Edited as EditedDocument, type Refused } from '@bihuan/forms/changes';
import type { LifecycleDefinition } from '../definition.js';
import type { EditCommand } from './command.js';

/** One sentence for each reason why a change is not made; a code without one does not compile. */
export const EDIT_WORDS = {
  ...FORM_EDIT_WORDS,
  'edit.node-unknown': '没有这一步，可能已被删除',
  'edit.branch-unknown': '没有这个分支，可能已被删除',
  'edit.state-unknown': '没有这个状态，可能已被删除',
  'edit.act-unknown': '没有这个操作，可能已被删除',
  'edit.form-unknown': '这份设计稿里没有这张表单',
  'edit.form-used': '流程里还有地方用这张表单，请先改用别的',
  'edit.id-missing': '复制时每一步都要有新的编号',
  'edit.would-loop': '不能把分支放进它自己里面',
} as const;

export type EditProblemCode = keyof typeof EDIT_WORDS;

export type Edited = EditedDocument<LifecycleDefinition, EditCommand>;
export type EditProblem = Refused<EditProblemCode>;
export type EditResult = Edited | EditProblem;

export const edited: (definition: LifecycleDefinition, inverse: EditCommand) => Edited = editedDocument;

export const refused: (code: EditProblemCode, facts?: EditProblem['facts']) => EditProblem = refuse;
