import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { parseCondition } from './parse-condition.js';
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

  it('names the column a repetition is looked for in', () => expect(variablesOf({ distinct: [{ var: 'rows' }, 'text'] })).toEqual(['rows', 'rows.text']));

  it('prints as a Chinese sentence', () => {
    expect(printCondition(urgentRows, { kind: '类别', rows: '问题', 'rows.measure': '措施' })).toBe('“类别”是“甲”，且“问题”中至少有一行“措施”未填写');
  });

  it('prints counts and lengths', () => {
    expect(printCondition({ '>=': [{ count: [{ var: 'rows' }] }, 3] }, { rows: '问题' })).toBe('“问题”的行数不少于3');
    expect(printCondition({ not: { '<': [{ length: { var: 'text' } }, 6] } }, {})).toBe('并非（“text”的字数小于6）');
  });
});
