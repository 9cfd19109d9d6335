import { describe, expect, it } from '@jest/globals';
import type { SheetRead } from '../../../kernel/spreadsheet/read-spreadsheet.js';
import { readRows } from './read-rows.js';

const sheet = (name: string, rows: string[][], warnings: SheetRead['warnings'] = []): SheetRead => ({ name, rows, warnings });
const people = ['工号', '姓名', '手机号', '党员干部', '所在单位'];
const one = ['20001', '甲', '13100000001', '否', 'B001'];

describe('finding the sheets', () => {
  it('knows them by other names, with other heads, in another order, below a title', () => {
    const { rows, problems } = readRows([
      sheet('花名册', [['某医院人员名单'], [], ['联系电话', '名 字', '职工号*', '所在党支部（全称）', '备注'], ['13100000001', '甲', '20001', 'B001', '随便']]),
    ]);
    expect(problems).toEqual([]);
    expect(rows).toEqual([{ kind: 'people', sheet: '花名册', row: 4, cells: { mobile: '13100000001', name: '甲', staffNo: '20001', units: 'B001' } }]);
  });

  it('finds a sheet by its heads where its name says nothing', () => {
    expect(readRows([sheet('Sheet1', [people, one])]).rows.map(({ kind }) => kind)).toEqual(['people']);
  });

  it('reads all sheets of a kind, whether their names or their heads say so', () => {
    const two = ['20002', '乙', '13100000002', '否', 'B001'];
    expect(readRows([sheet('人员', [people, one]), sheet('花名册', [people, two])]).rows.map(({ sheet: name, row }) => [name, row])).toEqual([
      ['人员', 2],
      ['花名册', 2],
    ]);
    const { rows, problems, notes } = readRows([
      sheet('东院', [people, one]),
      sheet('西院', [people, two]),
      sheet('南院', [people.slice(0, 3), ['20003', '丙', '1']]),
    ]);
    expect(rows.map(({ sheet: name, cells }) => [name, cells['staffNo']])).toEqual([
      ['东院', '20001'],
      ['西院', '20002'],
    ]);
    expect([problems, notes.map(({ text }) => text)]).toEqual([[], ['“南院”表没有读：缺少“所在单位”列。要导入，请补上后再上传。']]);
  });

  it('says which heads are missing and which it does not know, and takes no row of that sheet', () => {
    const { rows, problems } = readRows([
      sheet('人员', [
        ['工号', '姓名', '微信'],
        ['20001', '甲', 'x'],
      ]),
    ]);
    expect(rows).toEqual([]);
    expect(problems).toEqual([{ kind: 'people', sheet: '人员', row: 0, column: null, text: '“人员”表缺少“手机号”、“所在单位”列；表里有不认识的列“微信”。' }]);
    expect(
      readRows([
        sheet('人员', [
          ['随便', '写写'],
          ['a', 'b'],
        ]),
      ]).problems[0]?.text,
    ).toContain('找不到表头');
  });

  it('reads two columns that share a synonym by their own names first', () => {
    const { rows } = readRows([
      sheet('单位', [
        ['单位', '编号', '体系', '类别'],
        ['内科', 'D1', '行政', '内设机构'],
      ]),
    ]);
    expect(rows[0]?.cells).toEqual({ name: '内科', code: 'D1', tree: '行政', category: '内设机构' });
  });

  it('does not mind empty rows, sheets left empty, and rows of examples', () => {
    const read = readRows([
      sheet('单位', []),
      sheet('人员', [people, ['示例10001', '李某', '', '', ''], [], ['', '', '', '', ''], one]),
      sheet('说明', [['怎么填']]),
    ]);
    expect([read.rows.map(({ row }) => row), read.examples, read.problems]).toEqual([[5], 1, []]);
  });
});

describe('what a cell was besides its text', () => {
  it('reports merged cells of a row as a problem, an error value too, a formula as a note', () => {
    const { problems, notes } = readRows([
      sheet(
        '人员',
        [people, one, one, one],
        [
          { type: 'merged', row: 1, column: 4, toRow: 2, toColumn: 4 },
          { type: 'formula', row: 3, column: 2 },
          { type: 'error-value', row: 3, column: 1 },
          { type: 'merged', row: 0, column: 0, toRow: 0, toColumn: 1 },
        ],
      ),
    ]);
    expect(problems.map(({ row, column }) => [row, column])).toEqual([
      [2, '所在单位'],
      [3, '所在单位'],
      [4, '姓名'],
    ]);
    expect(notes.map(({ row, column }) => [row, column])).toEqual([[4, '手机号']]);
  });
});
