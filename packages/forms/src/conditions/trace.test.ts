import { describe, expect, it } from '@jest/globals';
import { BudgetExceeded } from './budget.js';
import type { Condition, Reading } from './condition.js';
import { because, trace } from './trace.js';
import { calendarOfYears } from './work-years.js';

const v = (path: string) => ({ var: path });
const labels = {
  rows: '问题',
  'rows.measure': '措施',
  'rows.cost': '费用',
  kind: '类别',
  total: '合计',
  note: '说明',
  open: '公开',
  day: '日期',
  means: '方式',
};
const data: Reading = {
  kind: 'now',
  total: 12,
  note: '  ',
  open: false,
  day: '2018-10-20',
  means: ['look', 'ask'],
  rows: [
    { measure: '换灯', cost: 5 },
    { measure: '', cost: 9 },
    { measure: '修门', cost: 30 },
  ],
};
const why = (condition: Condition, reading = data): string => because(condition, reading, { labels });
const [measure, cost, rows] = [v('row.measure'), v('row.cost'), v('rows')];

describe('the reason of a condition', () => {
  it.each<[string, Condition, string]>([
    ['a number', { '>': [v('total'), 20] }, '因为“合计”为12'],
    ['a text', { '==': [v('kind'), 'soon'] }, '因为“类别”为“now”'],
    ['what is set against nothing', { '==': [v('kind'), null] }, '因为“类别”为“now”'],
    ['a no', { '==': [v('open'), true] }, '因为“公开”为“否”'],
    ['blanks alone', { '==': [v('note'), 'x'] }, '因为“说明”为空'],
    ['a list that is there', { contains: [v('means'), 'look'] }, '因为“方式”已填写'],
    ['that it is there', { filled: v('total') }, '因为“合计”为12'],
    ['that it is not there', { empty: v('note') }, '因为“说明”为空'],
    ['one of several', { in: [v('kind'), ['a', 'b']] }, '因为“类别”为“now”'],
    ['both sides', { '!=': [v('total'), v('kind')] }, '因为“合计”为12，“类别”为“now”'],
    ['only the side that is open', { '<': [v('total'), v('note')] }, '因为“说明”为空'],
    ['both sides where neither is open and no order is', { '<': [v('total'), v('kind')] }, '因为“合计”为12，“类别”为“now”'],
    ['a value between two others', { within: [v('total'), 1, 20] }, '因为“合计”为12'],
    ['the opposite', { not: { '>': [v('total'), 20] } }, '因为“合计”为12'],
    ['the one that is false of both', { and: [{ filled: v('total') }, { filled: v('note') }] }, '因为“说明”为空'],
    ['both that are true', { and: [{ filled: v('total') }, { filled: v('kind') }] }, '因为“合计”为12，“类别”为“now”'],
    ['the one that is true of two', { or: [{ filled: v('note') }, { filled: v('kind') }] }, '因为“类别”为“now”'],
    ['all that are false', { or: [{ filled: v('note') }, { '>': [v('total'), 20] }] }, '因为“说明”为空，“合计”为12'],
    ['nothing where nothing is asked', { '==': [1, 1] }, ''],
    ['nothing of none', { and: [] }, ''],
    ['the same only once', { and: [{ filled: v('total') }, { '>': [v('total'), 1] }] }, '因为“合计”为12'],
    ['three in full', { and: [{ filled: v('total') }, { filled: v('kind') }, { filled: v('open') }] }, '因为“合计”为12，“类别”为“now”，“公开”为“否”'],
    [
      'the first three of four',
      { and: [{ filled: v('total') }, { filled: v('kind') }, { filled: v('open') }, { filled: v('day') }] },
      '因为“合计”为12，“类别”为“now”，“公开”为“否”等4处',
    ],
  ])('names %s', (_what, condition, words) => expect(why(condition)).toBe(words));

  it.each<[string, Condition, string]>([
    ['the rows that are not so', { every: [rows, { filled: measure }] }, '因为第2行“措施”为空'],
    ['all rows where every one is so', { every: [rows, { '>': [cost, 1] }] }, '因为第1行“费用”为5，第2行“费用”为9，第3行“费用”为30'],
    ['all rows where not one is so', { some: [rows, { '>': [cost, 99] }] }, '因为第1行“费用”为5，第2行“费用”为9，第3行“费用”为30'],
    ['the row that should not be there', { none: [rows, { '>': [cost, 20] }] }, '因为第3行“费用”为30'],
    ['all rows where none is', { none: [rows, { '>': [cost, 99] }] }, '因为第1行“费用”为5，第2行“费用”为9，第3行“费用”为30'],
    ['the row that leaves it open', { none: [rows, { '==': [measure, '无'] }] }, '因为第2行“措施”为空'],
    ['that there is none', { every: [v('nothing'), { filled: measure }] }, '因为“nothing”没有一行'],
    ['that rows differ', { distinct: [rows, 'cost'] }, '因为“问题”各行的“费用”互不相同'],
  ])('names %s', (_what, condition, words) => expect(why(condition)).toBe(words));

  it('names both rows that say the same', () => {
    expect(why({ distinct: [rows, 'cost'] }, { rows: [{ cost: 5 }, { cost: 9 }, { cost: 5 }] })).toBe('因为第1行与第3行“费用”相同');
  });

  it('knows rows by their number, and what is outside of rows by none', () => {
    expect(trace({ and: [{ some: [rows, { empty: measure }] }, { filled: v('total') }] }, data, { labels })).toStrictEqual({
      truth: 'true',
      reasons: [{ row: 1, words: '“措施”为空' }, { words: '“合计”为12' }],
    });
  });

  it('names twenty rows and no more', () => {
    const many = (n: number): Reading => ({ rows: Array.from({ length: n }, () => ({ cost: 1 })) });
    const named = (condition: Condition, n: number): number => trace(condition, many(n)).reasons.length;
    expect([19, 20, 21].map((n) => named({ every: [rows, { '>': [cost, 0] }] }, n))).toEqual([19, 20, 20]);
    expect([20, 21, 22].map((n) => named({ distinct: [rows, 'cost'] }, n))).toEqual([19, 20, 20]);
  });

  it('shortens a long text behind its thirtieth character', () => {
    const saidOf = (note: string): string => why({ filled: v('note') }, { note });
    expect(saidOf('字'.repeat(30))).toBe(`因为“说明”为“${'字'.repeat(30)}”`);
    expect(saidOf('字'.repeat(31))).toBe(`因为“说明”为“${'字'.repeat(30)}…”`);
  });

  it('shows values as it is told to: by a word, as being there, or as they are', () => {
    const shown = (path: string): string | null | undefined => ({ 'rows.cost': '九元', total: null })[path];
    const told = (condition: Condition): string => because(condition, data, { labels, shown });
    expect(told({ filled: v('total') })).toBe('因为“合计”已填写');
    expect(told({ filled: v('kind') })).toBe('因为“类别”为“now”');
    expect(because({ filled: v('row.own') }, { row: { own: 1 } }, { shown: (path) => path })).toBe('因为“row.own”为“row.own”');
    expect(told({ some: [rows, { '==': [cost, 9] }] })).toBe('因为第2行“费用”为“九元”');
  });
});

describe('the reason of what is worked out', () => {
  const calendar = calendarOfYears({ 2018: { version: 1, off: [], on: [] } });
  it.each<[string, Condition, string]>([
    ['its value', { '>': [{ '+': [v('total'), 0.5] }, 20] }, '因为“合计” + 0.5为12.5'],
    ['a text it is', { '==': [{ if: [{ filled: v('note') }, '有', '无'] }, '有'] }, '因为（若“说明”已填写则为“有”，否则为“无”）为“无”'],
    ['a yes it is', { '==': [{ if: [{ filled: v('total') }, true, false] }, false] }, '因为（若“合计”已填写则为“是”，否则为“否”）为“是”'],
    ['what it lacks', { '>': [{ '+': [v('total'), v('note'), v('missing')] }, 20] }, '因为“说明”为空，“missing”为空'],
    ['that it cannot be worked out from nothing', { '>': [{ '+': [v('total'), null] }, 20] }, '因为“合计” + 空算不出来'],
    ['that it cannot be worked out', { '>': [{ '/': [v('total'), 0] }, 20] }, '因为“合计” ÷ 0算不出来'],
    [
      'a year nobody has announced',
      { '>': [{ 'workdays-between': [v('day'), '2019-01-05'] }, 3] },
      '因为从“日期”到“2019-01-05”的工作日数算不出来（2019年的放假安排还没有公布）',
    ],
    ['a day that is worked', { workday: '2018-10-19' }, ''],
    ['a day that is none', { workday: v('day') }, '因为“日期”为“2018-10-20”，不是工作日'],
    ['a working day', { workday: { 'add-days': [v('day'), 2] } }, '因为“日期”之后第2天为“2018-10-22”，是工作日'],
    ['no day at all', { workday: v('kind') }, '因为“类别”为“now”'],
  ])('names %s', (_what, condition, words) => expect(because(condition, data, { labels, calendar })).toBe(words));

  it('says nothing of a calendar where there is none', () => {
    expect(why({ '>': [{ 'workdays-between': [v('day'), '2019-01-05'] }, 3] })).toBe('因为从“日期”到“2019-01-05”的工作日数算不出来');
    expect(why({ workday: v('day') })).toBe('因为“日期”为“2018-10-20”');
  });
});

it('a reason is looked for in twice the steps of the answer, and no more', () => {
  const condition: Condition = { every: [rows, { filled: measure }] };
  const steps = (n: number) => () => trace(condition, data, { steps: n });
  expect(steps(3)().truth).toBe('false');
  expect(steps(2)).toThrow(BudgetExceeded);
  const many: Reading = { rows: Array.from({ length: 10_000 }, () => ({ measure: '换灯' })) };
  expect(trace(condition, many).reasons.length).toBe(20);
  expect(() => trace({ and: [condition, condition] }, many)).toThrow(BudgetExceeded);
});
