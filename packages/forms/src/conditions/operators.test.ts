import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import type { Calendar } from './calendar.js';
import type { Condition, Operand, Reading } from './condition.js';
import { calculate, evaluate } from './evaluate.js';
import { fromJsonLogic, toJsonLogic } from './json-logic.js';
import { parseCondition, parseOperand } from './parse-condition.js';
import { printCondition, printOperand } from './print-condition.js';
import { withCalendar } from './reading.js';
import { because, trace } from './trace.js';
import { variablesOf, variablesOfOperand } from './variables-of.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

const reading: Reading = {
  a: 0.1,
  b: 0.2,
  third: 1,
  three: 3,
  note: '整改完成',
  means: ['look', 'ask'],
  from: '2018-10-01',
  to: '2018-10-31',
  none: null,
  smile: '😀字',
  blanks: ' \u200B ',
  empty: [],
  odd: [{ a: 'x' }, ['x'], null, 3, false],
  same: [{ x: 3 }, { x: 4 }, { x: 3 }],
  zero: 0,
  endless: Number.POSITIVE_INFINITY,
  days: [{ at: '2018-10-02' }, { at: '2018-10-12' }, { at: '2018-09-30' }],
  mixed: [{ x: 1 }, { x: 'a' }],
  open: [{ x: true }, { x: false }],
  rows: [
    { what: '灯', price: 0.1, count: 3 },
    { what: '门', price: 35.5, count: 2 },
    { what: '窗', price: null, count: 1 },
  ],
};
const v = (path: string) => ({ var: path });
/** Weekends and one week of holidays. */
const calendar: Calendar = {
  isWorkday: (day) =>
    !(day >= '2018-10-01' && day <= '2018-10-07') && !['2018-10-13', '2018-10-14', '2018-10-20', '2018-10-21', '2018-10-27', '2018-10-28'].includes(day),
};

describe('what is worked out', () => {
  it.each<[string, Operand, unknown]>([
    ['adds decimals exactly', { '+': [v('a'), v('b')] }, 0.3],
    ['takes away exactly', { '-': [0.3, v('a')] }, 0.2],
    ['multiplies exactly', { '*': [1.1, 1.1, 1.1] }, 1.331],
    ['divides to twenty places, more than a number shows', { '*': [{ '/': [v('third'), v('three')] }, 3] }, 1],
    ['divides by nothing to nothing', { '/': [v('third'), 0] }, undefined],
    ['rounds half up', { round: [2.345, 2] }, 2.35],
    ['rounds below zero away from it', { round: [-2.345, 2] }, -2.35],
    ['takes signs away', { abs: { '-': [v('a'), v('b')] } }, 0.1],
    ['sums a column, empty cells left out', { sum: [v('rows'), v('row.price')] }, 35.6],
    ['sums what is worked out in each row', { sum: [v('rows'), { '*': [v('row.price'), v('row.count')] }] }, 71.3],
    ['sums the rows it is asked for', { sum: [v('rows'), v('row.count'), { '>': [v('row.price'), 1] }] }, 2],
    ['sums nothing to nothing', { sum: [v('none'), v('row.count')] }, 0],
    ['has no average of nothing', { average: [v('none'), v('row.count')] }, undefined],
    ['has an average', { average: [v('rows'), v('row.count')] }, 2],
    ['finds the least', { min: [v('rows'), v('row.price')] }, 0.1],
    ['finds the most', { max: [v('rows'), v('row.count')] }, 3],
    ['leaves a sum of texts open', { sum: [v('rows'), v('row.what')] }, undefined],
    ['counts what is chosen', { count: [v('means')] }, 2],
    ['counts days', { 'days-between': [v('from'), v('to')] }, 30],
    ['counts them back', { 'days-between': [v('to'), v('from')] }, -30],
    ['adds days over the end of a leap February', { 'add-days': ['2016-02-28', 2] }, '2016-03-01'],
    ['takes days away over a new year', { 'add-days': ['2019-01-01', -1] }, '2018-12-31'],
    ['counts working days', { 'workdays-between': [v('from'), v('to')] }, 18],
    ['finds a working day', { 'add-workdays': [v('from'), 3] }, '2018-10-10'],
    ['knows the year of a day', { year: v('from') }, 2018],
    ['chooses', { if: [{ '>': [v('a'), 1] }, '多', '少'] }, '少'],
    ['is open while something is empty', { '+': [v('a'), v('none')] }, undefined],
    ['does not add a text', { '+': [v('a'), '1'] }, undefined],
    ['adds nothing to nothing', { '+': [] }, undefined],
    ['is what is added alone', { '+': [v('a')] }, 0.1],
    ['takes away in order', { '-': [1, 3] }, -2],
    ['divides in order', { '/': [1, 4] }, 0.25],
    ['rounds less than half down', { round: [2.344, 2] }, 2.34],
    ['rounds to whole numbers', { round: [2.5, 0] }, 3],
    ['leaves what has fewer places', { round: [2.5, 2] }, 2.5],
    ['rounds no text', { round: ['2.5', 0] }, undefined],
    ['leaves what has no sign', { abs: 3 }, 3],
    ['takes the sign away of no text', { abs: v('note') }, undefined],
    ['has no sign of nothing', { abs: 0 }, 0],
    ['has no least of nothing', { min: [v('no-rows'), v('row.price')] }, undefined],
    ['has no most of nothing', { max: [v('no-rows'), v('row.price')] }, undefined],
    ['has no least of empty cells', { min: [v('rows'), v('row.nothing')] }, undefined],
    ['has no average of empty cells', { average: [v('rows'), v('row.nothing')] }, undefined],
    ['sums empty cells to nothing', { sum: [v('rows'), v('row.nothing')] }, 0],
    ['finds the least of negative ones', { min: [v('rows'), { '-': [0, v('row.count')] }] }, -3],
    ['finds the most of negative ones', { max: [v('rows'), { '-': [0, v('row.count')] }] }, -1],
    ['finds the last of days', { max: [v('days'), v('row.at')] }, '2018-10-12'],
    ['finds the first of days', { min: [v('days'), v('row.at')] }, '2018-09-30'],
    ['finds no most among texts and numbers', { max: [v('mixed'), v('row.x')] }, undefined],
    ['finds no most of yes and no', { max: [v('open'), v('row.x')] }, undefined],
    ['averages the rows it is asked for', { average: [v('rows'), v('row.count'), { filled: v('row.price') }] }, 2.5],
    ['has no average of rows nobody asks for', { average: [v('rows'), v('row.count'), { empty: v('row.what') }] }, undefined],
    ['has no average of texts', { average: [v('rows'), v('row.what')] }, undefined],
    ['sums nothing of what is no table', { sum: [v('note'), v('row.count')] }, undefined],
    ['finds nothing in what is no table', { min: [v('note'), v('row.count')] }, undefined],
    ['counts no rows of no table', { count: [v('none')] }, 0],
    ['counts nothing of what is no table', { count: [v('note')] }, undefined],
    ['counts the rows that are so alone', { count: [v('rows'), { '>=': [v('row.count'), 2] }] }, 2],
    ['does not count a row that is open', { count: [v('rows'), { '<': [v('row.price'), 99] }] }, 2],
    ['counts characters of two halves as one', { length: v('smile') }, 2],
    ['counts no characters of a number', { length: v('third') }, undefined],
    ['counts no characters of blanks', { length: v('blanks') }, undefined],
    ['counts no days from what is no day', { 'days-between': ['2018-02-30', v('to')] }, undefined],
    ['counts no days to what is no day', { 'days-between': [v('from'), v('note')] }, undefined],
    ['counts no days to a number', { 'days-between': [v('from'), 3] }, undefined],
    ['counts days whatever the time of day', { 'days-between': ['2018-10-01T23:59', '2018-10-02T00:00'] }, 1],
    ['counts no days from what only begins like one', { 'days-between': ['2018-10-01 一', v('to')] }, undefined],
    ['counts none from a day to itself', { 'days-between': [v('from'), v('from')] }, 0],
    ['adds no half days', { 'add-days': [v('from'), 0.5] }, undefined],
    ['adds days that were worked out', { 'add-days': [v('from'), { '+': [1, 1] }] }, '2018-10-03'],
    ['adds no text', { 'add-days': [v('from'), '1'] }, undefined],
    ['adds to no number', { 'add-days': [3, 1] }, undefined],
    ['adds to no day', { 'add-days': ['2018-13-01', 1] }, undefined],
    ['adds no day behind the last year', { 'add-days': ['9999-12-31', 1] }, undefined],
    ['takes none away before the first', { 'add-days': ['0001-01-01', -1] }, undefined],
    ['comes to the last day there is', { 'add-days': ['9999-12-30', 1] }, '9999-12-31'],
    ['comes to the first day there is', { 'add-days': ['0001-01-02', -1] }, '0001-01-01'],
    ['adds as many days as there are between them', { 'add-days': ['1000-01-01', 400_000] }, '2095-03-01'],
    ['adds no more', { 'add-days': ['1000-01-01', 400_001] }, undefined],
    ['counts no working days from what is no day', { 'workdays-between': [v('note'), v('to')] }, undefined],
    ['counts no working days to what is no day', { 'workdays-between': [v('from'), v('note')] }, undefined],
    ['counts working days back', { 'workdays-between': [v('to'), v('from')] }, -18],
    ['counts no working day over a week of holidays', { 'workdays-between': ['2018-10-01', '2018-10-07'] }, 0],
    ['counts none back over them either', { 'workdays-between': ['2018-10-07', '2018-10-01'] }, 0],
    ['counts working days of ten years', { 'workdays-between': ['2018-11-01', '2028-12-18'] }, 3_700],
    ['counts none of more', { 'workdays-between': ['2018-11-01', '2028-12-19'] }, undefined],
    ['is the same day no working days later', { 'add-workdays': ['2018-10-06', 0] }, '2018-10-06'],
    ['finds a working day before', { 'add-workdays': ['2018-10-08', -1] }, '2018-09-30'],
    ['finds the next working day from a free one', { 'add-workdays': ['2018-10-03', 1] }, '2018-10-08'],
    ['finds no half working day', { 'add-workdays': [v('from'), 0.5] }, undefined],
    ['finds no working day of no day', { 'add-workdays': [v('note'), 1] }, undefined],
    ['knows the year of a month', { year: '2018-10' }, 2018],
    ['knows no year of a number', { year: 2018 }, undefined],
    ['knows no year of a text', { year: '2018一' }, undefined],
    ['knows no year where more stands before it', { year: '12018-10-01' }, undefined],
    ['knows no year of a year alone', { year: '2018' }, undefined],
    ['knows no year of a month written in three', { year: '2018-100' }, undefined],
    ['chooses the other where it is not known', { if: [{ '>': [v('none'), 1] }, '多', '少'] }, '少'],
    ['chooses the one where it is so', { if: [{ '<': [v('a'), 1] }, '少', '多'] }, '少'],
    ['is no list', v('means'), undefined],
    ['is no number without end', v('endless'), undefined],
    ['ends where no number has so many digits', { '*': Array.from({ length: 30 }, () => 999_999) }, undefined],
  ])('%s', (_title, operand, value) => {
    expect(parseOperand(operand).ok).toBe(true);
    expect(calculate(operand, reading, { calendar })).toBe(value);
  });

  it('goes by the calendar the reading brings along, unless another is given', () => {
    const always: Calendar = { isWorkday: () => true };
    const days: Operand = { 'workdays-between': [v('from'), v('to')] };
    expect([calculate(days, withCalendar(reading, calendar)), calculate(days, withCalendar(reading, calendar), { calendar: always })]).toEqual([18, 30]);
    expect(evaluate({ workday: v('from') }, withCalendar(reading, calendar))).toBe('false');
    expect(evaluate({ workday: v('three') }, withCalendar(reading, calendar))).toBe('unknown');
    expect(evaluate({ workday: '2018-02-30' }, withCalendar(reading, always))).toBe('unknown');
  });

  it('asks a calendar for each day once, however often it is counted', () => {
    const asked: string[] = [];
    const counting: Calendar = { isWorkday: (day) => asked.push(day) > 0 };
    const worked = (operand: Operand): unknown => calculate(operand, {}, { calendar: counting });
    expect(worked({ 'workdays-between': ['2018-01-01', '2018-12-31'] })).toBe(364);
    expect([asked.length, new Set(asked).size, asked.includes('2018-01-01'), asked.includes('2018-12-31')]).toEqual([364, 364, false, true]);
    expect([worked({ 'workdays-between': ['2018-12-31', '2018-01-01'] }), worked({ 'add-workdays': ['2018-01-01', 5] })]).toEqual([-364, '2018-01-06']);
    expect(asked.length).toBe(364);
  });

  it('walks no further for a working day than anybody plans', () => {
    const last = (day: string): Calendar => ({ isWorkday: (one) => one === day });
    expect(calculate({ 'add-workdays': ['2018-11-01', 1] }, {}, { calendar: last('2028-12-19') })).toBe('2028-12-19');
    expect(calculate({ 'add-workdays': ['2018-11-01', 1] }, {}, { calendar: last('2028-12-20') })).toBeUndefined();
  });

  it('leaves working days open without a calendar', () => expect(calculate({ 'workdays-between': [v('from'), v('to')] }, reading)).toBeUndefined());

  it('counts working days of any stretch one by one, and of thousands of long ones at once', () => {
    const isWorkday = (day: string): boolean => ![0, 6].includes(new Date(day).getUTCDay());
    const day = fc
      .date({ min: new Date('2016-01-01T00:00:00Z'), max: new Date('2020-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    const later = (from: string, days: number): string => new Date(Date.parse(from) + days * 86_400_000).toISOString().slice(0, 10);
    const between = (from: string, to: string): number =>
      Array.from({ length: Math.max(0, (Date.parse(to) - Date.parse(from)) / 86_400_000) }, (_, n) => later(from, n + 1)).filter(isWorkday).length;
    fc.assert(
      fc.property(day, day, (from, to) => {
        expect(calculate({ 'workdays-between': [from, to] }, {}, { calendar: { isWorkday } })).toBe(from <= to ? between(from, to) : -between(to, from) || 0);
      }),
      { numRuns: 60 },
    );
    const rows = Array.from({ length: 5_000 }, () => ({ from: '2010-01-01', to: '2019-12-31' }));
    const begun = processorMs();
    expect(
      calculate(
        { count: [v('rows'), { '>': [{ 'workdays-between': [v('row.from'), v('row.to')] }, { 'days-between': ['2018-10-01', '2018-10-02'] }] }] },
        { rows },
        { calendar: { isWorkday }, steps: 200_000 },
      ),
    ).toBe(5_000);
    expect(processorMs() - begun).toBeLessThan(3_000);
  });

  it('counts days as calendars do', () => {
    const day = fc
      .date({ min: new Date('1900-01-01T00:00:00Z'), max: new Date('2199-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(day, day, (a, b) => {
        const days = Math.round((Date.parse(b) - Date.parse(a)) / 86_400_000);
        expect(calculate({ 'days-between': [a, b] }, {})).toBe(days);
        expect(calculate({ 'add-days': [a, days] }, {})).toBe(b);
      }),
      { numRuns: 300 },
    );
  });

  it('counts cents as accountants do', () => {
    const cents = fc.integer({ min: -99_999_999, max: 99_999_999 });
    fc.assert(
      fc.property(fc.array(cents, { maxLength: 20 }), (amounts) => {
        const rows = amounts.map((amount) => ({ amount: amount / 100 }));
        expect(calculate({ '*': [{ sum: [v('rows'), v('row.amount')] }, 100] }, { rows })).toBe(amounts.reduce((sum, one) => sum + one, 0));
      }),
      { numRuns: 200 },
    );
  });
});

describe('more conditions', () => {
  it.each<[string, Condition, string]>([
    ['compares what is worked out', { '==': [{ '+': [v('a'), v('b')] }, 0.3] }, 'true'],
    ['knows a number by its worth', { '==': [{ '*': [v('three'), 0.1] }, 0.3] }, 'true'],
    ['knows a number that was worked out from another', { '==': [{ '+': [1, 1] }, 3] }, 'false'],
    ['takes no text for what was worked out', { '==': [{ '+': [1, 1] }, '2'] }, 'false'],
    ['takes what was worked out for no text', { '==': ['2', { '+': [1, 1] }] }, 'false'],
    ['takes no yes for what was worked out', { '!=': [{ '+': [1, 0] }, true] }, 'true'],
    ['finds what was worked out among numbers', { in: [{ '+': [1, 1] }, ['2', 2]] }, 'true'],
    ['does not find it among texts', { in: [{ '+': [1, 1] }, ['2', null]] }, 'false'],
    ['has no order of yes and no', { '<': [false, true] }, 'unknown'],
    ['has no order of a text and what was worked out', { '<': [{ '+': [1, 1] }, '3'] }, 'unknown'],
    ['orders what was worked out', { '<': [{ '+': [1, 1] }, 2.5] }, 'true'],
    ['is not less than itself', { '<': [v('three'), 3] }, 'false'],
    ['is at most itself', { '<=': [v('three'), 3] }, 'true'],
    ['is not more than itself', { '>': [v('three'), 3] }, 'false'],
    ['is at least itself', { '>=': [v('three'), 3] }, 'true'],
    ['is less than more', { '<': [v('three'), 4] }, 'true'],
    ['is not at most less', { '<=': [v('three'), 2] }, 'false'],
    ['is more than less', { '>': [v('three'), 2] }, 'true'],
    ['is not at least more', { '>=': [v('three'), 4] }, 'false'],
    ['is the same text as itself, neither before nor behind', { '<': [v('from'), '2018-10-01'] }, 'false'],
    ['comes before a later text', { '<': [v('from'), v('to')] }, 'true'],
    ['comes behind an earlier text', { '>': [v('to'), v('from')] }, 'true'],
    ['orders numbers of three hundred digits', { '<': [1e300, 2e300] }, 'true'],
    ['keeps the least', { within: [1, v('third'), v('three')] }, 'true'],
    ['keeps the most', { within: [3, v('third'), v('three')] }, 'true'],
    ['is outside below', { within: [0.9, v('third'), v('three')] }, 'false'],
    ['is outside above', { within: [3.1, v('third'), v('three')] }, 'false'],
    ['finds no number in a text', { contains: [v('note'), 3] }, 'unknown'],
    ['finds no text in a number', { contains: [v('three'), '3'] }, 'unknown'],
    ['finds nothing in what is not filled in', { contains: [v('none'), 'a'] }, 'unknown'],
    ['finds nothing in an empty list', { contains: [v('empty'), 'a'] }, 'unknown'],
    ['finds nothing where nothing is looked for', { contains: [v('means'), v('none')] }, 'unknown'],
    ['finds a number in a list', { contains: [v('odd'), 3] }, 'true'],
    ['finds what was worked out in a list', { contains: [v('odd'), { '+': [1, 2] }] }, 'true'],
    ['finds a no in a list', { contains: [v('odd'), false] }, 'true'],
    ['does not find in a list what is no single value', { contains: [v('odd'), 'x'] }, 'false'],
    ['finds a text in what was chosen', { contains: [{ if: [{ filled: v('note') }, v('note'), ''] }, '完成'] }, 'true'],
    ['finds a text in one that is written down', { contains: ['整改完成', '完成'] }, 'true'],
    ['does not find a text in another', { contains: [v('note'), '没有'] }, 'false'],
    ['begins with nothing else', { starts: [v('note'), '完成'] }, 'false'],
    ['begins with no number', { starts: [v('note'), 3] }, 'unknown'],
    ['does not begin where it is a number', { starts: [v('three'), '3'] }, 'unknown'],
    ['does not begin where it is empty', { starts: [v('none'), '3'] }, 'unknown'],
    ['leaves a working day open without a calendar', { workday: v('from') }, 'unknown'],
    ['leaves rows that differ open in what is no table', { distinct: [v('note'), 'x'] }, 'unknown'],
    ['sees rows that say the same number', { distinct: [v('same'), 'x'] }, 'false'],
    ['does not see a text in a number', { distinct: [v('mixed'), 'x'] }, 'true'],
    ['sees that no row repeats a column nobody filled', { distinct: [v('rows'), 'nothing'] }, 'true'],
    ['is content with all of nothing', { and: [] }, 'true'],
    ['finds none of nothing', { or: [] }, 'false'],
    ['is open where one part is open and the others hold', { and: [{ '==': [1, 1] }, { '==': [v('none'), 1] }, { '==': [1, 1] }] }, 'unknown'],
    ['is open where one way is open and the others fail', { or: [{ '==': [1, 2] }, { '==': [v('none'), 1] }, { '==': [1, 2] }] }, 'unknown'],
    ['knows that some row is not so', { none: [v('rows'), { '>': [v('row.price'), 30] }] }, 'false'],
    ['knows that no row is so where all are filled', { none: [v('rows'), { '>': [v('row.count'), 30] }] }, 'true'],
    ['asks no row of what is no table', { none: [v('note'), { filled: v('row.x') }] }, 'unknown'],
    ['sees an empty list', { empty: v('empty') }, 'true'],
    ['sees a list', { filled: v('means') }, 'true'],
    ['takes blanks nobody sees for nothing', { empty: v('blanks') }, 'true'],
    ['takes none for an answer', { filled: v('zero') }, 'true'],
    ['keeps both ends', { within: [v('third'), 1, 3] }, 'true'],
    ['is outside as soon as one end is passed', { within: [v('third'), 2, v('none')] }, 'false'],
    ['is open while an end is missing', { within: [v('third'), 0, v('none')] }, 'unknown'],
    ['finds a text in a text', { contains: [v('note'), '整改'] }, 'true'],
    ['finds an answer among answers', { contains: [v('means'), 'ask'] }, 'true'],
    ['does not find what is not there', { contains: [v('means'), 'smell'] }, 'false'],
    ['knows how a text begins', { starts: [v('note'), '整'] }, 'true'],
    ['knows that no row is so', { none: [v('rows'), { '>': [v('row.price'), 100] }] }, 'unknown'],
    ['is content with no row of no table', { none: [v('none'), { filled: v('row.x') }] }, 'true'],
  ])('%s', (_title, condition, truth) => {
    expect(parseCondition(condition).ok).toBe(true);
    expect(evaluate(condition, reading)).toBe(truth);
  });

  it('name what they read, rows by their table', () => {
    expect(variablesOf({ '>': [{ sum: [v('rows'), { '*': [v('row.price'), v('row.count')] }, { filled: v('row.what') }] }, v('a')] })).toEqual([
      'rows',
      'rows.what',
      'rows.price',
      'rows.count',
      'a',
    ]);
    expect(variablesOfOperand({ if: [{ filled: v('a') }, { '-': [v('b'), 1] }, { round: [v('third'), 2] }] })).toEqual(['a', 'b', 'third']);
  });

  const labels = { rows: '明细', 'rows.price': '单价', 'rows.count': '数量', 'rows.what': '项目', a: '预算', from: '开始', to: '结束' };
  it.each<[string, Condition, string]>([
    ['a sum', { '>': [{ sum: [v('rows'), { '*': [v('row.price'), v('row.count')] }] }, v('a')] }, '“明细”各行（“单价” × “数量”）之和大于“预算”'],
    ['rows', { none: [v('rows'), { empty: v('row.what') }] }, '“明细”中没有一行“项目”未填写'],
    ['days', { within: [{ 'days-between': [v('from'), v('to')] }, 1, 30] }, '从“开始”到“结束”的天数在1与30之间'],
    ['a text', { contains: [v('a'), '元'] }, '“预算”包含“元”'],
  ])('print %s', (_what, condition, words) => expect(printCondition(condition, labels)).toBe(words));
  it('print formulas', () => {
    expect(printOperand({ round: [{ '/': [{ '+': [v('a'), 1] }, 3] }, 2] }, labels)).toBe('（“预算” + 1） ÷ 3（保留2位小数）');
    expect(printOperand({ average: [v('rows'), v('row.price'), { filled: v('row.what') }] }, labels)).toBe('“明细”中“项目”已填写的各行“单价”的平均值');
    expect(printOperand({ 'add-workdays': [v('from'), 3] }, labels)).toBe('“开始”之后第3个工作日');
  });
});

describe('why', () => {
  const labels = { rows: '问题', 'rows.measure': '整改措施', 'rows.cost': '费用', class: '类别', total: '合计' };
  const data: Reading = { class: 'now', total: 12, rows: [{ measure: '换灯', cost: 5 }, { measure: '', cost: 9 }, { measure: '修门', cost: 30 }, { cost: 2 }] };
  const why = (condition: Condition): string =>
    because(condition, data, { labels, shown: (path, value) => (path === 'class' && value === 'now' ? '马上改' : undefined) });
  it.each<[string, Condition, string]>([
    ['the row that is wrong', { every: [v('rows'), { filled: v('row.measure') }] }, '因为第2行“整改措施”为空，第4行“整改措施”为空'],
    ['the row that is so', { some: [v('rows'), { '>': [v('row.cost'), 20] }] }, '因为第3行“费用”为30'],
    ['only the part that decides', { and: [{ '==': [v('class'), 'now'] }, { '>': [v('total'), 20] }] }, '因为“合计”为12'],
    ['an option by its name', { '!=': [v('class'), 'now'] }, '因为“类别”为“马上改”'],
    ['what leaves it open', { '>': [v('missing'), v('total')] }, '因为“missing”为空'],
    ['a sum with its value', { '<=': [{ sum: [v('rows'), v('row.cost')] }, 40] }, '因为“问题”各行“费用”之和为46'],
    ['rows that say the same', { distinct: [v('rows'), 'cost'] }, '因为“问题”各行的“费用”互不相同'],
    ['many of them in short', { none: [v('rows'), { '>': [v('row.cost'), 1] }] }, '因为第1行“费用”为5，第2行“费用”为9，第3行“费用”为30等4处'],
    ['a table without rows', { some: [v('nothing'), { filled: v('row.x') }] }, '因为“nothing”没有一行'],
  ])('names %s', (_what, condition, words) => expect(why(condition)).toBe(words));

  it('gives the same answer as asking', () => {
    fc.assert(
      fc.property(anyCondition, anyReading, (condition, some) =>
        expect(trace(condition, some, { steps: 100_000 }).truth).toBe(evaluate(condition, some, { steps: 100_000 })),
      ),
      { numRuns: 300 },
    );
  });
});

const path = fc.constantFrom('x', 'y', 'z');
const inRow = fc.constantFrom('row.p', 'row.q');
/** Numbers are all filled: with empty values our answers differ from JsonLogic on purpose. */
const number = fc.integer({ min: -3, max: 9 });
const anyReading: fc.Arbitrary<Reading> = fc.record({ x: number, y: number, z: number, rows: fc.array(fc.record({ p: number, q: number }), { maxLength: 3 }) });
const compare = (side: fc.Arbitrary<string>): fc.Arbitrary<Condition> => {
  const operand = fc.oneof(number, side.map(v));
  const sum: fc.Arbitrary<Operand> = fc.oneof(
    operand,
    fc.tuple(operand, operand).map(([a, b]) => ({ '+': [a, b] })),
    fc.tuple(operand, operand).map(([a, b]): Operand => ({ '-': [a, b] })),
    fc.tuple(operand, operand).map(([a, b]) => ({ '*': [a, b] })),
  );
  return fc.oneof(
    fc.tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), sum, sum).map(([sign, a, b]) => ({ [sign]: [a, b] }) as unknown as Condition), // one of the six comparisons
    fc.tuple(side, fc.uniqueArray(number, { maxLength: 3 })).map(([one, list]): Condition => ({ in: [v(one), list] })),
    fc.tuple(side, number, number).map(([one, least, most]): Condition => ({ within: [v(one), least, most] })),
  );
};
const rowsAre = fc
  .tuple(fc.constantFrom('some', 'every', 'none'), compare(inRow))
  .map(([operator, condition]) => ({ [operator]: [v('rows'), condition] }) as unknown as Condition); // one of the three
const counted: fc.Arbitrary<Condition> = fc
  .tuple(fc.constantFrom<Operand>({ count: [v('rows')] }, { sum: [v('rows'), v('row.p')] }, { if: [{ '>': [v('x'), 3] }, v('y'), v('z')] }), number)
  .map(([operand, n]) => ({ '>': [operand, n] }));
const { condition: anyCondition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    compare(path),
    rowsAre,
    counted,
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((or) => ({ or })),
    tie('condition').map((not) => ({ not })),
  ),
}));

describe('JsonLogic', () => {
  const engine = new LogicEngine();

  it('gives the same answers as another engine where nothing is empty', () => {
    const answers = { true: 0, false: 0 };
    fc.assert(
      fc.property(anyCondition, anyReading, (condition, some) => {
        const said = toJsonLogic(condition);
        if (!said.ok || (isEmptyTable(some) && JSON.stringify(condition).includes('"every"'))) return;
        const theirs = Boolean(engine.run(said.logic, some));
        const ours = evaluate(condition, some) === 'true';
        answers[ours ? 'true' : 'false'] += 1;
        expect([ours, condition]).toEqual([theirs, condition]);
      }),
      { numRuns: 1_500 },
    );
    expect(Math.min(answers.true, answers.false)).toBeGreaterThan(200);
  });

  it.each<[string, Condition, unknown]>([
    ['sameness without coercing', { '==': [v('a'), '1'] }, { '===': [v('a'), '1'] }],
    ['difference without coercing', { '!=': [v('a'), '1'] }, { '!==': [v('a'), '1'] }],
    ['less', { '<': [v('a'), 1] }, { '<': [v('a'), 1] }],
    ['at most', { '<=': [v('a'), 1] }, { '<=': [v('a'), 1] }],
    ['more', { '>': [v('a'), null] }, { '>': [v('a'), null] }],
    ['at least', { '>=': [v('a'), true] }, { '>=': [v('a'), true] }],
    ['both', { and: [{ filled: v('a') }, { empty: v('b') }] }, { and: [{ '!!': [v('a')] }, { '!': [v('b')] }] }],
    ['one of two', { or: [{ filled: v('a') }, { not: { filled: v('b') } }] }, { or: [{ '!!': [v('a')] }, { '!': [{ '!!': [v('b')] }] }] }],
    ['some rows', { some: [v('rows'), { filled: v('row.p') }] }, { some: [v('rows'), { '!!': [v('p')] }] }],
    ['every row', { every: [v('rows'), { empty: v('row.p') }] }, { all: [v('rows'), { '!': [v('p')] }] }],
    ['no row', { none: [v('rows'), { '>': [v('row.p'), 1] }] }, { none: [v('rows'), { '>': [v('p'), 1] }] }],
    ['one of several', { in: [v('a'), ['x', 1]] }, { in: [v('a'), ['x', 1]] }],
    ['what a list holds', { contains: [v('a'), 'x'] }, { in: ['x', v('a')] }],
    ['a range', { within: [v('a'), 1, v('b')] }, { '<=': [1, v('a'), v('b')] }],
    ['a working day', { workday: v('a') }, { workday: [v('a')] }],
    [
      'what is worked out',
      { '>': [{ '-': [{ '+': [1, v('a')] }, { '/': [{ '*': [2, v('b')] }, 3] }] }, 1] },
      { '>': [{ '-': [{ '+': [1, v('a')] }, { '/': [{ '*': [2, v('b')] }, 3] }] }, 1] },
    ],
    [
      'working days',
      { '<': [{ 'workdays-between': [v('a'), v('b')] }, { 'add-workdays': [v('a'), 3] }] },
      { '<': [{ 'workdays-between': [v('a'), v('b')] }, { 'add-workdays': [v('a'), 3] }] },
    ],
    ['a choice', { '>': [{ if: [{ filled: v('a') }, v('a'), 0] }, 1] }, { '>': [{ if: [{ '!!': [v('a')] }, v('a'), 0] }, 1] }],
    ['a number of rows', { '>': [{ count: [v('rows')] }, 1] }, { '>': [{ reduce: [v('rows'), { '+': [v('accumulator'), 1] }, 0] }, 1] }],
    [
      'a number of some rows',
      { '>': [{ count: [v('rows'), { filled: v('row.p') }] }, 1] },
      { '>': [{ reduce: [{ filter: [v('rows'), { '!!': [v('p')] }] }, { '+': [v('accumulator'), 1] }, 0] }, 1] },
    ],
    [
      'a sum of rows',
      { '>': [{ sum: [v('rows'), v('row.p')] }, 1] },
      { '>': [{ reduce: [{ map: [v('rows'), v('p')] }, { '+': [v('current'), v('accumulator')] }, 0] }, 1] },
    ],
  ])('writes %s', (_what, condition, logic) => expect(toJsonLogic(condition)).toMatchObject({ ok: true, logic }));

  it.each<[string, Condition]>([
    ['distinct', { distinct: [v('rows'), 'p'] }],
    ['starts', { starts: [v('a'), 'x'] }],
    ['length', { '>': [{ length: v('a') }, 1] }],
    ['round', { '>': [{ round: [v('a'), 1] }, 1] }],
    ['abs', { '>': [{ abs: v('a') }, 1] }],
    ['sum', { '>': [{ sum: [v('rows'), v('row.p'), { filled: v('row.q') }] }, 1] }],
    ['average', { '>': [{ average: [v('rows'), v('row.p')] }, 1] }],
    ['add-days', { '>': [{ 'add-days': [v('a'), 1] }, v('b')] }],
    ['year', { '>': [{ year: v('a') }, 2018] }],
    ['var', { some: [v('rows'), { filled: v('rowing') }] }],
    ['var', { some: [v('rows'), { some: [v('others'), { filled: v('row.p') }] }] }],
    ['var', { '>': [{ sum: [v('rows'), v('a')] }, 1] }],
    ['var', { '>': [{ count: [v('rows'), { '>': [{ count: [v('others')] }, 1] }] }, 1] }],
  ])('says that it cannot carry %s', (operator, condition) => expect(toJsonLogic(condition)).toEqual({ ok: false, operator }));

  it('needs nothing to be taught where only a text is called like an operator', () => {
    expect(toJsonLogic({ '==': [v('a'), '"workday":'] })).toEqual({ ok: true, logic: { '===': [v('a'), '"workday":'] } });
    expect(toJsonLogic({ workday: { 'add-workdays': [v('a'), 1] } })).toMatchObject({ needs: ['add-workdays', 'workday'] });
  });

  it('comes back as it went out', () => {
    const plain = fc.oneof(
      compare(path).filter((one) => !JSON.stringify(one).includes('"within"')),
      rowsAre,
    );
    fc.assert(
      fc.property(plain, (condition) => {
        const said = toJsonLogic(condition);
        expect(said.ok && fromJsonLogic(said.logic)).toEqual({ ok: true, condition });
      }),
      { numRuns: 300 },
    );
  });

  it.each<[string, unknown, Condition]>([
    ['presence', { '!!': [{ var: 'a' }] }, { filled: v('a') }],
    ['absence', { '!': { var: 'a' } }, { empty: v('a') }],
    ['denial', { '!': [{ '>': [{ var: 'a' }, 1] }] }, { not: { '>': [v('a'), 1] } }],
    ['all rows', { all: [{ var: 'rows' }, { '>=': [{ var: 'p' }, 1] }] }, { every: [v('rows'), { '>=': [v('row.p'), 1] }] }],
    ['a member of a list', { in: ['ask', { var: 'means' }] }, { contains: [v('means'), 'ask'] }],
    ['a range', { '<=': [1, { var: 'a' }, 5] }, { within: [v('a'), 1, 5] }],
    ['at most', { '<=': [1, { var: 'a' }] }, { '<=': [1, v('a')] }],
    ['sameness', { '===': [{ var: 'a' }, 'x'] }, { '==': [v('a'), 'x'] }],
    ['difference', { '!==': [{ var: 'a' }, 'x'] }, { '!=': [v('a'), 'x'] }],
    ['sameness by the short sign', { '==': [{ var: ['a'] }, 'x'] }, { '==': [v('a'), 'x'] }],
    ['a condition that is asked twice over', { '!!': [{ '>': [{ var: 'a' }, 1] }] }, { '>': [v('a'), 1] }],
    ['one of several', { in: [{ var: 'a' }, ['x', 1]] }, { in: [v('a'), ['x', 1]] }],
    ['some rows', { some: [{ var: 'rows' }, { '!!': { var: 'p' } }] }, { some: [v('rows'), { filled: v('row.p') }] }],
    ['no row', { none: [{ var: 'rows' }, { in: [{ var: 'p' }, ['x']] }] }, { none: [v('rows'), { in: [v('row.p'), ['x']] }] }],
    [
      'a range in a row',
      { all: [{ var: 'rows' }, { '<=': [1, { var: 'p' }, { var: 'q' }] }] },
      { every: [v('rows'), { within: [v('row.p'), 1, v('row.q')] }] },
    ],
    ['a working day', { workday: [{ var: 'a' }] }, { workday: v('a') }],
    ['a working day without a list', { workday: { var: 'a' } }, { workday: v('a') }],
    [
      'all of several',
      { and: [{ '>': [{ var: 'a' }, 1] }, { or: [{ '<': [1, { var: 'b' }] }] }] },
      { and: [{ '>': [v('a'), 1] }, { or: [{ '<': [1, v('b')] }] }] },
    ],
    ['sums', { '>': [{ '+': [{ var: 'a' }, 1] }, 2] }, { '>': [{ '+': [v('a'), 1] }, 2] }],
  ])('reads %s', (_what, logic, condition) => expect(fromJsonLogic(logic)).toEqual({ ok: true, condition }));

  it('says what it cannot carry', () => {
    expect(toJsonLogic({ '>': [{ 'days-between': [v('a'), v('b')] }, 1] })).toEqual({ ok: false, operator: 'days-between' });
    expect(toJsonLogic({ some: [v('rows'), { '>': [v('row.p'), v('x')] }] })).toEqual({ ok: false, operator: 'var' });
    expect(fromJsonLogic({ method: ['x'] })).toMatchObject({ ok: false });
  });

  it.each<[string, unknown]>([
    ['nothing', {}],
    ['two operators at once', { '>': [1, 2], '<': [1, 2] }],
    ['a variable by number', { '!!': [{ var: 1 }] }],
    ['a variable with something for its lack', { '>': [{ var: ['a', 1], of: 2 }, 1] }],
    ['a text', 'a'],
  ])('does not read %s', (_what, logic) => expect(fromJsonLogic(logic).ok).toBe(false));

  it('reads what is nested twenty thousand times without a fault', () => {
    let nested: unknown = { var: 'a' };
    for (let n = 0; n < 20_000; n += 1) nested = { '!': [nested] };
    expect(fromJsonLogic(nested).ok).toBe(false);
    let list: unknown = [];
    for (let n = 0; n < 20_000; n += 1) list = [list];
    expect(fromJsonLogic({ '>': list }).ok).toBe(false);
  });

  it('reads anything without a fault', () => fc.assert(fc.property(fc.anything(), (json) => expect(typeof fromJsonLogic(json).ok).toBe('boolean'))));
});

const isEmptyTable = (some: Reading): boolean => Array.isArray(some['rows']) && some['rows'].length === 0;
