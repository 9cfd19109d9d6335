import type { YesNoField } from '../definition.js';
import type { FieldKind } from './field-kind.js';
import { plainText } from './text-read.js';

const YES = ['是', '有', '对', '√', '✓', '✔', '☑', 'y', 'yes', 'true', '1'];
const NO = ['否', '无', '不是', '没有', '错', '×', '✗', '✘', '☐', 'n', 'no', 'false', '0'];

export const yesNo: FieldKind<YesNoField> = {
  shape: { properties: {} },
  schema: () => ({ type: 'boolean' }),
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value) => (typeof value === 'boolean' ? (value ? '是' : '否') : ''),
  blank: null,
  read: (pasted) => {
    const word = plainText(pasted).toLowerCase();
    return YES.includes(word) ? { value: true } : NO.includes(word) ? { value: false } : { flaw: '不是“是”或“否”' };
  },
  widget: () => ({ name: 'bihuan-yes-no', schema: { type: 'boolean' } }),
};
