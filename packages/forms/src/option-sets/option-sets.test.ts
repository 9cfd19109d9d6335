import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { compileSchema } from '../validation/compile-schema.js';
import { differenceOfForms } from '../difference/difference-of-forms.js';
import type { Field, FormDefinition, Option } from '../definition.js';
import { editForm } from '../editing/edit-form.js';
import { displayOf } from '../fields/registry.js';
import { parseForm } from '../parsing/parse-form.js';
import { toRjsf } from '../to-rjsf.js';
import { retiredIssues } from '../validation/retired-issues.js';
import { validate } from '../validation/validate.js';
import { differenceOfOptions, isAsInSet, mergeOptions, optionSetPlaces, ownOptions, parseOptionSet, takeOptionSet, withOptionSet } from './index.js';
import type { OptionSetDefinition, SharedOption } from './index.js';

const shared = (options: readonly SharedOption[]): OptionSetDefinition => ({ format: 1, key: 'classes', title: '问题类别', options });
const [a, b, c, d]: readonly [SharedOption, SharedOption, SharedOption, SharedOption] = [
  { value: 'a', label: '作风' },
  { value: 'b', label: '纪律' },
  { value: 'c', label: '学习' },
  { value: 'd', label: '其他' },
];
const gone = (one: SharedOption): SharedOption => ({ ...one, retired: true });

const formOf = (options: readonly Option[], optionSet?: { key: string; version: number }): FormDefinition => {
  const own = { kind: 'choice', options, ...(optionSet ? { optionSet } : {}) } as const;
  const rows: Field = {
    id: 't',
    key: 'rows',
    label: '问题',
    kind: 'table',
    columns: { k: { id: 'k', key: 'kind', label: '类别', ...own } },
    columnOrder: ['k'],
  };
  return { format: 1, key: 'list', title: '清单', minutes: 5, fields: { f: { id: 'f', key: 'main', label: '主要类别', ...own }, t: rows }, order: ['f', 't'] };
};
const at = { field: 'f' };
const field = (form: FormDefinition) => optionSetPlaces(form)[0]?.field;
const problems = (json: unknown): readonly string[] => {
  const read = parseOptionSet(json);
  return read.ok ? [] : read.problems.map(({ pointer, code }) => `${code} ${pointer}`);
};

describe('a list of options several forms share', () => {
  it('is refused where nobody could choose, where two cannot be told apart, and where it is no list', () => {
    expect(problems(shared([a, gone(b)]))).toEqual([]);
    expect(problems(shared([]))).toEqual(['definition.options-retired /options']);
    expect(problems(shared([gone(a)]))).toEqual(['definition.options-retired /options']);
    expect(problems(shared([a, { ...b, value: 'a' }, { ...c, label: '作 风' }]))).toEqual([
      'definition.option-repeated /options/1/value',
      'definition.option-repeated /options/2/label',
    ]);
    expect(problems({ ...shared([a]), key: '__proto__x', title: ' ', more: 1 })).toEqual([
      'definition.unknown-property /more',
      'definition.wrong-shape /key',
      'definition.wrong-shape /title',
    ]);
    for (const one of [null, [], 'x', { options: {} }, { ...shared([a]), options: [null, { value: 1 }] }]) expect(problems(one).length).toBeGreaterThan(0);
  });

  it('is taken over by a field in one step, which one undo takes back, and is not changed in the form', () => {
    const options = fc
      .shuffledSubarray([a, b, c, d, gone(a), gone(c)], { minLength: 1 })
      .map((some) => some.filter((one, n) => some.findIndex(({ value }) => value === one.value) === n))
      .filter((some) => some.some(({ retired }) => retired !== true));
    fc.assert(
      fc.property(options, options, (own, others) => {
        const form = formOf([...own].map((one) => ({ ...one })));
        const before = form.fields['f'];
        if (before?.kind !== 'choice') throw new Error('the field is a choice');
        const taken = editForm(form, takeOptionSet(before, at, { version: 3, definition: shared(others) }));
        if (taken.type === 'refused') throw new Error(taken.code);
        expect(field(taken.document)?.options).toEqual(others);
        const back = editForm(taken.document, taken.inverse);
        expect(back.type === 'refused' ? back.code : back.document).toEqual(form);
      }),
      { numRuns: 50 },
    );
    const form = formOf([a, b], { key: 'classes', version: 1 });
    const list = { ...at, list: 'options' } as const;
    for (const command of [
      { type: 'insert-option', at: list, option: c },
      { type: 'remove-option', at: list, option: 'a' },
      { type: 'move-option', at: list, option: 'b' },
      { type: 'set', target: { type: 'option', ...list, option: 'a' }, path: ['label'], value: '别的' },
    ] as const)
      expect(editForm(form, command)).toMatchObject({ type: 'refused', code: 'edit.options-shared' });
    expect(
      editForm(form, { type: 'set', target: { type: 'option', ...list, option: 'a' }, path: ['when'], value: { '==': [{ var: 'main' }, 'b'] } }).type,
    ).not.toBe('refused');
    const own = editForm(form, ownOptions(at));
    expect(own.type === 'refused' ? own.code : editForm(own.document, { type: 'remove-option', at: list, option: 'a' }).type).not.toBe('refused');
  });

  it('goes into every place of a form that uses it, and says what that changes', () => {
    const form = formOf([a, { ...b, when: { '==': [{ var: 'main' }, 'a'] } }], { key: 'classes', version: 1 });
    const next = withOptionSet(form, { version: 2, definition: shared([{ ...b, label: '纪律建设' }, gone(a), d]) });
    expect(optionSetPlaces(next).map((one) => [one.field.optionSet, one.field.options])).toEqual(
      [1, 2].map(() => [{ key: 'classes', version: 2 }, [{ ...b, label: '纪律建设', when: { '==': [{ var: 'main' }, 'a'] } }, gone(a), d]]),
    );
    expect(differenceOfForms(form, next)).toEqual([
      '字段“主要类别”的选项停用“作风”，新增“其他”，“纪律”改称“纪律建设”，换了顺序',
      '字段“主要类别”的选项表由第1版换到第2版',
      '“问题”的列“类别”的选项停用“作风”，新增“其他”，“纪律”改称“纪律建设”，换了顺序',
      '“问题”的列“类别”的选项表由第1版换到第2版',
    ]);
    expect(withOptionSet(next, { version: 3, definition: shared([{ ...b, label: '纪律建设' }, gone(a), d]) })).toBe(next);
    expect(isAsInSet({ options: [a] }, shared([a]))).toBe(true);
    expect(differenceOfOptions([a, gone(b)], [b])).toEqual(['删去“作风”', '恢复“纪律”']);
  });
});

describe('an option that is not offered any more', () => {
  const form = formOf([a, gone(b), c]);
  const row = (rowId: string, kind: string) => ({ rowId: `0198a4f2-0000-7000-8000-00000000000${rowId}`, kind });

  it('is read and printed where it was chosen, and accepted by schema and check', () => {
    expect(displayOf(form.fields['f'] ?? never(), 'b', {})).toBe('纪律');
    const data = { main: 'b', rows: [row('1', 'b')] };
    expect(validate(form, data)).toEqual([]);
    expect(JSON.stringify(compileSchema(form))).toContain('"enum":["a","b","c",null]');
  });

  it('is refused for a new answer, by field and by row, and stays where it stood', () => {
    const after = { main: 'b', rows: [row('1', 'b'), row('2', 'b')] };
    expect(retiredIssues(form, { before: null, after }).map(({ pointer }) => pointer)).toEqual(['/main', '/rows/0/kind', '/rows/1/kind']);
    expect(retiredIssues(form, { before: { main: 'b', rows: [row('2', 'b'), row('1', 'a')] }, after })).toEqual([
      { pointer: '/rows/0/kind', code: 'form.option-retired', severity: 'error', message: '第1行：“类别”的选项“纪律”已停用，请改选其他选项' },
    ]);
    for (const odd of [null, 'x', [null, 1, row('1', 'a')]])
      expect(retiredIssues(form, { before: { rows: odd }, after: { rows: odd, main: odd } })).toEqual([]);
  });

  it('is shown only as long as it stands, marked as such, and is asked of nobody', () => {
    const shown = (main: unknown) => JSON.stringify(toRjsf(form, { main }).schema['properties']);
    expect(shown('a')).not.toContain('（已停用）"');
    expect(shown('b')).toContain('"title":"纪律（已停用）"');
    const ticks = {
      ...formOf([a]),
      fields: { f: { id: 'f', key: 'f', label: '自查', kind: 'checklist', required: true, options: [a, gone(b)] } },
      order: ['f'],
    } as const;
    expect(validate(ticks, { f: ['a'] })).toEqual([]);
    expect(validate(ticks, { f: ['b'] }).map(({ code }) => code)).toEqual(['form.incomplete']);
  });

  it('is nothing a form begins with, nor the only thing it offers', () => {
    const wrong = (json: FormDefinition) =>
      (({ ok, ...rest }) => ('problems' in rest ? rest.problems.map(({ pointer, code }) => `${code} ${pointer}`) : [String(ok)]))(parseForm(json));
    expect(wrong(form)).toEqual(['true']);
    expect(
      wrong({ ...form, fields: { ...form.fields, f: { id: 'f', key: 'main', label: '主要类别', kind: 'choice', options: [a, gone(b)], default: 'b' } } }),
    ).toEqual(['definition.wrong-default /fields/f/default']);
    expect(wrong(formOf([gone(a)]))).toEqual(['definition.options-retired /fields/f/options', 'definition.options-retired /fields/t/columns/k/options']);
  });
});

describe('two people at one list of options', () => {
  it('keep what both did: added, removed, retired, renamed and ordered', () => {
    const base = [a, b, c];
    const theirs = [a, { ...b, label: '纪律建设' }, d];
    expect(mergeOptions({ base, theirs, mine: [c, gone(b), a] })).toEqual([gone({ ...b, label: '纪律建设' }), d, a]);
    expect(mergeOptions({ base, theirs: [gone(a), b, c], mine: [{ ...a, label: '作风建设' }, c] })).toEqual([gone({ ...a, label: '作风建设' }), c]);
    expect(mergeOptions({ base, theirs: base, mine: [d, a] })).toEqual([d, a]);
    expect(mergeOptions({ base, theirs: [d, ...base], mine: base })).toEqual([d, ...base]);
  });
});

const never = (): never => {
  throw new Error('the form has this field');
};
