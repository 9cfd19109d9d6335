import { BudgetExceeded } from '../conditions/budget.js';
import type { Condition, Operand, Reading } from '../conditions/condition.js';
import { calculate, evaluate, type EvaluateOptions } from '../conditions/evaluate.js';
import { because, trace } from '../conditions/trace.js';
import { calendarOfYears, type WorkYears } from '../conditions/work-years.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormData, FormDefinition } from '../definition.js';
import { isPlainObject } from '../conditions/reading.js';
import { workedOut } from '../formulas.js';
import { summarise } from '../summary.js';
import { toRjsf } from '../to-rjsf.js';
import { validate } from '../validation/validate.js';
import { readingOf } from '../visibility.js';
import { withoutHidden } from '../without-hidden.js';

/** A form and one answer to it. */
export interface Case {
  readonly form: FormDefinition;
  readonly data: FormData;
  readonly today: string;
}

/** All that is said of an answer: issues, every condition with its reasons, every formula, what is left and what is drawn. As one text. */
export function everythingSaid({ form, data, today }: Case): string {
  const reading = readingOf(form, workedOut(form, data));
  const fields = fieldsOf(form).flatMap((field) => [
    ...askedBy(field, reading),
    ...(field.kind === 'table' ? rowsAt(reading, field.key).flatMap((row) => columnsOf(field).flatMap((column) => askedBy(column, { ...reading, row }))) : []),
  ]);
  const rules = (form.rules ?? []).map((rule) => saidOf(rule.holds, rule.table === undefined ? reading : { ...reading, row: rowsAt(reading, rule.table)[0] }));
  return JSON.stringify({
    issues: validate(form, data, { today }),
    fields,
    rules,
    worked: workedOut(form, data),
    left: withoutHidden(form, data),
    drawn: toRjsf(form, data),
    summary: summarise(form, data),
  });
}

const rowsAt = (reading: Reading, key: string): readonly Reading[] => {
  const rows = reading[key];
  return Array.isArray(rows) ? rows.filter(isPlainObject) : [];
};

function askedBy(field: Field, reading: Reading): readonly unknown[] {
  const conditions = [field.visible, field.requiredWhen, field.readOnlyWhen, ...('options' in field ? field.options.map(({ when }) => when) : [])];
  return [
    ...conditions.flatMap((condition) => (condition === undefined ? [] : [saidOf(condition, reading)])),
    ...(field.kind === 'formula' && field.of !== undefined ? [worth(field.of, reading)] : []),
  ];
}

/** What a condition answers, and why. */
export const saidOf = (condition: Condition, reading: Reading, options: EvaluateOptions = {}): unknown =>
  inBudget(() => [evaluate(condition, reading, options), trace(condition, reading, options), because(condition, reading, options)]);

/** What an expression is worth. */
export const worth = (operand: Operand, reading: Reading, options: EvaluateOptions = {}): unknown =>
  inBudget(() => calculate(operand, reading, options) ?? null);

function inBudget(ask: () => unknown): unknown {
  try {
    return ask();
  } catch (error) {
    if (error instanceof BudgetExceeded) return 'too many steps';
    throw error;
  }
}

const v = (path: string) => ({ var: path });
const ODD: readonly unknown[] = [
  0,
  -0,
  0.1,
  0.2,
  0.30000000000000004,
  1e21,
  999999999999999,
  -7.005,
  '',
  ' ',
  '2018-02-28',
  '2016-02-29',
  '2018-02-30',
  '2018-10-16T14:30',
  '2018-09-29',
  '2018-12-28',
  '一',
  'Ⅷ',
  '😀字',
  '\u202E倒',
  true,
  false,
  null,
  [],
  ['一'],
  ['2018-10-16'],
];
const OPERANDS: readonly Operand[] = [
  { '+': [v('a'), v('b')] },
  { '-': [v('a'), v('b')] },
  { '*': [v('a'), v('b'), 1.1] },
  { '/': [v('a'), v('b')] },
  { round: [{ '/': [v('a'), v('b')] }, 3] },
  { abs: v('a') },
  { length: v('a') },
  { 'days-between': [v('a'), v('b')] },
  { 'add-days': [v('a'), v('b')] },
  { 'workdays-between': [v('a'), v('b')] },
  { 'add-workdays': [v('a'), 7] },
  { 'add-workdays': [v('a'), -3] },
  { year: v('a') },
  { if: [{ '<': [v('a'), v('b')] }, v('a'), v('b')] },
  { count: [v('rows'), { '==': [v('row.x'), v('a')] }] },
  { sum: [v('rows'), v('row.x')] },
  { average: [v('rows'), v('row.x')] },
  { min: [v('rows'), v('row.x')] },
  { max: [v('rows'), v('row.x'), { filled: v('row.x') }] },
];
const CONDITIONS: readonly Condition[] = [
  { '==': [v('a'), v('b')] },
  { '!=': [v('a'), v('b')] },
  { '<': [v('a'), v('b')] },
  { '>=': [v('a'), v('b')] },
  { within: [v('a'), 0, v('b')] },
  { in: [v('a'), ['一', 0.3, true]] },
  { contains: [v('a'), v('b')] },
  { starts: [v('a'), v('b')] },
  { and: [{ filled: v('a') }, { not: { empty: v('b') } }] },
  { or: [{ some: [v('rows'), { '>': [v('row.x'), v('a')] }] }, { none: [v('rows'), { empty: v('row.x') }] }] },
  { every: [v('rows'), { '!=': [v('row.x'), v('b')] }] },
  { distinct: [v('rows'), 'x'] },
  { workday: v('a') },
  { '<=': [v('b'), { 'add-workdays': [v('a'), 3] }] },
];

/** The second half of 2018 as it was announced; nobody knows 2019 yet. */
export const YEARS_2018: WorkYears = {
  2018: {
    version: 1,
    off: ['2018-09-24', '2018-10-01', '2018-10-02', '2018-10-03', '2018-10-04', '2018-10-05', '2018-12-31'],
    on: ['2018-09-29', '2018-09-30', '2018-12-29'],
  },
};

/** Every operator with values of every odd kind on both sides, by a calendar that ends. */
export function everyOperatorSaid(): string {
  const calendar = calendarOfYears(YEARS_2018);
  return JSON.stringify(
    ODD.flatMap((a) =>
      ODD.map((b) => {
        const reading = { a, b, rows: [{ x: a }, { x: b }, {}, { x: 0.1 }, { x: '一' }] };
        return [CONDITIONS.map((one) => saidOf(one, reading, { calendar })), OPERANDS.map((one) => worth(one, reading, { calendar }))];
      }),
    ),
  );
}
