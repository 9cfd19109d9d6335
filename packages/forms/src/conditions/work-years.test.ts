import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { LogicEngine } from 'json-logic-engine';
import { formConditionWords } from '../condition-words.js';
import { rightsAt } from '../access/rights.js';
import { writablePart } from '../access/written.js';
import type { DateField, FormData, FormDefinition, TableField } from '../definition.js';
import { explain } from '../explain/explain.js';
import { typedFormulas, workedOut } from '../formulas.js';
import { parseForm } from '../parsing/parse-form.js';
import { YEARS_2018 } from '../testing/everything-said.js';
import { validate } from '../validation/validate.js';
import { visibleFields } from '../visibility.js';
import { withoutHidden } from '../without-hidden.js';
import { withWorkYears } from '../with-work-years.js';
import type { Calendar } from './calendar.js';
import type { Condition, Operand } from './condition.js';
import { countsWorkdays } from './counts-workdays.js';
import { calculate, evaluate } from './evaluate.js';
import { fromJsonLogic, toJsonLogic } from './json-logic.js';
import { parseCondition } from './parse-condition.js';
import { printCondition } from './print-condition.js';
import { withCalendar } from './reading.js';
import { because } from './trace.js';
import { notAnnounced, unannouncedIn, unannouncedYear } from './unannounced.js';
import { calendarOfYears, versionsOfYears } from './work-years.js';

const v = (path: string) => ({ var: path });
const calendar = calendarOfYears(YEARS_2018);

const form: FormDefinition = {
  format: 1,
  key: 'due',
  title: '限期整改',
  minutes: 1,
  fields: {
    a: { id: 'a', key: 'found', label: '发现日期', kind: 'date', required: true },
    b: { id: 'b', key: 'due', label: '整改期限', kind: 'date' },
    c: { id: 'c', key: 'latest', label: '最迟', kind: 'formula', of: { 'add-workdays': [v('found'), 5] } },
    d: { id: 'd', key: 'why', label: '节假日值班说明', kind: 'text', visible: { not: { workday: v('found') } } },
  },
  order: ['a', 'b', 'c', 'd'],
  rules: [{ id: 'r', holds: { '<=': [v('due'), { 'add-workdays': [v('found'), 5] }] }, severity: 'error', message: '整改期限不能晚于5个工作日', at: 'b' }],
};
const judged = withWorkYears(form, YEARS_2018);

describe('a form with the calendar', () => {
  it('may be judged by working days', () => {
    expect(parseForm(form).ok).toBe(true);
    expect(withWorkYears(form, { ...YEARS_2018 })).toBe(judged);
    expect(calendarOfYears(YEARS_2018)).toBe(calendar);
  });

  it('works out days past the week of holidays, and over the weekend that is worked instead', () => {
    expect(workedOut(judged, { found: '2018-09-28' })['latest']).toBe('2018-10-10');
    expect(workedOut(judged, { found: '2018-10-12' })['latest']).toBe('2018-10-19');
  });

  it('refuses a day that is too late, by working days and not by days', () => {
    const issues = (due: string) => validate(judged, { found: '2018-09-28', due }).map(({ code }) => code);
    expect([issues('2018-10-10'), issues('2018-10-11')]).toEqual([[], ['form.rule']]);
  });

  it('knows of each day of an announced year alone whether it is worked, across the turn of months and of the year', () => {
    const { isWorkday } = calendarOfYears({ 2018: { version: 1, off: ['2018-10-01'], on: ['2018-09-29'] } });
    const days = ['2018-01-05', '2018-01-06', '2018-01-07', '2018-01-08', '2018-02-24', '2018-03-04', '2018-09-29', '2018-09-30', '2018-10-01', '2018-12-31'];
    expect(days.map(isWorkday)).toEqual([true, false, false, true, false, false, true, false, false, true]);
    expect(isWorkday('2019-01-02')).toBeUndefined();
  });

  it('is no part of what a page sends: a calendar announced meanwhile holds nobody up, and who sends it all the same is told what to do', () => {
    const [year = ''] = Object.keys(YEARS_2018);
    const announced = { ...YEARS_2018[year], version: 2, off: [...(YEARS_2018[year]?.off ?? []), '2018-10-08'], on: YEARS_2018[year]?.on ?? [] };
    const later = withWorkYears(form, { ...YEARS_2018, [year]: announced });
    const shown = withoutHidden(judged, { found: '2018-09-28', due: '2018-10-10' });
    const told = (sent: FormData) => typedFormulas(later, { before: null, sent, whole: workedOut(later, sent) }).map(({ message }) => message);
    expect(told(shown)).toEqual(['“最迟”由表单自动算出，不能填写；如算出的结果已变，请刷新页面后再提交']);
    expect(told(writablePart(judged, rightsAt(judged, { type: 'filling' }), shown))).toEqual([]);
  });

  it('asks only where the day is none that is worked', () => {
    const shown = (found: string) => visibleFields(judged, { found }).some(({ key }) => key === 'why');
    expect([shown('2018-09-29'), shown('2018-10-01'), shown('2018-10-06'), shown('2018-10-08')]).toEqual([false, true, true, false]);
  });

  it('leaves open what hangs on a year nobody has announced, and says so', () => {
    const data = { found: '2018-12-27', due: '2019-03-01' };
    expect(workedOut(judged, data)).toEqual(data);
    expect(validate(judged, data)).toEqual([
      { pointer: '/due', code: 'form.calendar-open', severity: 'advice', message: '2019年的放假安排还没有公布，这里按工作日的要求暂不核对' },
    ]);
    expect(explain(judged, data).find(({ about }) => about === 'worked-out')?.why).toBe('“发现日期”为2018年12月27日，算不出来（2019年的放假安排还没有公布）');
    expect(explain(judged, data).find(({ about }) => about === 'not-yet')?.why).toContain('（2019年的放假安排还没有公布）');
    expect(because({ workday: v('due') }, data, { calendar, labels: { due: '整改期限' } })).toBe('因为2019年的放假安排还没有公布');
    expect(evaluate({ workday: v('due') }, data, { calendar })).toBe('unknown');
    expect(because({ not: { workday: v('due') } }, { due: '2018-10-01' }, { calendar, labels: { due: '整改期限' } })).toBe(
      '因为“整改期限”为“2018-10-01”，不是工作日',
    );
  });

  it('says nothing of the calendar while a day is missing', () => {
    expect(validate(judged, { found: '2018-09-28' })).toEqual([]);
    expect(because({ workday: v('due') }, {}, { calendar, labels: { due: '整改期限' } })).toBe('因为“整改期限”为空');
  });

  it('says of days that they are earlier or later, also where only the form knows them for days', () => {
    const day = (key: string): DateField => ({ id: key, key, kind: 'date', label: key });
    const rows: TableField = { id: 't', key: 't', kind: 'table', label: '问题', columns: { due: day('due') }, columnOrder: ['due'] };
    const form: FormDefinition = { format: 1, key: 'f', title: '表', minutes: 1, fields: { a: day('a'), b: day('b'), t: rows }, order: ['a', 'b', 't'] };
    expect(formConditionWords(form, { '<': [v('a'), v('b')] })).toBe('“a”早于“b”');
    expect(formConditionWords(form, { every: [v('t'), { '>=': [v('row.due'), v('a')] }] })).toBe('“问题”的每一行“due”不早于“a”');
    expect(formConditionWords(form, { '>': [v('row.due'), '2018-10-31'] }, rows)).toBe('“due”晚于“2018-10-31”');
    expect(formConditionWords(form, { '>': [{ count: [v('t')] }, 3] })).toBe('“问题”的行数大于3');
  });

  it('knows the year that leaves something open, and says nothing where something else does', () => {
    const [found, due] = ['2018-12-27', '2019-03-01'];
    const by = (operand: Operand, of: Calendar | undefined = calendar): string | null => unannouncedYear(operand, { found, due }, of);
    expect([by({ 'add-workdays': [v('found'), 5] }), by({ 'workdays-between': [v('due'), '2020-01-05'] })]).toEqual(['2019', '2019']);
    expect([by({ 'add-workdays': [v('found'), 1] }), by({ 'add-workdays': [v('none'), 5] }), by({ year: v('none') }), by('2019-01-01'), by(null)]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(by({ if: [{ workday: v('due') }, 1, 2] })).toBeNull();
    expect(unannouncedYear({ 'add-workdays': [v('found'), 5] }, { found })).toBeNull();
    expect(unannouncedYear({ 'add-workdays': [v('found'), 5] }, withCalendar({ found }, calendar))).toBe('2019');
    const asked = (condition: Condition): string | null => unannouncedIn(condition, { found, due }, calendar);
    expect([asked({ workday: v('due') }), asked({ workday: v('found') }), asked({ not: { workday: '2021-05-01' } })]).toEqual(['2019', null, '2021']);
    expect(asked({ or: [{ workday: v('due') }, { filled: v('found') }] })).toBeNull();
    expect(asked({ '>': [v('none'), 1] })).toBeNull();
    expect([notAnnounced('2019'), notAnnounced('0099')]).toEqual(['2019年的放假安排还没有公布', '99年的放假安排还没有公布']);
  });

  it('is asked for by whatever counts working days, however deep, and by no word alone', () => {
    const counting: readonly (Condition | Operand)[] = [
      { workday: v('a') },
      { and: [{ filled: v('a') }, { not: { workday: v('a') } }] },
      { '>': [{ sum: [v('rows'), { 'workdays-between': [v('row.a'), v('row.b')] }] }, 1] },
      { 'add-workdays': [v('a'), 1] },
    ];
    expect(counting.map((one) => countsWorkdays(one))).toEqual([true, true, true, true]);
    const others: readonly (Condition | Operand)[] = [{ '==': [v('workday'), 'workday'] }, { 'add-days': [v('a'), 1] }, 'workday', 3, null];
    expect(others.map((one) => countsWorkdays(one))).toEqual([false, false, false, false, false]);
    expect([countsWorkdays(form), countsWorkdays({ ...form, fields: {}, rules: [] })]).toEqual([true, false]);
  });

  it('has a version for each year', () => {
    expect(versionsOfYears({ ...YEARS_2018, 2019: { version: 3, off: [], on: [] } })).toEqual({ 2018: 1, 2019: 3 });
  });

  it('says in words what it asks', () => {
    const labels = { due: '整改期限', found: '发现日期' };
    expect(printCondition({ '<': [v('due'), { 'add-days': [v('found'), 5] }] }, labels)).toBe('“整改期限”早于“发现日期”之后第5天');
    expect(printCondition({ '<=': [v('due'), { 'add-workdays': [v('found'), 5] }] }, labels)).toBe('“整改期限”不晚于“发现日期”之后第5个工作日');
    expect(printCondition({ not: { workday: { 'add-workdays': [v('due'), -2] } } }, labels)).toBe('“整改期限”之前第2个工作日不是工作日');
  });
});

const day = fc
  .date({ min: new Date('2018-06-01T00:00:00Z'), max: new Date('2019-01-20T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const count = fc.integer({ min: -40, max: 40 });
const anyDay: fc.Arbitrary<Operand> = fc.oneof(
  fc.constantFrom('x', 'y').map(v),
  day,
  fc.tuple(fc.constantFrom('x', 'y').map(v), count).map((sides): Operand => ({ 'add-workdays': sides })),
);
const { condition } = fc.letrec<{ condition: Condition }>((tie) => ({
  condition: fc.oneof(
    { depthSize: 'small' },
    anyDay.map((one): Condition => ({ workday: one })),
    fc.tuple(fc.constantFrom('==', '!=', '<', '<=', '>', '>='), anyDay, anyDay).map(([sign, a, b]) => ({ [sign]: [a, b] }) as unknown as Condition), // one of the six
    fc.tuple(anyDay, anyDay, count).map(([a, b, n]): Condition => ({ '>': [{ 'workdays-between': [a, b] }, n] })),
    fc.array(tie('condition'), { minLength: 1, maxLength: 3 }).map((and) => ({ and })),
    tie('condition').map((not) => ({ not })),
  ),
}));

/** Day by day, as somebody would with the sheet of the year before him. */
const isWorked = (one: string): boolean | undefined =>
  one.startsWith('2018-')
    ? YEARS_2018['2018']?.on.includes(one) === true || (YEARS_2018['2018']?.off.includes(one) === false && ![0, 6].includes(new Date(one).getUTCDay()))
    : undefined;
const next = (one: string, days: number): string => new Date(Date.parse(one) + days * 86_400_000).toISOString().slice(0, 10);
const walked = (from: string, left: number): string | undefined => {
  for (let [at, n] = [from, left]; ;) {
    if (n === 0) return at;
    at = next(at, Math.sign(left));
    const worked = isWorked(at);
    if (worked === undefined) return undefined;
    n -= worked ? Math.sign(left) : 0;
  }
};
const between = (from: string, to: string): number | undefined => {
  const [first, last] = from < to ? [from, to] : [to, from];
  let n = 0;
  for (let at = next(first, 1); at <= last; at = next(at, 1)) {
    const worked = isWorked(at);
    if (worked === undefined) return undefined;
    n += Number(worked);
  }
  return n === 0 || from < to ? n : -n;
};

describe('working days, counted twice', () => {
  it('are counted as somebody counts them day by day, and stay open where he could not', () =>
    fc.assert(
      fc.property(day, day, count, (a, b, n) => {
        expect(calculate({ 'add-workdays': [a, n] }, {}, { calendar })).toBe(walked(a, n));
        expect(calculate({ 'workdays-between': [a, b] }, {}, { calendar })).toBe(between(a, b));
      }),
      { numRuns: 300 },
    ));

  it('mean the same to another engine that was taught them, and come back as they went out', () => {
    const engine = new LogicEngine();
    const taught = <T>(found: T | undefined): T => {
      if (found === undefined) throw new Error('open');
      return found;
    };
    engine.addMethod('workday', ([one]: [string]) => taught(isWorked(one)));
    engine.addMethod('add-workdays', ([one, n]: [string, number]) => taught(walked(one, n)));
    engine.addMethod('workdays-between', ([a, b]: [string, string]) => taught(between(a, b)));
    const run = (logic: unknown, data: unknown): boolean | null => {
      try {
        return Boolean(engine.run(logic as object, data)); // what went out is an object
      } catch {
        return null;
      }
    };
    const answers = { true: 0, false: 0, unknown: 0 };
    fc.assert(
      fc.property(condition, day, day, (one, x, y) => {
        expect(parseCondition(one).ok).toBe(true);
        const said = toJsonLogic(one);
        if (!said.ok) throw new Error(said.operator);
        expect(fromJsonLogic(said.logic)).toEqual({ ok: true, condition: one });
        const ours = evaluate(one, { x, y }, { calendar });
        answers[ours] += 1;
        const theirs = run(said.logic, { x, y });
        // Ours may be decided by another part while theirs has ended.
        if (ours === 'unknown' || theirs !== null) expect(theirs).toBe(ours === 'unknown' ? null : ours === 'true');
      }),
      { numRuns: 600 },
    );
    expect(Math.min(answers.true, answers.false, answers.unknown)).toBeGreaterThan(20);
  });

  it('says which operators another engine has to be taught', () =>
    expect(toJsonLogic({ and: [{ workday: v('a') }, { '>': [{ 'workdays-between': [v('a'), v('b')] }, 3] }] })).toMatchObject({
      needs: ['workdays-between', 'workday'],
    }));
});
