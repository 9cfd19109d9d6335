import { describe, expect, it } from '@jest/globals';
import type { Condition, Operand } from './condition.js';
import { printCondition, printKnowing, printOperand } from './print-condition.js';

const v = (path: string) => ({ var: path });
const labels = { a: '预算', b: '支出', from: '开始', to: '结束', rows: '明细', 'rows.price': '单价', 'rows.what': '项目', 'rows.due': '期限' };
const [price, what, rows] = [v('row.price'), v('row.what'), v('rows')];

describe('a condition in words', () => {
  it.each<[Condition, string]>([
    [{ '==': [v('a'), 3] }, '“预算”是3'],
    [{ '!=': [v('a'), '甲'] }, '“预算”不是“甲”'],
    [{ '<': [v('a'), 3] }, '“预算”小于3'],
    [{ '<=': [v('a'), 3] }, '“预算”不超过3'],
    [{ '>': [v('a'), 3] }, '“预算”大于3'],
    [{ '>=': [v('a'), 3] }, '“预算”不少于3'],
    [{ contains: [v('a'), '元'] }, '“预算”包含“元”'],
    [{ starts: [v('a'), '元'] }, '“预算”开头是“元”'],
    [{ within: [v('a'), 1, v('b')] }, '“预算”在1与“支出”之间'],
    [{ in: [v('a'), ['甲', 2, true, null]] }, '“预算”是“甲”、2、“是”、空之一'],
    [{ '==': [v('a'), true] }, '“预算”是“是”'],
    [{ '==': [v('a'), false] }, '“预算”是“否”'],
    [{ '!=': [null, v('a')] }, '空不是“预算”'],
    [{ filled: v('a') }, '“预算”已填写'],
    [{ empty: v('a') }, '“预算”未填写'],
    [{ not: { filled: v('a') } }, '并非（“预算”已填写）'],
    [{ workday: v('from') }, '“开始”是工作日'],
    [{ not: { workday: v('from') } }, '“开始”不是工作日'],
    [{ some: [rows, { '>': [price, 3] }] }, '“明细”中至少有一行“单价”大于3'],
    [{ every: [rows, { filled: what }] }, '“明细”的每一行“项目”已填写'],
    [{ none: [rows, { empty: what }] }, '“明细”中没有一行“项目”未填写'],
    [{ distinct: [rows, 'what'] }, '“明细”各行的“项目”互不相同'],
    [{ distinct: [rows, 'other'] }, '“明细”各行的“rows.other”互不相同'],
    [{ and: [{ filled: v('a') }, { filled: v('b') }] }, '“预算”已填写，且“支出”已填写'],
    [{ or: [{ filled: v('a') }, { filled: v('b') }] }, '“预算”已填写，或“支出”已填写'],
    [{ or: [{ filled: v('a') }, { and: [{ empty: v('a') }, { filled: v('b') }] }] }, '“预算”已填写，或（“预算”未填写，且“支出”已填写）'],
    [{ and: [{ filled: v('a') }, { or: [{ empty: v('a') }, { filled: v('b') }] }] }, '“预算”已填写，且（“预算”未填写，或“支出”已填写）'],
    [{ and: [] }, '总是'],
    [{ or: [] }, '从不'],
    [{ filled: v('toString') }, '“toString”已填写'],
    [{ filled: v('row.price') }, '“row.price”已填写'],
  ])('%j', (condition, words) => expect(printCondition(condition, labels)).toBe(words));
});

describe('a value in words', () => {
  it.each<[Operand, string]>([
    [{ length: v('a') }, '“预算”的字数'],
    [{ count: [rows] }, '“明细”的行数'],
    [{ count: [rows, { filled: what }] }, '“明细”中“项目”已填写的行数'],
    [{ '+': [v('a'), v('b'), 1] }, '“预算” + “支出” + 1'],
    [{ '+': [v('a'), null] }, '“预算” + 空'],
    [{ '-': [v('a'), { '-': [v('b'), 1] }] }, '“预算” − （“支出” − 1）'],
    [{ '*': [{ '+': [v('a'), 1] }, { '*': [v('b'), 2] }] }, '（“预算” + 1） × （“支出” × 2）'],
    [{ '/': [{ '/': [v('a'), 3] }, 2] }, '（“预算” ÷ 3） ÷ 2'],
    [{ '+': [{ abs: v('a') }, 1] }, '“预算”的绝对值 + 1'],
    [{ round: [v('a'), 2] }, '“预算”（保留2位小数）'],
    [{ round: [v('a'), 0] }, '“预算”（四舍五入取整）'],
    [{ sum: [rows, price] }, '“明细”各行“单价”之和'],
    [{ sum: [rows, { '-': [price, 1] }] }, '“明细”各行（“单价” − 1）之和'],
    [{ average: [rows, price] }, '“明细”各行“单价”的平均值'],
    [{ min: [rows, price] }, '“明细”各行“单价”的最小值'],
    [{ max: [rows, price, { filled: what }] }, '“明细”中“项目”已填写的各行“单价”的最大值'],
    [{ if: [{ filled: v('a') }, v('a'), '无'] }, '（若“预算”已填写则为“预算”，否则为“无”）'],
    [{ year: v('from') }, '“开始”的年份'],
    [{ 'days-between': [v('from'), v('to')] }, '从“开始”到“结束”的天数'],
    [{ 'workdays-between': [v('from'), v('to')] }, '从“开始”到“结束”的工作日数'],
    [{ 'add-days': [v('from'), 3] }, '“开始”之后第3天'],
    [{ 'add-days': [v('from'), -3] }, '“开始”之前第3天'],
    [{ 'add-days': [v('from'), 0] }, '“开始”之后第0天'],
    [{ 'add-days': [v('from'), v('a')] }, '“开始”之后第“预算”天'],
    [{ 'add-workdays': [v('from'), -1] }, '“开始”之前第1个工作日'],
  ])('%j', (value, words) => expect(printOperand(value, labels)).toBe(words));

  it('in a row is named by its table', () => expect(printOperand({ '*': [price, v('a')] }, labels, 'rows')).toBe('“单价” × “预算”'));
});

describe('days in words', () => {
  it.each<[string, Condition, string]>([
    ['earlier than a day', { '<': [v('from'), '2018-10-31'] }, '“开始”早于“2018-10-31”'],
    ['a day that is earlier', { '<': ['2018-10-31', v('from')] }, '“2018-10-31”早于“开始”'],
    ['not later', { '<=': [v('from'), '2018-10-31'] }, '“开始”不晚于“2018-10-31”'],
    ['later', { '>': [v('from'), '2018-10-31'] }, '“开始”晚于“2018-10-31”'],
    ['not earlier', { '>=': [v('from'), '2018-10-31'] }, '“开始”不早于“2018-10-31”'],
    ['the same day', { '==': [v('from'), '2018-10-31'] }, '“开始”是“2018-10-31”'],
    ['a text that is no day', { '<': [v('from'), '十月'] }, '“开始”小于“十月”'],
    [
      'a day that hangs on something',
      { '>': [v('from'), { if: [{ filled: v('a') }, '2018-10-31', v('to')] }] },
      '“开始”晚于（若“预算”已填写则为“2018-10-31”，否则为“结束”）',
    ],
    [
      'a day that hangs on the opposite',
      { '>': [v('from'), { if: [{ filled: v('a') }, v('to'), '2018-10-31'] }] },
      '“开始”晚于（若“预算”已填写则为“结束”，否则为“2018-10-31”）',
    ],
    ['some days later', { '<': [v('from'), { 'add-days': [v('to'), 1] }] }, '“开始”早于“结束”之后第1天'],
    ['some working days later', { '<': [{ 'add-workdays': [v('to'), 1] }, v('from')] }, '“结束”之后第1个工作日早于“开始”'],
    ['a number of days', { '<': [{ 'days-between': [v('from'), v('to')] }, 3] }, '从“开始”到“结束”的天数小于3'],
    [
      'the first day of some rows, some days later',
      { '<': [{ min: [rows, { 'add-days': [v('row.due'), 1] }] }, v('a')] },
      '“明细”各行“期限”之后第1天的最小值早于“预算”',
    ],
  ])('%s', (_what, condition, words) => expect(printCondition(condition, labels)).toBe(words));

  const holdsDay = (path: string): boolean => ['from', 'to', 'rows.due'].includes(path);
  it.each<[string, Condition, string]>([
    ['of two fields', { '<': [v('from'), v('to')] }, '“开始”早于“结束”'],
    ['of a number', { '<': [v('a'), v('b')] }, '“预算”小于“支出”'],
    ['of a column', { some: [rows, { '>=': [v('row.due'), v('a')] }] }, '“明细”中至少有一行“期限”不早于“预算”'],
    ['the first of all rows', { '<': [{ min: [rows, v('row.due')] }, v('a')] }, '“明细”各行“期限”的最小值早于“预算”'],
    ['the last of all rows', { '<=': [{ max: [rows, v('row.due')] }, v('a')] }, '“明细”各行“期限”的最大值不晚于“预算”'],
    ['the dearest of all rows', { '<': [{ max: [rows, price] }, v('a')] }, '“明细”各行“单价”的最大值小于“预算”'],
  ])('as the form knows them: %s', (_what, condition, words) => expect(printKnowing(condition, { labels, holdsDay })).toBe(words));

  it('as the form knows them, in a row', () => {
    expect(printKnowing({ '>': [v('row.due'), v('a')] }, { labels, holdsDay, table: 'rows' })).toBe('“期限”晚于“预算”');
  });
});
