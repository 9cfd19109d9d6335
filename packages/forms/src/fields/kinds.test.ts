import { describe, expect, it } from '@jest/globals';
import type { Field, FormDefinition } from '../definition.js';
import { differenceOf } from '../difference/difference.js';
import { describe as inWords } from '../difference/describe.js';
import { asWriting } from '../as-writing.js';
import { fieldsOf } from '../definition-reading.js';
import { typedFormulas, withoutResults, worked } from '../formulas.js';
import { withTexts } from '../json-schema.js';
import { withoutHidden } from '../without-hidden.js';
import { emptyData, newRow } from '../new-data.js';
import { parseForm } from '../parsing/parse-form.js';
import { everyAnswer, everyKind, everyKindJson } from '../testing/every-kind.js';
import { uuid } from '../testing/room-check.js';
import { toRjsf } from '../to-rjsf.js';
import { validate } from '../validation/validate.js';
import { serialsOf, typedSerials } from '../numbers.js';
import { documentNumberOf, documentNumberRead } from './document-number.js';
import { displayOf, kindOf, mentionsOf } from './registry.js';
import { blocksOfText } from './rich-model.js';
import { serialText } from './serial.js';

const said = (more: Record<string, unknown> = {}): readonly string[] =>
  validate(everyKind, everyAnswer(more), { today: '2018-10-20' }).map(({ message }) => message);
const codes = (more: Record<string, unknown>): readonly string[] => validate(everyKind, everyAnswer(more), { today: '2018-10-20' }).map(({ code }) => code);
const shown = (key: string, value: unknown): string => {
  const field = fieldsOf(everyKind).find((one) => one.key === key);
  return field ? displayOf(field, value, { [uuid(1)]: '林某', [uuid(2)]: '王某' }) : '';
};
const names = { [uuid(1)]: '林某', [uuid(2)]: '王某', [uuid(3)]: '李某' };

describe('a text with looks', () => {
  const asked = (value: unknown): readonly string[] => {
    const rich: Field = { id: 'r', key: 'r', kind: 'rich-text', label: '总结', required: true };
    const rows: Field = { id: 't', key: 't', kind: 'table', label: '表', columns: { r: rich }, columnOrder: ['r'] };
    const form: FormDefinition = { format: 1, key: 'f', title: '表', minutes: 1, fields: { r: rich, t: rows }, order: ['r', 't'] };
    return validate(form, { r: value, t: [{ rowId: uuid(1), r: value }] }).map(({ pointer, code }) => `${code} ${pointer}`);
  };
  const line = (text: string, type = 'paragraph') => ({ type, runs: text === '' ? [] : [{ text }] });

  it('that is asked for is not given with paragraphs that say nothing', () => {
    for (const hollow of [[], [line('')], [line(' '), line('', 'bullet')], [line('\u200C\u200D')]])
      expect(asked(hollow)).toEqual(['form.required /r', 'form.required /t/0/r']);
    expect(asked([line(''), line('好')])).toEqual([]);
  });

  it('is cut nowhere, and told where it has too many paragraphs', () => {
    const long = blocksOfText(Array.from({ length: 501 }, (_, n) => `第${n}段`).join('\n'));
    expect(long).toHaveLength(501);
    expect(asked(long)).toEqual(['form.too-long /r', 'form.too-long /t/0/r']);
    expect(
      kindOf({ id: 'r', key: 'r', kind: 'rich-text', label: '总结' }).read?.(
        '一\n'.repeat(600),
        { id: 'r', key: 'r', kind: 'rich-text', label: '总结' },
        { today: '', people: {}, units: {} },
      ),
    ).toHaveProperty('flaw');
  });
});

describe('numbers', () => {
  it('are read with any brackets, blanks and noughts, and kept in one way', () => {
    const read = ['党发〔2018〕5号', '党发[2018]5号', ' 党发（2018）第005号 ', '党发【2018】 5 号', '党发2018-5号', '〔2018〕5号'].map(documentNumberRead);
    expect(read).toEqual(['党发〔2018〕5号', '党发〔2018〕5号', '党发〔2018〕5号', '党发〔2018〕5号', null, null]);
    expect(documentNumberOf('党发〔2018〕5号')).toEqual({ organ: '党发', year: 2018, number: 5 });
  });

  it('are never typed where the server gives them, and stay once they were given', () => {
    const between = (before: unknown, after: unknown) => ({ before: before === null ? null : { no: before }, after: { no: after } });
    expect(typedSerials(everyKind, between(null, 'HD2018-001')).map(({ pointer }) => pointer)).toEqual(['/no']);
    expect(typedSerials(everyKind, between('HD2018-001', 'HD2018-001'))).toEqual([]);
    expect(serialsOf(everyKind, between('HD2018-001', null)).map(({ value }) => value)).toEqual(['HD2018-001']);
    const [asked] = serialsOf(everyKind, between(null, null));
    expect(asked && serialText(asked.field, { year: 2018, number: 7 })).toBe('HD2018-007');
    expect(asked && serialText(asked.field, { year: 2018, number: 1234 })).toBe('HD2018-1234');
  });
});

describe('every kind of field', () => {
  it('is content with good answers', () => expect(said()).toEqual([]));

  it.each<[string, Record<string, unknown>, string]>([
    ['more places than a number may have', { budget: 100.234 }, 'form.too-many-decimals'],
    ['a number beyond what is exact', { budget: 1e20 }, 'form.above-maximum'],
    ['a month that does not exist', { month: '2018-13' }, 'form.wrong-type'],
    ['a month after this one', { month: '2018-11' }, 'form.after-today'],
    ['a year out of bounds', { year: 2014 }, 'form.below-minimum'],
    ['a time that does not exist', { heldAt: '2018-10-16T24:30' }, 'form.wrong-type'],
    ['a day that does not exist', { heldAt: '2018-02-30T10:00' }, 'form.not-a-day'],
    ['a time after today', { heldAt: '2018-10-21T08:00' }, 'form.after-today'],
    ['a required tick that is missing', { ticks: ['photo', 'notice'] }, 'form.incomplete'],
    ['no tick at all', { ticks: [] }, 'form.required'],
    ['a person named twice', { hosts: [uuid(2), uuid(2)] }, 'form.repeated'],
    ['a name that is no person', { hosts: ['林某'] }, 'form.wrong-type'],
    [
      'a person twice in a roster',
      {
        roster: [
          { person: uuid(1), state: 'present' },
          { person: uuid(1), state: 'late' },
        ],
      },
      'form.repeated',
    ],
    ['a state no roster knows', { roster: [{ person: uuid(1), state: 'asleep' }] }, 'form.not-an-option'],
    ['an empty roster', { roster: [] }, 'form.required'],
    ['a roster that holds more than it may', { roster: [{ person: uuid(1), state: 'present', wage: 1 }] }, 'form.wrong-type'],
    ['more points than there are', { score: 100.5 }, 'form.above-maximum'],
    ['half a star', { rating: 2.5 }, 'form.wrong-type'],
    ['a text with looks that is markup', { report: '<p>小结</p>' }, 'form.wrong-type'],
    ['a paragraph of a kind there is not', { report: [{ type: 'script', runs: [{ text: '小结' }] }] }, 'form.not-an-option'],
    ['words that hold more than words', { report: [{ type: 'paragraph', runs: [{ text: '小结', href: 'javascript:1' }] }] }, 'form.wrong-type'],
    ['a text with looks that is too long', { report: [{ type: 'paragraph', runs: [{ text: '长'.repeat(201) }] }] }, 'form.too-long'],
    ['too many paragraphs', { report: Array.from({ length: 501 }, (_, n) => ({ type: 'paragraph', runs: n === 0 ? [{ text: '一' }] : [] })) }, 'form.too-long'],
    ['words no database keeps', { report: [{ type: 'paragraph', runs: [{ text: 'a\u0000b' }] }] }, 'form.unstorable-text'],
    ['words that turn the direction', { report: [{ type: 'paragraph', runs: [{ text: '同意\u202E不' }] }] }, 'form.unstorable-text'],
    ['a document number of another shape', { basis: '党发2018-5' }, 'form.wrong-type'],
    ['a document number of an organ that may not be used', { basis: '办发〔2018〕5号' }, 'form.not-an-option'],
    ['a record named twice', { earlier: [uuid(21), uuid(21)] }, 'form.repeated'],
    ['more records than may be named', { earlier: [1, 2, 3, 4, 5, 6].map(uuid) }, 'form.too-many'],
    ['no signature', { signed: null }, 'form.required'],
    ['a signature that is no drawing', { signed: { strokes: 'M1 2C3 4 5 6 7 8' } }, 'form.wrong-type'],
    ['a signature whose line comes from nowhere', { signed: { strokes: 'L600 200' } }, 'form.wrong-type'],
    ['a signature beside its sheet', { signed: { strokes: 'M1 2L601 40' } }, 'form.wrong-type'],
    ['a signature below its sheet', { signed: { strokes: 'M1 2L60 201' } }, 'form.wrong-type'],
    ['a signature that is drawn and typed', { signed: { strokes: 'M1 2L300 4', name: '林某' } }, 'form.wrong-type'],
    ['a signature that is a dot', { signed: { strokes: 'M5 5' } }, 'form.incomplete'],
    ['a signature that is a touch in passing', { signed: { strokes: 'M5 5L20 9' } }, 'form.incomplete'],
    ['a signature with a blank name', { signed: { name: ' ' } }, 'form.wrong-type'],
    ['a signature whose name turns the direction', { signed: { name: '林\u202E某' } }, 'form.wrong-type'],
    ['a signature whose name holds what nobody sees', { signed: { name: '林\u200B某' } }, 'form.wrong-type'],
    ['a signature beyond all bounds', { signed: { strokes: 'M1 2'.repeat(4001) } }, 'form.wrong-type'],
    ['a row of a matrix without a tick', { answers: { plan: 'good' } }, 'form.incomplete'],
    ['a matrix nobody touched', { answers: {} }, 'form.required'],
    ['a column a matrix has not', { counts: { desk: { men: 1, cats: 2 } } }, 'form.wrong-type'],
    ['half a person', { counts: { desk: { men: 1.5 } } }, 'form.too-many-decimals'],
    ['an option that is not offered now', { kind: 'visit', guests: [] }, 'form.not-an-option'],
    ['an answer required by another answer', { costs: [{ rowId: uuid(11), what: '大屏', price: 1200, count: 1 }], budget: 2000 }, 'form.required'],
    ['a question asked by a result', { budget: 1 }, 'form.required'],
  ])('refuses %s', (_what, more, code) => expect(codes(more)).toEqual([code]));

  it('says what is missing by its name', () => {
    expect(said({ ticks: ['photo'] })).toEqual(['“办理事项”还没有勾选：已发通知、已做记录']);
    expect(said({ answers: { time: 'good' } })).toEqual(['“参加人员评价”还没有填完：内容安排']);
  });

  it('says which row breaks a rule about all rows', () => {
    const costs = [
      { rowId: uuid(11), what: '灭火器', price: 10, count: 1 },
      { rowId: uuid(12), what: '大屏', price: 5400.5, count: 1, note: '会议用' },
    ];
    expect(said({ costs, budget: 9_000 })).toEqual(['单项费用不能超过5000元，请分开列支（因为第2行“金额”为“5400.50元”）']);
  });

  it('is shown in words', () => {
    expect([
      shown('budget', 1200.5),
      shown('month', '2018-10'),
      shown('year', 2018),
      shown('heldAt', '2018-10-16T09:05'),
      shown('score', 92),
      shown('rating', 4),
    ]).toEqual(['1200.50元', '2018年10月', '2018年', '2018年10月16日 09:05', '92.0分（满分100分）', '★★★★☆（4/5）']);
    expect(shown('roster', everyAnswer()['roster'])).toBe(`出席1人：林某；迟到1人：王某；请假1人：${uuid(3)}（出差）`);
    expect(shown('report', everyAnswer()['report'])).toBe('演练按时完成。\n1. 疏散用时四分钟\n2. 无人受伤');
    expect([shown('earlier', [uuid(1), uuid(21)]), shown('earlier', [uuid(21)])]).toEqual(['林某；另有1条记录', '1条记录']);
    // Taken before the sheet was a bound, it can still be read.
    expect(shown('signed', { strokes: 'L999 999' })).toBe('（手写签名）');
    expect([shown('signed', { strokes: 'M1 2L3 4' }), shown('signed', { name: '林某' })]).toEqual(['（手写签名）', '林某']);
    expect(shown('answers', { plan: 'good', time: 'poor' })).toBe('内容安排：好；时间安排：差');
    expect(shown('counts', { desk: { men: 3, women: 5 } })).toBe('机关：男3，女5');
    expect(shown('ticks', ['notice', 'photo'])).toBe('✓已发通知 ✓已拍照片');
  });

  it('tells what changed cell by cell', () => {
    const after = everyAnswer({ budget: 100.5, roster: [{ person: uuid(1), state: 'absent', note: '病假' }], answers: { time: 'fair', plan: 'good' } });
    expect(differenceOf(everyKind, { before: everyAnswer(), after }, names).map(inWords)).toEqual([
      '“签到”由“出席1人：林某；迟到1人：王某；请假1人：李某（出差）”改为“缺席1人：林某（病假）”',
      '“预算”由“100.00元”改为“100.50元”',
    ]);
  });

  it('names the people, units and files it mentions', () => {
    const all = fieldsOf(everyKind).map((field) => mentionsOf(field, everyAnswer()[field.key]));
    expect(all.flatMap(({ people = [] }) => people)).toEqual([uuid(1), uuid(2), uuid(3), uuid(1), uuid(2), uuid(3)]);
    expect(all.flatMap(({ units = [] }) => units)).toEqual([uuid(4), uuid(5)]);
  });

  it('is offered with what may be chosen now', () => {
    const options = (guests: unknown) => JSON.stringify(toRjsf(everyKind, everyAnswer({ guests })).schema['properties']);
    expect([options([]).includes('参观'), options([uuid(5)]).includes('参观')]).toEqual([false, true]);
  });
});

describe('what is handed in', () => {
  it('keeps the answer a result asks for, though nobody sent the result', () => {
    const over = everyAnswer({ budget: 1, why: '临时增加' });
    expect(withoutHidden(everyKind, over)).toMatchObject({ why: '临时增加', left: -70.3 });
    expect(validate(everyKind, withoutHidden(everyKind, over), { today: '2018-10-20' })).toEqual([]);
  });
  it('drops the answer nobody asks for any more', () => expect(withoutHidden(everyKind, everyAnswer({ why: '临时增加' }))).not.toHaveProperty('why'));
});

describe('signs nobody sees', () => {
  const withUnseen = (data: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.entries(data).map(([key, value]) => {
        const field = fieldsOf(everyKind).find((one) => one.key === key);
        if (field?.kind === 'table' && Array.isArray(value))
          return [key, value.map((row: Record<string, unknown>) => ({ ...row, ...withUnseenCells(field.columns, row) }))];
        return [key, field && kindOf(field).written ? withTexts(value, (text) => `\u202E${text}\u200B`) : value];
      }),
    );
  const withUnseenCells = (columns: Readonly<Record<string, Field>>, row: Record<string, unknown>): Record<string, unknown> =>
    Object.fromEntries(
      Object.values(columns).flatMap((column) =>
        kindOf(column).written ? [[column.key, withTexts(row[column.key], (text) => `${text.slice(0, 1)}\u200B${text.slice(1)}`)]] : [],
      ),
    );

  it('go from whatever somebody typed, in every kind and every row, and no word with them', () => {
    const answer = everyAnswer({});
    const old = withUnseen(answer);
    expect(old).not.toEqual(answer);
    expect(codes(old)).not.toEqual([]);
    expect(asWriting(everyKind, old)).toEqual(answer);
    expect(asWriting(everyKind, answer)).toBe(answer);
  });

  it('that ended a line end it still, or part two words of a single line', () => {
    const long: Field = { id: 'a', key: 'a', kind: 'long-text', label: '长' };
    const line: Field = { id: 'b', key: 'b', kind: 'text', label: '短' };
    const form: FormDefinition = { format: 1, key: 'f', title: '表', minutes: 1, fields: { a: long, b: line }, order: ['a', 'b'] };
    expect(asWriting(form, { a: '一\u2028二 ', b: '一\u2028二 ', c: '\u200B' })).toEqual({ a: '一\n二 ', b: '一 二 ', c: '\u200B' });
    expect(asWriting(form, { a: 3, b: null })).toEqual({ a: 3, b: null });
  });
});

describe('what a form begins with', () => {
  it('is what it says itself and what is known of whoever begins', () => {
    expect(emptyData(everyKind, { today: '2018-10-16', filler: uuid(7), unit: uuid(8) })).toMatchObject({
      year: 2018,
      host: uuid(7),
      unit: uuid(8),
      budget: null,
    });
    expect(newRow(everyKind, 'f14', uuid(9))).toMatchObject({ count: 1, what: '' });
  });
  it('is blank where nothing is known', () => expect(emptyData(everyKind)).toMatchObject({ year: null, host: null }));
});

describe('what a form works out', () => {
  it('is exact, row by row and over all rows', () => {
    expect(worked(everyKind, everyAnswer())).toMatchObject({ costs: [{ sum: 0.3 }, { sum: 71 }], total: 71.3, left: 28.7 });
  });
  it('believes nothing that was sent', () => expect(worked(everyKind, everyAnswer({ total: 0, left: 99_999 }))).toMatchObject({ total: 71.3, left: 28.7 }));
  it('is nobody’s to write: what was sent is told, but for what stood there and for what comes out', () => {
    const sent = everyAnswer({ total: 99, costs: [{ rowId: uuid(11), what: '灭火器', price: 0.1, count: 3, sum: 5 }], left: null });
    const told = (before: Record<string, unknown> | null) => typedFormulas(everyKind, { before, sent, whole: worked(everyKind, sent) });
    expect(told(null).map(({ pointer, code }) => `${code} ${pointer}`)).toEqual(['form.not-writable /costs/0/sum', 'form.not-writable /total']);
    expect(told({ total: 99, costs: [{ rowId: uuid(11), sum: 5 }] })).toEqual([]);
    const back = worked(everyKind, everyAnswer());
    expect(typedFormulas(everyKind, { before: null, sent: back, whole: worked(everyKind, back) })).toEqual([]);
    expect(withoutResults(everyKind, back)).toEqual(withoutResults(everyKind, everyAnswer({ total: 1 })));
    expect(withoutResults(everyKind, { ...back, costs: null })).not.toHaveProperty('total');
  });
  it('is empty while something it needs is', () => {
    const whole = worked(everyKind, everyAnswer({ budget: null, costs: [] }));
    expect([whole['total'], 'left' in whole]).toEqual([0, false]);
  });
  it('is nothing while it is hidden, and does not keep the form from being handed in', () => {
    const shown = (path: string) => ({ '==': [{ var: path }, true] });
    const parsed = parseForm({
      format: 1,
      key: 'hidden',
      title: '表',
      minutes: 1,
      order: ['a', 'b', 's', 't'],
      fields: {
        a: { id: 'a', key: 'a', kind: 'integer', label: '数' },
        b: { id: 'b', key: 'b', kind: 'yes-no', label: '是否' },
        s: { id: 's', key: 's', kind: 'formula', label: '和', of: { '+': [{ var: 'a' }, 1] }, visible: shown('b') },
        t: {
          id: 't',
          key: 't',
          kind: 'table',
          label: '行',
          columnOrder: ['x', 'y', 'z'],
          columns: {
            x: { id: 'x', key: 'x', kind: 'integer', label: '数' },
            y: { id: 'y', key: 'y', kind: 'yes-no', label: '是否' },
            z: { id: 'z', key: 'z', kind: 'formula', label: '和', of: { '+': [{ var: 'row.x' }, 1] }, visible: shown('row.y') },
          },
        },
      },
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems));
    const answers = (isShown: boolean) => ({ a: 1, b: isShown, t: [{ rowId: uuid(1), x: 2, y: isShown }] });
    expect(validate(parsed.definition, answers(false))).toEqual([]);
    expect(withoutHidden(parsed.definition, { ...answers(false), s: 7 })).toEqual(answers(false));
    expect(withoutHidden(parsed.definition, answers(true))).toEqual({ ...answers(true), s: 2, t: [{ rowId: uuid(1), x: 2, y: true, z: 3 }] });
  });
  it('ends a bomb with a sentence instead of waiting', () => {
    const rows = Array.from({ length: 5_000 }, (_, n) => ({ rowId: uuid(n), x: n }));
    const bomb = parseForm({
      format: 1,
      key: 'bomb',
      title: '表',
      minutes: 1,
      order: ['t', 's'],
      fields: {
        t: {
          id: 't',
          key: 't',
          kind: 'table',
          label: '行',
          columnOrder: ['x', 'y'],
          columns: {
            x: { id: 'x', key: 'x', kind: 'integer', label: '数' },
            y: { id: 'y', key: 'y', kind: 'formula', label: '和', of: { sum: [{ var: 't' }, { var: 'row.x' }] } },
          },
        },
        s: { id: 's', key: 's', kind: 'formula', label: '总', of: { sum: [{ var: 't' }, { var: 'row.y' }] } },
      },
    });
    expect(bomb.ok && validate(bomb.definition, { t: rows }).map(({ code }) => code)).toEqual(['form.rule-too-heavy']);
  });
});

describe('what is wrong with a definition', () => {
  const problems = (change: (json: ReturnType<typeof everyKindJson>) => void): readonly string[] => {
    const json = everyKindJson();
    change(json);
    const parsed = parseForm(json);
    return parsed.ok ? [] : parsed.problems.map(({ code, pointer }) => `${code} ${pointer}`);
  };
  it.each<[string, (json: ReturnType<typeof everyKindJson>) => void, string]>([
    [
      'a formula of itself through another',
      (json) => {
        json['fields'].f15.of = { '+': [{ var: 'left' }, 1] };
      },
      'definition.condition-cycle /fields/f15/of',
    ],
    [
      'a formula of what does not exist',
      (json) => {
        json['fields'].f17.of = { '-': [{ var: 'budget' }, { var: 'money' }] };
      },
      'definition.unknown-variable /fields/f17/of',
    ],
    [
      'a sum of texts',
      (json) => {
        json['fields'].f17.of = { '+': [{ var: 'topic' }, 1] };
      },
      'condition.wrong-kind /fields/f17/of',
    ],
    [
      'a formula nobody can read',
      (json) => {
        json['fields'].f17.of = { power: [2, 3] };
      },
      'condition.unknown-operator /fields/f17/of',
    ],
    [
      'a formula that is asked for',
      (json) => {
        json['fields'].f17.required = true;
      },
      'definition.given-required /fields/f17/required',
    ],
    [
      'a number set against a text',
      (json) => {
        json['fields'].f18.visible = { '==': [{ var: 'budget' }, '一百'] };
      },
      'condition.wrong-kind /fields/f18/visible',
    ],
    [
      'an option that is not offered',
      (json) => {
        json['fields'].f18.visible = { '==': [{ var: 'kind' }, 'party'] };
      },
      'condition.unknown-option /fields/f18/visible',
    ],
    [
      'texts in an order',
      (json) => {
        json['fields'].f18.visible = { '<': [{ var: 'topic' }, 'a'] };
      },
      'condition.wrong-kind /fields/f18/visible',
    ],
    [
      'a calendar that was written into it',
      (json) => {
        json['calendar'] = { 2018: { version: 1, off: [], on: [] } };
      },
      'definition.unknown-property /calendar',
    ],
    [
      'a working day that is no day',
      (json) => {
        json['fields'].f18.visible = { workday: { var: 'topic' } };
      },
      'condition.wrong-kind /fields/f18/visible',
    ],
    [
      'a bound with more places than the field',
      (json) => {
        json['fields'].f16.maximum = 1.005;
      },
      'definition.wrong-shape /fields/f16/maximum',
    ],
    [
      'a default the field would refuse',
      (json) => {
        json['fields'].f16.default = 1.005;
      },
      'definition.wrong-default /fields/f16/default',
    ],
    [
      'a day brought into a text',
      (json) => {
        json['fields'].f1.prefill = 'today';
      },
      'definition.wrong-default /fields/f1/prefill',
    ],
    [
      'a row of a matrix twice',
      (json) => {
        json['fields'].f19.rows[1].value = 'plan';
      },
      'definition.option-repeated /fields/f19/rows',
    ],
    [
      'a cell of a matrix that is not there',
      (json) => {
        json['fields'].f18.visible = { '>': [{ var: 'counts.desk.cats' }, 1] };
      },
      'definition.unknown-variable /fields/f18/visible',
    ],
    [
      'an option offered by what does not exist',
      (json) => {
        json['fields'].f5.options[2].when = { filled: { var: 'nobody' } };
      },
      'definition.unknown-variable /fields/f5/options/2/when',
    ],
    [
      'required by what does not exist',
      (json) => {
        json['fields'].f14.columns.c5.requiredWhen = { filled: { var: 'row.nobody' } };
      },
      'definition.unknown-variable /fields/f14/columns/c5/requiredWhen',
    ],
  ])('is located: %s', (_what, change, problem) => expect(problems(change)).toContain(problem));
});
