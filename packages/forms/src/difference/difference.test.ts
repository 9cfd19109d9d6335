import { describe as about, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fieldsOf } from '../definition-reading.js';
import type { FormDefinition, TableField } from '../definition.js';
import { filled, finding, roomCheck, uuid } from '../testing/room-check.js';
import { describe } from './describe.js';
import { differenceOfForms } from './difference-of-forms.js';
import { differenceOf } from './difference.js';
import { gainedAccess } from './gained-access.js';

const words = (before: Record<string, unknown>, after: Record<string, unknown>): readonly string[] =>
  differenceOf(roomCheck, { before, after }, { [uuid(1)]: '林某', [uuid(2)]: '王某' }).map(describe);

about('the difference between two submissions', () => {
  it('is nothing between a submission and itself', () => expect(words(filled(), filled())).toEqual([]));

  it('tells changed answers in words, not codes', () => {
    expect(words(filled(), filled({ room: 'small', checker: uuid(2), checkedOn: '2018-10-21', seats: 8 }))).toEqual([
      '“会议室”由“大会议室”改为“小会议室”',
      '“检查日期”由“2018年10月20日”改为“2018年10月21日”',
      '“检查人”由“林某”改为“王某”',
      '“座位数”填写了“8”',
    ]);
  });

  it('points at the cell of a row', () => {
    const after = filled({ findings: [finding(1), finding(2, { measure: '换灯' })] });
    expect(differenceOf(roomCheck, { before: filled({ findings: [finding(1), finding(2, { measure: '修灯' })] }), after })).toEqual([
      { pointer: '/findings/1/measure', label: '处理办法', row: 2, kind: 'changed', before: '修灯', after: '换灯' },
    ]);
  });

  it('knows rows by their ids, wherever they moved', () => {
    const before = filled({ findings: [finding(1), finding(2), finding(3)] });
    expect(words(before, filled({ findings: [finding(3), finding(1), finding(2)] }))).toEqual([]);
    expect(words(before, filled({ findings: [finding(4, { what: '门响' }), finding(3), finding(1)] }))).toEqual([
      '增加第1行：门响',
      '删去原第2行：第2盏灯不亮，开关无反应',
    ]);
  });

  it('does not call blank and absent a change', () => expect(words(filled(), filled({ seats: null, photos: [], screenState: '' }))).toEqual([]));

  it('says when it became a nil report', () => {
    expect(words(filled({ findings: [] }), filled({ nil: true, findings: [], howChecked: '看过' }))).toEqual([
      '“暂未发现情况”由“否”改为“是”',
      '“怎样检查的”填写了“看过”',
    ]);
  });

  it('is the same number of changes in both directions', () => {
    const rows = fc.uniqueArray(fc.integer({ min: 1, max: 9 }), { maxLength: 5 }).map((ids) => ids.map((id) => finding(id)));
    fc.assert(
      fc.property(rows, rows, (a, b) =>
        expect(words(filled({ findings: a }), filled({ findings: b })).length).toBe(words(filled({ findings: b }), filled({ findings: a })).length),
      ),
    );
  });
});

about('the difference between two versions of a form', () => {
  const first = roomCheck.order[0] ?? '';
  const label = roomCheck.fields[first]?.label ?? '';
  it('tells of requirements one by one, and of rights by who has them', () => {
    const after = {
      ...roomCheck,
      rules: [{ id: 'new', holds: { filled: { var: 'room' } }, severity: 'error', message: '请选会议室' }],
      access: { filling: { fields: { [first]: 'read' } }, steps: { sign: { fields: { [first]: 'hidden' } } } },
    } as const;
    const said = differenceOfForms({ ...roomCheck, rules: [] }, after);
    expect(said).toEqual(['新增填写要求“请选会议室”', `填表人对“${label}”的权限改了`, `1个步骤对“${label}”的权限改了`]);
    expect(differenceOfForms(after, { ...after, rules: [{ ...after.rules[0], severity: 'advice' }] })).toEqual(['改了填写要求“请选会议室”']);
    expect(differenceOfForms(after, after)).toEqual([]);
  });

  it('tells bounds by their figures, so that narrower ones are seen', () => {
    const table = fieldsOf(roomCheck).find((field): field is TableField => field.kind === 'table');
    if (!table) throw new Error('it has a table');
    const narrower = { ...roomCheck, fields: { ...roomCheck.fields, [table.id]: { ...table, maxRows: 10 } } };
    const wider = { ...roomCheck, fields: { ...roomCheck.fields, [table.id]: { ...table, maxRows: 20 } } };
    expect(differenceOfForms(wider, narrower)).toEqual([`字段“${table.label}”的最多行数由20行改为10行`]);
    expect(differenceOfForms(roomCheck, narrower)).toEqual([`字段“${table.label}”的最多行数由${table.maxRows ?? 5000}行改为10行`]);
    const text = (bounds: object, kind = 'text') =>
      ({ ...roomCheck, fields: { x: { id: 'x', key: 'x', label: '甲', kind, ...bounds } }, order: ['x'] }) as FormDefinition;
    const said = (one: FormDefinition, other: FormDefinition) => differenceOfForms(one, other).join();
    // What the kind goes by where the field says nothing: longer than before is no narrowing.
    expect(said(text({}), text({ maxLength: 800 }))).toBe('字段“甲”的最多字数由500字改为800字');
    expect(said(text({}), text({ maxLength: 500 }))).toBe('字段“甲”的最多字数改了写法，仍为500字');
    expect(said(text({}, 'rich-text'), text({ maxLength: 800 }, 'rich-text'))).toBe('字段“甲”的最多字数由5000字改为800字');
    expect(said(text({ maxItems: 3 }, 'files'), text({}, 'files'))).toBe('字段“甲”的最多个数由3项改为20项');
    expect(said(text({ maxItems: 3 }, 'persons'), text({}, 'persons'))).toBe('字段“甲”的最多个数由3项改为50项');
    expect(said(text({}, 'rating'), text({ levels: 10 }, 'rating'))).toBe('字段“甲”的等级数由5级改为10级');
    expect(said(text({}, 'integer'), text({ maximum: 9 }, 'integer'))).toBe('字段“甲”的最大值由不限改为9');
    // And what is one of two says which it is now.
    expect(said(text({}), text({ required: true }))).toBe('字段“甲”改为必填');
    expect(said(text({ folded: true }), text({}))).toBe('字段“甲”改为直接显示');
  });

  it('says place by place who newly sees and writes what, wherever it was moved, and nothing where rights only became narrower', () => {
    const shut: FormDefinition = {
      ...roomCheck,
      access: { steps: { sign: { otherwise: 'hidden' } }, others: { fields: { [first]: 'hidden' } } },
    };
    const open: FormDefinition = { ...shut, access: { steps: { sign: { otherwise: 'hidden', fields: { [first]: 'write' } } } } };
    expect(gainedAccess(shut, open)).toEqual([
      { place: { type: 'step', step: 'sign' }, see: [label], write: [label] },
      { place: { type: 'others' }, see: [label], write: [] },
    ]);
    expect([gainedAccess(open, shut), gainedAccess(shut, shut)]).toEqual([[], []]);
    const { [first]: field, ...rest } = shut.fields;
    const table = Object.values(rest).find(({ kind }) => kind === 'table');
    if (table?.kind !== 'table' || !field || field.kind === 'table') throw new Error('a field and a table');
    const grown = { ...table, columns: { ...table.columns, [first]: field }, columnOrder: [...table.columnOrder, first] };
    const moved: FormDefinition = { ...shut, fields: { ...rest, [table.id]: grown }, order: shut.order.filter((id) => id !== first), access: {} };
    expect(gainedAccess(shut, moved).find(({ place }) => place.type === 'others')?.see).toContain(label);
  });

  it('tells of rows that may newly be added, with the table', () => {
    const table = Object.values(roomCheck.fields).find(({ kind }) => kind === 'table');
    const rows = (said: readonly 'add'[]): FormDefinition => ({
      ...roomCheck,
      access: { filling: { fields: { [table?.id ?? '']: { right: 'write', rows: said } } } },
    });
    expect(gainedAccess(rows([]), rows(['add']))).toEqual([{ place: { type: 'filling' }, see: [], write: [`${table?.label ?? ''}：增加行`] }]);
  });
});
