import { describe, expect, it } from '@jest/globals';
import type { Field } from '../definition.js';
import type { Condition, Operand } from './condition.js';
import { typeOfFormula, typeProblems } from './type-problems.js';

type FieldKind = Field['kind'];
const v = (path: string) => ({ var: path });
/** A field of each kind, by the name of its kind; nothing but the kind, the label and the options is looked at. */
const KINDS: readonly FieldKind[] = [
  ...(['integer', 'decimal', 'year', 'score', 'rating', 'date', 'month', 'date-time', 'yes-no', 'text', 'long-text', 'serial', 'document-number'] as const),
  ...(['choice', 'person', 'unit', 'choices', 'checklist', 'persons', 'units', 'roster', 'references', 'rich-text', 'files', 'table'] as const),
  ...(['formula', 'matrix', 'signature', 'static'] as const),
];
const field = (kind: FieldKind, more: object = {}): Field => ({ id: kind, key: kind, label: kind, kind, ...more }) as unknown as Field;
const options = [
  { value: 'now', label: '马上' },
  { value: 'soon', label: '很快' },
];
const FIELDS: Readonly<Record<string, Field>> = {
  ...Object.fromEntries(KINDS.map((kind) => [kind, field(kind)])),
  choice: field('choice', { options }),
  choices: field('choices', { options }),
  counted: field('formula', { label: '合计', of: { '+': [v('integer'), 1] } }),
  due: field('formula', { label: '期限', of: { 'add-days': [v('date'), 1] } }),
  again: field('formula', { label: '又是', of: v('date') }),
  'row.own': field('decimal', { label: '本行' }),
  'table.price': field('decimal', { label: '单价' }),
  'table.what': field('text', { label: '项目' }),
  'table.due': field('date', { label: '到期' }),
};
const fieldAt = (path: string): Field | null => FIELDS[path] ?? null;
const said = (condition: Condition): readonly string[] => typeProblems(condition, fieldAt).map(({ message }) => message);
const saidOf = (value: Operand): readonly string[] => typeOfFormula(value, fieldAt).problems.map(({ message }) => message);

const NEVER = '不能这样与“1”比较，这个条件永远不成立';
const [table, price, what, due] = [v('table'), v('row.price'), v('row.what'), v('row.due')];

describe('comparing with a value of another kind', () => {
  const groups: Readonly<Record<string, readonly FieldKind[]>> = {
    number: ['integer', 'decimal', 'year', 'score', 'rating'],
    open: ['formula', 'matrix', 'signature', 'static'],
  };
  it('is refused for every field that holds no number, and left where nobody knows', () => {
    const fits = KINDS.filter((kind) => said({ '==': [v(kind), 1] }).length === 0);
    expect(fits).toEqual([...(groups['number'] ?? []), ...(groups['open'] ?? [])]);
    expect(said({ '==': [v('text'), 1] })).toEqual([`字段“text”${NEVER}`]);
  });

  it('a text that is written down may be a text, a day, a person or a unit', () => {
    const fits = KINDS.filter((kind) => !(groups['open'] ?? []).includes(kind) && said({ '!=': [v(kind), 'now'] }).length === 0);
    expect(fits).toEqual(['date', 'month', 'date-time', 'text', 'long-text', 'serial', 'document-number', 'choice', 'person', 'unit']);
  });

  it('yes and no are said of yes and no alone', () => {
    expect(KINDS.filter((kind) => !(groups['open'] ?? []).includes(kind) && said({ '==': [v(kind), true] }).length === 0)).toEqual(['yes-no']);
  });

  it('numbers and days have an order, and nothing else has', () => {
    const ordered = KINDS.filter((kind) => !(groups['open'] ?? []).includes(kind) && said({ '<': [v(kind), v(kind)] }).length === 0);
    expect(ordered).toEqual([...(groups['number'] ?? []), 'date', 'month', 'date-time']);
  });

  it.each<[string, Condition, readonly string[]]>([
    ['two fields of one kind', { '==': [v('integer'), v('score')] }, []],
    ['two fields of different kinds, said once', { '==': [v('integer'), v('text')] }, ['字段“integer”和“text”不是同一类，不能这样比较，这个条件永远不成立']],
    ['a day with a text field', { '==': [v('date'), v('text')] }, ['字段“date”和“text”不是同一类，不能这样比较，这个条件永远不成立']],
    ['a value before the field', { '==': [1, v('text')] }, [`字段“text”${NEVER}`]],
    ['with nothing', { '==': [v('integer'), null] }, []],
    ['two values', { '==': [1, 'a'] }, []],
    ['with what is worked out', { '==': [v('text'), { '+': [1, 2] }] }, ['字段“text”不能这样与算出的值比较，这个条件永远不成立']],
    ['what is worked out with a text', { '==': [{ '+': [1, 2] }, 'a'] }, ['两边不是同一类，不能这样比较，这个条件永远不成立']],
    ['a number of rows with a text', { '==': [{ count: [table] }, 'a'] }, ['行数和字数只能与数字比较，不能与“a”比较']],
    ['a number of characters with a text', { '>': [{ length: v('text') }, '6'] }, ['行数和字数只能与数字比较，不能与“6”比较']],
    ['a number of rows with a day', { '>': [{ count: [table] }, v('date')] }, ['两边不是同一类，不能这样比较，这个条件永远不成立']],
    ['a number of rows with a number', { '>': [{ count: [table] }, 6] }, []],
    ['a field nobody knows', { '==': [v('nothing'), 1] }, []],
    [
      'one of values of another kind',
      { in: [v('integer'), [1, 'a', 'b']] },
      ['a', 'b'].map((one) => `字段“integer”不能这样与“${one}”比较，这个条件永远不成立`),
    ],
    ['one of sums of texts', { in: [{ '+': [v('text'), 1] }, [1]] }, ['“text”不是数，不能这样计算']],
    ['one of texts', { in: [v('text'), ['a', 'b']] }, []],
    ['a number between two', { within: [v('integer'), 1, v('score')] }, []],
    [
      'a text between two',
      { within: [v('text'), 'a', v('text')] },
      ['字段“text”不能这样与“a”比较，这个条件永远不成立', '字段“text”和“text”不是同一类，不能这样比较，这个条件永远不成立'],
    ],
    ['a day between two', { within: [v('date'), '2018-01-01', v('due')] }, []],
    ['a formula by what it works out', { '==': [v('counted'), 'a'] }, ['字段“合计”不能这样与“a”比较，这个条件永远不成立']],
    ['a formula by the field it repeats', { '==': [v('again'), 1] }, ['字段“又是”不能这样与“1”比较，这个条件永远不成立']],
    ['a row that is at hand', { '==': [v('row.own'), 'a'] }, ['字段“本行”不能这样与“a”比较，这个条件永远不成立']],
    ['two lists', { '==': [v('table'), v('files')] }, ['字段“table”和“files”不是同一类，不能这样比较，这个条件永远不成立']],
    ['a formula with a day', { '<': [v('due'), v('date')] }, []],
    ['what hangs on something', { '==': [{ if: [{ filled: v('text') }, null, 1] }, 'a'] }, ['两边不是同一类，不能这样比较，这个条件永远不成立']],
    ['a day some days later', { '<': [{ 'add-days': [v('date'), 1] }, 3] }, ['两边不是同一类，不能这样比较，这个条件永远不成立']],
    ['a day some working days later', { '<': [{ 'add-workdays': [v('date'), 1] }, '2018-10-01'] }, []],
    ['the opposite', { not: { '==': [v('text'), 1] } }, [`字段“text”${NEVER}`]],
    ['both', { and: [{ '==': [v('text'), 1] }, { '==': [v('date'), 1] }] }, [`字段“text”${NEVER}`, `字段“date”${NEVER}`]],
    ['one of two', { or: [{ filled: v('text') }, { '==': [v('date'), 1] }] }, [`字段“date”${NEVER}`]],
    ['filled and empty are asked of anything', { or: [{ filled: v('table') }, { empty: v('files') }] }, []],
  ])('%s', (_what, condition, messages) => expect(said(condition)).toEqual(messages));
});

describe('an option', () => {
  it.each<[string, Condition, readonly string[]]>([
    ['that is offered', { '==': [v('choice'), 'soon'] }, []],
    ['that is not', { '==': [v('choice'), 'late'] }, ['字段“choice”没有“late”这个选项']],
    ['that is not, said first', { '!=': ['late', v('choice')] }, ['字段“choice”没有“late”这个选项']],
    ['among others', { in: [v('choice'), ['now', 'late']] }, ['字段“choice”没有“late”这个选项']],
    ['of several', { contains: [v('choices'), 'soon'] }, []],
    ['of several, which is not', { contains: [v('choices'), 'late'] }, ['字段“choices”没有“late”这个选项']],
    ['of what has none', { contains: [v('text'), 'late'] }, []],
    ['that is a field', { contains: [v('choices'), v('choice')] }, []],
  ])('%s', (_what, condition, messages) => expect(said(condition)).toEqual(messages));

  it('has a code of its own', () => {
    expect(typeProblems({ '==': [v('choice'), 'late'] }, fieldAt)).toMatchObject([{ code: 'condition.unknown-option' }]);
    expect(typeProblems({ '==': [v('choice'), 1] }, fieldAt)).toMatchObject([{ code: 'condition.wrong-kind' }]);
  });
});

describe('rows', () => {
  const none = '字段“text”不是表格，不能逐行判断';
  it.each<[string, Condition, readonly string[]]>([
    ['of a table', { some: [table, { '>': [price, 1] }] }, []],
    ['some of what is no table', { some: [v('text'), { filled: price }] }, [none]],
    ['every one of what is no table', { every: [v('text'), { filled: price }] }, [none]],
    ['none of what is no table', { none: [v('text'), { filled: price }] }, [none]],
    ['that differ, of what is no table', { distinct: [v('text'), 'price'] }, [none]],
    ['that differ', { distinct: [table, 'price'] }, []],
    ['of what nobody knows', { distinct: [v('nothing'), 'price'] }, []],
    ['of which something is asked that never holds', { every: [table, { '==': [what, 1] }] }, ['字段“项目”不能这样与“1”比较，这个条件永远不成立']],
    ['counted by something that never holds', { '>': [{ count: [table, { '==': [price, 'a'] }] }, 1] }, ['字段“单价”不能这样与“a”比较，这个条件永远不成立']],
    ['counted of what is no table', { '>': [{ count: [v('text'), { filled: price }] }, 1] }, [none]],
    ['all counted of what is no table', { '>': [{ count: [v('text')] }, 1] }, [none]],
    ['answers of a list are counted', { '>': [{ count: [v('choices')] }, 1] }, []],
    ['and so is what nobody knows', { '>': [{ count: [v('matrix')] }, 1] }, []],
  ])('%s', (_what, condition, messages) => expect(said(condition)).toEqual(messages));
});

describe('working out', () => {
  const [number, day, noDay] = ['“text”不是数，不能这样计算', '“text”不是日期，不能这样计算', '“integer”不是日期，不能这样计算'];
  it.each<[Operand, readonly string[]]>([
    [{ '+': [v('integer'), v('text')] }, [number]],
    [{ '-': [v('text'), 1] }, [number]],
    [{ '*': [1, v('text')] }, [number]],
    [{ '/': [v('integer'), v('text')] }, [number]],
    [{ round: [v('text'), 1] }, [number]],
    [{ abs: v('text') }, [number]],
    [{ abs: v('integer') }, []],
    [{ '+': [1, '2'] }, ['这里的值不是数，不能这样计算']],
    [{ '+': [{ '+': [1, v('text')] }, 2] }, [number]],
    [{ year: v('text') }, [day]],
    [{ year: v('date') }, []],
    [{ 'days-between': [v('integer'), v('date')] }, [noDay]],
    [{ 'days-between': ['2018-10-01', v('date')] }, []],
    [{ 'workdays-between': [v('date'), v('text')] }, [day]],
    [{ 'add-days': [v('text'), 1] }, [day]],
    [{ 'add-days': [v('date'), v('text')] }, [number]],
    [{ 'add-workdays': [v('text'), v('text')] }, [day, number]],
    [{ 'add-workdays': [v('date'), 3] }, []],
    [{ sum: [table, price] }, []],
    [{ sum: [table, what] }, ['“项目”不是数，不能这样计算']],
    [{ sum: [table, due] }, ['“到期”不是数，不能这样计算']],
    [{ average: [table, what] }, ['“项目”不是数，不能这样计算']],
    [{ average: [table, due] }, ['“到期”不是数，不能这样计算']],
    [{ min: [table, what] }, ['“项目”不是数，不能这样计算']],
    [{ min: [table, due] }, []],
    [{ max: [table, what] }, ['“项目”不是数，不能这样计算']],
    [{ max: [table, price] }, []],
    [{ max: [table, due] }, []],
    [{ sum: [v('text'), 1] }, ['字段“text”不是表格，不能逐行判断']],
    [{ sum: [table, { '+': [what, 1] }] }, ['“项目”不是数，不能这样计算']],
    [{ sum: [table, price, { '==': [what, 1] }] }, ['字段“项目”不能这样与“1”比较，这个条件永远不成立']],
    [{ if: [{ '==': [v('text'), 1] }, { abs: v('text') }, { year: v('text') }] }, [`字段“text”${NEVER}`, number, day]],
    [{ '+': [v('matrix'), null, v('nothing')] }, []],
    [{ length: v('integer') }, []],
  ])('%j', (value, messages) => expect(saidOf(value)).toEqual(messages));

  it.each<[string, Condition, readonly string[]]>([
    ['a text begins with a text', { starts: [v('text'), 'a'] }, []],
    ['a day begins with its year', { starts: [v('date'), '2018'] }, []],
    ['a number begins with nothing', { starts: [v('integer'), '1'] }, ['“integer”不是文字，不能这样计算']],
    ['a text begins with no number', { starts: [v('text'), 1] }, ['这里的值不是文字，不能这样计算']],
    ['a day is worked', { workday: v('date') }, []],
    ['a number is no day', { workday: v('integer') }, [noDay]],
    ['what is worked out is looked at, too', { workday: { 'add-days': [v('date'), v('text')] } }, [number]],
    ['what a text contains', { contains: [v('text'), { abs: v('text') }] }, [number]],
    ['both sides of a comparison', { '<': [{ abs: v('text') }, { year: v('text') }] }, [number, day]],
  ])('%s', (_what, condition, messages) => expect(said(condition)).toEqual(messages));

  it.each<[Operand, string | null]>([
    [1, 'number'],
    ['a', 'text'],
    [false, 'truth'],
    [null, null],
    [v('date'), 'day'],
    [v('person'), 'person'],
    [v('unit'), 'unit'],
    [v('table'), 'list'],
    [v('signature'), null],
    [v('counted'), 'number'],
    [{ count: [table] }, 'number'],
    [{ year: v('date') }, 'number'],
    [{ 'days-between': [v('date'), v('date')] }, 'number'],
    [{ 'add-days': [v('date'), 1] }, 'day'],
    [{ 'add-workdays': [v('date'), 1] }, 'day'],
    [{ min: [table, due] }, 'day'],
    [{ max: [table, what] }, 'text'],
    [{ sum: [table, price] }, 'number'],
    [{ if: [{ filled: v('text') }, 'a', 1] }, 'text'],
    [{ if: [{ filled: v('text') }, null, true] }, 'truth'],
  ])('%j is of a kind', (value, type) => expect(typeOfFormula(value, fieldAt).type).toBe(type));
});
