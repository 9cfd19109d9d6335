import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCondition, parseOperand } from './parse-condition.js';
import { printCondition } from './print-condition.js';
import { variablesOf } from './variables-of.js';

const codesOf = (json: unknown): readonly string[] => {
  const parsed = parseCondition(json);
  return parsed.ok ? [] : parsed.problems.map(({ code }) => code);
};

describe('parsing a condition', () => {
  it.each<[string, unknown, string]>([
    ['an operator nobody knows', { matches: [{ var: 'a' }, '.*'] }, 'condition.unknown-operator'],
    ['an inherited name as operator', JSON.parse('{"__proto__": []}'), 'condition.unknown-operator'],
    ['two operators at once', { and: [], or: [] }, 'condition.wrong-shape'],
    ['a comparison with one side', { '==': [1] }, 'condition.wrong-shape'],
    ['an inherited name in a path', { filled: { var: 'a.constructor' } }, 'condition.wrong-shape'],
    ['a number that is none', { '==': [Number.NaN, 1] }, 'condition.wrong-shape'],
    ['no condition', null, 'condition.wrong-shape'],
    ['a list where one condition belongs', [{ and: [] }], 'condition.wrong-shape'],
  ])('refuses %s', (_what, json, code) => expect(codesOf(json)).toEqual([code]));

  const [a, sums] = [{ var: 'a' }, { filled: { var: 'row.b' } }];
  it.each<[string, unknown, string]>([
    ['a variable with something beside it', { filled: { var: 'a', of: 'b' } }, '/filled'],
    ['a variable that is none', { filled: null }, '/filled'],
    ['a variable by another name', { empty: { path: 'a' } }, '/empty'],
    ['a variable that is named by a number', { empty: { var: 1 } }, '/empty'],
    ['a path with nothing between two points', { filled: { var: 'a..b' } }, '/filled'],
    ['a path of nothing', { filled: { var: '' } }, '/filled'],
    ['the prototype', { filled: { var: 'a.__proto__.b' } }, '/filled'],
    ['a prototype of one', { filled: { var: 'prototype' } }, '/filled'],
    ['a path nobody can read', { filled: { var: 'a'.repeat(201) } }, '/filled'],
    ['two parts in one side', { '==': [{ length: a, abs: a }, 1] }, '/==/0'],
    ['a quotient of a list, by the name of its sign', { '>': [{ '/': [1, []] }, 1] }, '/>/0/~1/1'],
    ['a list as a side', { '>': [1, [2]] }, '/>/1'],
    ['a number that has no end', { '<=': [1, Number.POSITIVE_INFINITY] }, '/<=/1'],
    ['nothing at all as a side', { '<': [undefined, 1] }, '/</0'],
    ['three sides', { '!=': [1, 2, 3] }, '/!='],
    ['no list of sides', { '>=': 1 }, '/>='],
    ['a range of one end', { within: [a, 1] }, '/within'],
    ['parts that are no list', { and: sums }, '/and'],
    ['ways that are no list', { or: null }, '/or'],
    ['one of what is no list', { in: [a, 'b'] }, '/in/1'],
    ['one of variables', { in: [a, ['b', a]] }, '/in/1/1'],
    ['rows of which nothing is asked', { some: [a] }, '/some'],
    ['rows of what is no table', { every: ['a', sums] }, '/every/0'],
    ['no row of a value', { none: [a, 1] }, '/none/1'],
    ['a column of a column', { distinct: [a, 'b.c'] }, '/distinct/1'],
    ['a column that is none', { distinct: [a, 1] }, '/distinct/1'],
    ['a column of no name', { distinct: [a, ''] }, '/distinct/1'],
    ['the number of what is no table', { '>': [{ count: ['a'] }, 1] }, '/>/0/count/0'],
    ['a number of rows with two conditions', { '>': [{ count: [a, sums, sums] }, 1] }, '/>/0/count'],
    ['the number of a table alone', { '>': [{ count: a }, 1] }, '/>/0/count'],
    ['a sum of a table alone', { '>': [{ sum: [a] }, 1] }, '/>/0/sum'],
    ['an average of rows of which a value is asked', { '>': [{ average: [a, 1, 2] }, 1] }, '/>/0/average/2'],
    ['places below none', { '>': [{ round: [a, -1] }, 1] }, '/>/0/round/1'],
    ['eleven places', { '>': [{ round: [a, 11] }, 1] }, '/>/0/round/1'],
    ['half a place', { '>': [{ round: [a, 0.5] }, 1] }, '/>/0/round/1'],
    ['places in words', { '>': [{ round: [a, '2'] }, 1] }, '/>/0/round/1'],
    ['the length of a text that is written down', { '>': [{ length: 'a' }, 1] }, '/>/0/length'],
    ['a choice of one', { '>': [{ if: [sums, 1] }, 1] }, '/>/0/if'],
    ['a choice that hangs on a value', { '>': [{ if: [1, 1, 2] }, 1] }, '/>/0/if/0'],
    ['a year of two', { '>': [{ year: [a, a] }, 1] }, '/>/0/year'],
    ['days from one day alone', { '>': [{ 'days-between': [a] }, 1] }, '/>/0/days-between'],
    ['a part of three less', { '>': [{ '-': [a, 1, 2] }, 1] }, '/>/0/-'],
  ])('refuses %s, and says where', (_what, json, pointer) => {
    expect(parseCondition(json)).toMatchObject({ ok: false, problems: [{ code: 'condition.wrong-shape', pointer }] });
  });

  it.each<[string, unknown]>([
    ['the least and the most places', { '>': [{ round: [{ round: [a, 0] }, 10] }, 1] }],
    ['a path of two hundred characters', { filled: { var: 'a'.repeat(200) } }],
    ['every kind of value', { in: [a, ['b', 1, true, null]] }],
    ['sums of as many as one likes', { '>': [{ '+': [1, 2, { '*': [3, 4, 5] }] }, { '+': [] }] }],
    ['rows with a condition and without', { '>': [{ sum: [a, 1, sums] }, { max: [a, { var: 'row.b' }] }] }],
    ['rows counted with a condition and without', { '>': [{ count: [a, sums] }, { count: [a] }] }],
    ['days', { within: [{ 'add-days': [a, 1] }, { 'add-workdays': [a, 1] }, a] }],
    ['numbers of days', { '<': [{ 'workdays-between': [a, a] }, { '-': [{ '/': [{ year: a }, 2] }, { abs: { min: [a, 1] } }] }] }],
  ])('accepts %s', (_what, json) => expect(parseCondition(json)).toEqual({ ok: true, condition: json }));

  it('says each fault in words', () => {
    const messages = (json: unknown): readonly string[] => {
      const parsed = parseCondition(json);
      return parsed.ok ? [] : parsed.problems.map(({ message }) => message);
    };
    expect(messages({ and: [{ matches: 1 }, {}, { filled: 1 }, { '==': [[], 1] }] })).toEqual([
      '没有“matches”这个运算符',
      '条件只能有一个运算符',
      '变量写法不对',
      '只能写文字、数字、是否或空值',
    ]);
    expect(messages({ and: [{ '==': [{ power: 2 }, { abs: 1, year: 1 }] }, { in: [1, 2] }, { not: { '<': [1] } }, { within: [] }] })).toEqual([
      '没有“power”这个运算符',
      '比较项写法不对',
      '这里应为列表',
      '这里应有2项',
      '这里应有3项',
    ]);
    expect(messages({ or: [{ '==': [{ round: [1, 11] }, 1] }, { distinct: [a, 'b.c'] }] })).toEqual(['小数位数应为0到10', '列名写法不对']);
    expect([messages({ ['x'.repeat(41)]: 1 }), messages({ '==': [{ ['y'.repeat(41)]: 1 }, 1] })]).toEqual([
      [`没有“${'x'.repeat(40)}”这个运算符`],
      [`没有“${'y'.repeat(40)}”这个运算符`],
    ]);
    expect([messages(nested(33)), messages({ '==': [within(32), 1] })]).toEqual([['条件层次不能超过32层'], ['条件层次不能超过32层']]);
    expect(messages({ and: Array.from({ length: 1_001 }, () => sums) })).toEqual(['列表不能超过1000项']);
  });

  it('accepts a thousand parts and refuses one more', () => {
    const parts = (n: number): unknown => ({ and: Array.from({ length: n }, () => sums) });
    expect([codesOf(parts(1_000)), codesOf(parts(1_001))]).toEqual([[], ['condition.too-long']]);
  });

  const within = (levels: number): unknown => (levels === 1 ? { var: 'a' } : { abs: within(levels - 1) });
  it('counts the levels of values with those of conditions', () => {
    expect(codesOf({ '==': [within(31), 1] })).toEqual([]);
    expect(codesOf({ '==': [within(32), 1] })).toEqual(['condition.too-deep']);
    expect(parseOperand(within(32))).toEqual({ ok: true, operand: within(32) });
    expect(parseOperand(within(33))).toMatchObject({ ok: false, problems: [{ code: 'condition.too-deep', pointer: '/abs'.repeat(32) }] });
  });

  const nested = (levels: number): unknown => (levels === 1 ? { and: [] } : { not: nested(levels - 1) });
  it('accepts 32 levels', () => expect(codesOf(nested(32))).toEqual([]));
  it('refuses 33 levels', () => expect(codesOf(nested(33))).toEqual(['condition.too-deep']));

  it('points at the fault', () => {
    const parsed = parseCondition({ and: [{ not: { filled: {} } }] });
    expect(parsed).toMatchObject({ ok: false, problems: [{ pointer: '/and/0/not/filled' }] });
  });

  it('throws on nothing', () => fc.assert(fc.property(fc.anything(), (json) => expect(typeof parseCondition(json).ok).toBe('boolean'))));
});

const urgentRows = { and: [{ '==': [{ var: 'kind' }, '甲'] as const }, { some: [{ var: 'rows' }, { empty: { var: 'row.measure' } }] as const }] };

describe('reading a condition', () => {
  it('names each path once, rows by their table', () => {
    expect(variablesOf({ or: [urgentRows, urgentRows, { filled: { var: 'row.x' } }] })).toEqual(['kind', 'rows', 'rows.measure', 'row.x']);
  });

  it('names what each kind of condition and value reads', () => {
    const [b, row] = [{ var: 'b' }, { var: 'row.c' }];
    expect(variablesOf({ and: [{ not: { filled: { var: 'd' } } }, { in: [b, ['x']] }, { empty: { var: 'e' } }] })).toEqual(['d', 'b', 'e']);
    expect(variablesOf({ none: [{ var: 'rows' }, { every: [{ var: 'row.of' }, { filled: { var: 'row' } }] }] })).toEqual(['rows', 'rows.of', 'row.of']);
    expect(variablesOf({ within: [{ length: b }, { abs: { var: 'f' } }, 'g'] })).toEqual(['b', 'f']);
    expect(variablesOf({ '>': [{ count: [{ var: 'rows' }, { filled: row }] }, { count: [{ var: 'others' }] }] })).toEqual(['rows', 'rows.c', 'others']);
    expect(variablesOf({ '>': [{ average: [{ var: 'rows' }, row] }, { '+': [{ min: [{ var: 'rows' }, row, { filled: { var: 'row.d' } }] }, 1] }] })).toEqual([
      'rows',
      'rows.c',
      'rows.d',
    ]);
    expect(variablesOf({ '>': [{ max: [{ var: 'rows' }, b] }, null] })).toEqual(['rows', 'b']);
    expect(variablesOf({ filled: { var: 'rowing' } })).toEqual(['rowing']);
    expect(variablesOf({ not: { some: [{ var: 'rows' }, { empty: row }] } })).toEqual(['rows', 'rows.c']);
    expect(variablesOf({ some: [{ var: 'rows' }, { filled: { var: 'rowing.x' } }] })).toEqual(['rows', 'rowing.x']);
    expect(variablesOf({ distinct: [{ var: 'rows' }, 'c'] })).toEqual(['rows', 'rows.c']);
  });

  it('names the column a repetition is looked for in', () => expect(variablesOf({ distinct: [{ var: 'rows' }, 'text'] })).toEqual(['rows', 'rows.text']));

  it('prints as a Chinese sentence', () => {
    expect(printCondition(urgentRows, { kind: '类别', rows: '问题', 'rows.measure': '措施' })).toBe('“类别”是“甲”，且“问题”中至少有一行“措施”未填写');
  });

  it('prints counts and lengths', () => {
    expect(printCondition({ '>=': [{ count: [{ var: 'rows' }] }, 3] }, { rows: '问题' })).toBe('“问题”的行数不少于3');
    expect(printCondition({ not: { '<': [{ length: { var: 'text' } }, 6] } }, {})).toBe('并非（“text”的字数小于6）');
  });
});
