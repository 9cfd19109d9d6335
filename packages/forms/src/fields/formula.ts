import { parseOperand } from '../conditions/parse-condition.js';
import type { FormulaField } from '../definition.js';
import { fixedText } from '../decimal.js';
import { dayInWords } from '../day.js';
import type { FieldKind } from './field-kind.js';

/** Worked out by `worked`; what is sent for it is never kept, and refused where it is another one (`typedFormulas`). */
export const formula: FieldKind<FormulaField> = {
  shape: {
    properties: { of: {}, scale: { type: 'integer', minimum: 0, maximum: 6 }, unit: { type: 'string', minLength: 1, maxLength: 20 } },
    required: ['of'],
  },
  schema: () => ({ type: ['number', 'string', 'boolean'], maxLength: 10_000 }),
  filled: {},
  ask: '填写',
  isEmpty: (value) => value === undefined || value === null,
  display: (value, { scale, unit }) => {
    if (typeof value === 'number') return `${scale === undefined ? String(value) : fixedText(value, scale)}${unit ?? ''}`;
    return typeof value === 'boolean' ? (value ? '是' : '否') : typeof value === 'string' ? dayInWords(value) : '';
  },
  blank: null,
  isGiven: true,
  lint: ({ of }) => {
    const parsed = parseOperand(of);
    return parsed.ok ? [] : parsed.problems.map((problem) => ({ ...problem, pointer: `/of${problem.pointer}` }));
  },
  widget: () => ({ name: 'bihuan-formula', schema: { type: 'null' } }),
};
