import { describe, expect, it } from '@jest/globals';
import { filled, finding, roomCheck, uuid } from '../testing/room-check.js';
import { blocks, validate } from './validate.js';

const messages = (data: unknown, options = {}): readonly string[] => validate(roomCheck, data, options).map(({ message }) => message);
const codes = (data: unknown, options = {}): readonly string[] => validate(roomCheck, data, options).map(({ code }) => code);

describe('validating a filled form', () => {
  it('has nothing to say about a form filled in well', () => expect(messages(filled())).toEqual([]));

  it('asks for what is missing, with the verb that suits it', () => {
    expect(messages({ findings: [finding(1)] })).toEqual(['请选择“会议室”', '请选择“检查日期”', '请选择“检查人”', '请选择“检查方式”']);
  });

  it('names the row', () => {
    const issues = validate(roomCheck, filled({ findings: [finding(1), finding(2, { what: ' ', note: '长'.repeat(21) })] }));
    expect(issues).toEqual([
      { pointer: '/findings/1/what', code: 'form.required', severity: 'error', message: '第2行：请填写“情况”' },
      { pointer: '/findings/1/note', code: 'form.too-long', severity: 'error', message: '第2行：“备注”最多20字' },
    ]);
  });

  it('takes signs nobody sees for no answer', () =>
    expect(codes(filled({ findings: [finding(1, { what: ' \u200B\u2060\uFEFF\u202E' })] }))).toEqual(['form.required']));

  it('keeps signs nobody sees in a draft, and asks for them to go only when it is handed in', () => {
    const data = filled({ findings: [finding(1, { what: '候诊\u200B时间较长' })] });
    expect([codes(data, { draft: true }), codes(data)]).toEqual([[], ['form.unstorable-text']]);
    expect(codes(filled({ findings: [finding(1, { what: '候诊\u0000时间较长' })] }), { draft: true })).toEqual(['form.unstorable-text']);
  });

  it('lets joined letters, joined pictures and variants be', () =>
    expect(messages(filled({ findings: [finding(1, { what: '一家三口👨‍👩‍👧 می‌خواهم 葛\uDB40\uDD00' })] }))).toEqual([]));

  it('counts characters as people do', () => expect(messages(filled({ findings: [finding(1, { note: '😀'.repeat(20) })] }))).toEqual([]));

  it.each<[string, Record<string, unknown>, string]>([
    ['a property the form does not have', { other: 1 }, 'form.unknown-property'],
    ['a number written as text', { seats: '12' }, 'form.wrong-type'],
    ['a number with decimals', { seats: 1.5 }, 'form.wrong-type'],
    ['a number below the least', { seats: 0 }, 'form.below-minimum'],
    ['a number above the most', { seats: 501 }, 'form.above-maximum'],
    ['an answer that was not offered', { room: 'garden' }, 'form.not-an-option'],
    ['an answer given twice', { means: ['look', 'look'] }, 'form.repeated'],
    ['a person who is no id', { checker: '林某' }, 'form.wrong-type'],
    ['a day that does not exist', { checkedOn: '2018-02-30' }, 'form.not-a-day'],
    ['a day that is no day', { checkedOn: '昨天' }, 'form.wrong-type'],
    ['too many files', { photos: [1, 2, 3, 4].map(uuid) }, 'form.too-many'],
    ['text that turns its direction', { findings: [finding(1, { what: '费用合计\u202E0001元' })] }, 'form.unstorable-text'],
    ['text with a sign that has no width', { findings: [finding(1, { what: '候诊\u200B时间较长' })] }, 'form.unstorable-text'],
    ['text with a sign no sheet can hold', { findings: [finding(1, { what: '候诊\u0008时间较长' })] }, 'form.unstorable-text'],
    ['text the database cannot keep', { findings: [finding(1, { what: '六个字以上的\u0000话' })] }, 'form.unstorable-text'],
    ['a table without rows', { findings: [] }, 'form.too-few-rows'],
    ['a row that is no row', { findings: ['灯不亮'] }, 'form.wrong-type'],
    ['a row without an id', { findings: [{ what: '第一盏灯不亮了' }] }, 'form.wrong-type'],
    ['two rows with one id', { findings: [finding(1), finding(1, { what: '另外一件完全不同的事' })] }, 'form.row-id-repeated'],
    ['an answer to a question not asked', { screenState: '完好' }, 'form.hidden-has-value'],
    ['no answer to a question the form now asks', { hasScreen: true }, 'form.required'],
    ['an answer in a row to a question not asked', { findings: [finding(1, { due: '2018-10-31' })] }, 'form.hidden-has-value'],
    ['no answer in a row to a question the row now asks', { findings: [finding(1, { urgent: true })] }, 'form.required'],
    ['what a rule of the form forbids', { room: 'small', seats: 80 }, 'form.rule'],
  ])('refuses %s', (_what, more, code) => {
    const issues = validate(roomCheck, filled(more));
    expect(issues.map((issue) => issue.code)).toEqual([code]);
    expect(blocks(issues)).toBe(true);
  });

  it('refuses a day after today where the field says so', () => {
    expect(codes(filled(), { today: '2018-10-19' })).toEqual(['form.after-today']);
    expect(codes(filled(), { today: '2018-10-20' })).toEqual([]);
  });

  it('names both rows that say the same', () => {
    const rows = [finding(1), finding(2, { what: '窗户关不上，漏风' }), finding(3), finding(4), finding(5, { what: ' 窗户关不上，漏风' })];
    expect(validate(roomCheck, filled({ findings: rows }))).toEqual([
      { pointer: '/findings/4/what', code: 'form.rule', severity: 'error', message: '第2行与第5行内容相同，请写出区别或删去一行。' },
    ]);
  });

  it('advises without blocking', () => {
    const issues = validate(roomCheck, filled({ findings: [finding(1, { what: '灯不亮' })] }));
    expect(issues).toEqual([{ pointer: '/findings/0/what', code: 'form.rule', severity: 'advice', message: '第1行：较笼统，建议补一句具体表现（可不补）' }]);
    expect(blocks(issues)).toBe(false);
  });
});

describe('a nil report', () => {
  const nil = filled({ nil: true, findings: [], howChecked: '逐项看过设备和环境' });
  it('is complete with its explanation', () => expect(messages(nil)).toEqual([]));
  it('asks how it was looked for', () => expect(messages({ ...nil, howChecked: '' })).toEqual(['请填写“怎样检查的”']));
  it('has no rows', () => expect(messages({ ...nil, findings: [finding(1)] })).toEqual(['已选择“暂未发现情况”，请先清空“发现的情况”']));
  it('is explained only when it is one', () => expect(codes(filled({ howChecked: '看过' }))).toEqual(['form.hidden-has-value']));
});

describe('a draft', () => {
  it('may be unfinished', () => expect(messages({}, { draft: true })).toEqual([]));
  it('may hold blank answers', () => {
    expect(messages({ room: null, means: [], checkedOn: null, findings: [{ rowId: uuid(1), what: '' }] }, { draft: true })).toEqual([]);
  });
  it('may keep what is hidden for now', () => expect(messages({ screenState: '完好' }, { draft: true })).toEqual([]));
  it('may not be wrong', () => {
    expect(codes({ room: 1, other: 2, checkedOn: '2018-13-01' }, { draft: true })).toEqual(['form.unknown-property', 'form.wrong-type', 'form.not-a-day']);
  });
});
