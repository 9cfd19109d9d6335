import { describe, expect, it } from '@jest/globals';
import { isDay } from './day.js';
import { emptyData, newRow } from './new-data.js';
import { paperColumns, paperRows } from './paper.js';
import { splitPasted } from './paste/lines.js';
import { printedForm } from './printed.js';
import { summarise } from './summary.js';
import { filled, finding, roomCheck, uuid } from './testing/room-check.js';
import { toRjsf } from './to-rjsf.js';
import { validate } from './validation/validate.js';
import { shownPart, withoutHidden } from './without-hidden.js';

const nil = filled({ nil: true, findings: [], howChecked: '看过' });

describe('the summary of a form', () => {
  it('counts what the form says to count', () => {
    const rows = [finding(1, { urgent: true }), finding(2, { measure: '换灯' }), finding(3)];
    expect(summarise(roomCheck, filled({ findings: rows }))).toBe('情况3条，紧急1条，办法已填1条');
  });
  it('says the label of a nil report', () => expect(summarise(roomCheck, nil)).toBe('暂未发现情况'));
});

describe('the printed sheet', () => {
  it('has exactly the columns and at least the rows of the paper', () => {
    const rows = paperRows(roomCheck, filled({ findings: [finding(1, { note: '急', urgent: true })] }));
    expect(rows).toHaveLength(6);
    expect(rows[0]).toEqual(['1', '第1盏灯不亮，开关无反应', '', '急']);
    expect(rows[5]).toEqual(['6', '', '', '']);
  });
  it('grows with its rows', () => {
    expect(paperRows(roomCheck, filled({ findings: Array.from({ length: 8 }, (_, index) => finding(index)) }))).toHaveLength(8);
  });
  it('joins cells where equal words are the same answer alone: behind the words of a signature or of files stands another one', () => {
    const { paper } = roomCheck;
    const [table] = Object.values(roomCheck.fields).filter((field) => field.kind === 'table');
    if (!paper || !table) throw new Error('it has a paper with a table');
    const [first = '', second = ''] = paper.columns.flatMap(({ field }) => (field === 'serial' ? [] : [field]));
    const joined = { ...paper, columns: paper.columns.map((column) => ({ ...column, joined: true as const })) };
    const signed = { ...table, columns: { ...table.columns, [second]: { id: second, key: 'sign', kind: 'signature' as const, label: '签名' } } };
    const form = { ...roomCheck, paper: joined, fields: { ...roomCheck.fields, [table.id]: signed } };
    expect(paperColumns(form, joined).flatMap(({ field, joined: isOne }) => (isOne ? [field] : []))).toContain(first);
    expect(paperColumns(form, joined).find(({ field }) => field === second)).not.toHaveProperty('joined');
    const [part] = printedForm(form, filled({ findings: [finding(1), finding(2)] }), { filler: '' }).parts.filter(({ type }) => type === 'table');
    expect(part?.type === 'table' && part.columns[paper.columns.findIndex(({ field }) => field === second)]).not.toHaveProperty('joined');
  });
  it('says that nothing was found', () => expect(paperRows(roomCheck, nil)[0]).toEqual(['1', '暂未发现情况', '', '']));
});

describe('pasted text', () => {
  it('becomes one text for each line, without numbers', () => {
    expect(splitPasted('1.灯不亮\r\n2、门响\n\n（3）窗漏风\n（四）椅子坏\n五、漏水\n⑥ 地面滑\n• 墙裂\n8\t画歪')).toEqual([
      '灯不亮',
      '门响',
      '窗漏风',
      '椅子坏',
      '漏水',
      '地面滑',
      '墙裂',
      '画歪',
    ]);
  });
  it('keeps numbers that belong to the sentence', () => {
    expect(splitPasted('2018年检查\n3.5万元未用\n十个座位')).toEqual(['2018年检查', '3.5万元未用', '十个座位']);
  });
  it('is nothing when it says nothing', () => expect(splitPasted(' \n1.\n')).toEqual([]));
});

describe('new data', () => {
  it('starts blank and is a valid draft', () => {
    const data = { ...emptyData(roomCheck), findings: [newRow(roomCheck, 'f10', uuid(1))] };
    expect(data).toMatchObject({ room: null, means: [], nil: false, findings: [{ rowId: uuid(1), what: '', due: null }] });
    expect(validate(roomCheck, data, { draft: true })).toEqual([]);
  });
});

describe('what rjsf is given', () => {
  it('is the shown fields in order', () => {
    const { schema, uiSchema } = toRjsf(roomCheck, filled());
    expect(uiSchema['ui:order']).toEqual(['room', 'checkedOn', 'checker', 'unit', 'seats', 'means', 'hasScreen', 'help', 'findings', 'photos']);
    expect(schema).toMatchObject({
      properties: {
        room: {
          title: '会议室',
          oneOf: [
            { const: 'big', title: '大会议室' },
            { const: 'small', title: '小会议室' },
          ],
        },
      },
    });
  });
  it('asks a nil report for its explanation instead of the table', () => {
    expect(Object.keys(toRjsf(roomCheck, nil).uiSchema)).toEqual(expect.arrayContaining(['howChecked']));
    expect(toRjsf(roomCheck, nil).uiSchema).not.toHaveProperty('findings');
  });
  it('hands the columns to the table', () => {
    expect(toRjsf(roomCheck, filled()).uiSchema['findings']).toMatchObject({
      'ui:field': 'bihuan-table',
      'ui:options': {
        rowNoun: '情况',
        columns: [
          { key: 'what', required: true, schema: { title: '情况', description: '写具体表现' }, ui: { 'ui:widget': 'bihuan-long-text' } },
          {},
          {},
          {},
          {},
        ],
      },
    });
  });
  it('is plain data', () => {
    const form = toRjsf(roomCheck, filled());
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });
});

describe('hidden answers', () => {
  it('are dropped before the form is submitted', () => {
    const data = filled({ hasScreen: false, screenState: '完好', howChecked: '看过', findings: [finding(1, { urgent: false, due: '2018-10-31' })] });
    const shown = withoutHidden(roomCheck, data);
    expect(validate(roomCheck, shown)).toEqual([]);
    expect(shown).toEqual(filled({ hasScreen: false, findings: [finding(1, { urgent: false })] }));
  });
  it('go from what was entered alone, and a row that hides nothing stays the very same', () => {
    const rows = [finding(1, { urgent: false, due: '2018-10-31' }), finding(2)];
    const shown = shownPart(roomCheck, filled({ hasScreen: false, screenState: '完好', findings: rows }));
    expect(shown).toEqual(filled({ hasScreen: false, findings: [finding(1, { urgent: false }), finding(2)] }));
    expect((shown['findings'] as unknown[])[1]).toBe(rows[1]); // the list put in above
    expect(shownPart(roomCheck, filled({ nil: true, findings: rows }))).not.toHaveProperty('findings');
  });
  it('leave nothing to drop the second time', () => {
    const once = withoutHidden(roomCheck, filled({ nil: true, screenState: '完好' }));
    expect(once).not.toHaveProperty('findings');
    expect(withoutHidden(roomCheck, once)).toEqual(once);
  });
});

describe('days', () => {
  it.each(['2016-02-29', '2000-02-29', '2018-12-31'])('%s is one', (day) => expect(isDay(day)).toBe(true));
  it.each(['2018-02-29', '1900-02-29', '2018-04-31', '2018-00-10', '2018-13-01', '0000-01-01', '2018-1-1', '', '2018-10-20T00:00'])('%s is none', (day) =>
    expect(isDay(day)).toBe(false),
  );
});
