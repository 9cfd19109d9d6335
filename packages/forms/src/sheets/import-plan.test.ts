import { describe, expect, it } from '@jest/globals';
import type { Row, TableField } from '../definition.js';
import { planImport, withImported, type ImportInto } from './import-plan.js';
import { rowsInSheets } from './rows-in-sheets.js';
import type { Sheet } from './sheet.js';

const table: TableField = {
  id: 't',
  key: 'rows',
  kind: 'table',
  label: '清单',
  maxRows: 4,
  columnOrder: ['p', 'm', 'd', 'c'],
  columns: {
    p: { id: 'p', key: 'problem', kind: 'long-text', label: '存在主要问题' },
    m: { id: 'm', key: 'measure', kind: 'long-text', label: '措施' },
    d: { id: 'd', key: 'due', kind: 'date', label: '完成时限' },
    c: {
      id: 'c',
      key: 'kind',
      kind: 'choice',
      label: '性质',
      options: [
        { value: 'weak', label: '弱项' },
        { value: 'short', label: '短板' },
      ],
    },
  },
};
const HEADS = ['序号', '存在主要问题', '措 施', '完成时限', '性质'];
const sheetOf = (...rows: readonly (readonly string[])[]): Sheet => ({
  name: '',
  from: 'word',
  blocks: [
    { type: 'paragraph', text: '清单' },
    { type: 'table', columns: 5, rows: rows.map((texts) => ({ cells: texts.map((text, column) => ({ column, across: 1, down: 1, text })) })) },
  ],
});
const row = (rowId: string, more: Record<string, unknown> = {}): Row => ({ rowId, problem: '', measure: '', due: null, kind: null, ...more });
const isBlank = (one: Row): boolean => one['problem'] === '' && one['measure'] === '';
const plan = (sheets: readonly Sheet[], rows: readonly Row[] = [row('r0')], more: Partial<ImportInto> = {}) => {
  const found = rowsInSheets(sheets, table);
  return found ? planImport(found, { table, rows, mayAdd: true, opens: () => true, ...more }, { today: '2018-10-08', people: {}, units: {}, isBlank }) : null;
};
const told = (made: ReturnType<typeof plan>) =>
  made?.rows.map((one) => [
    one.number,
    one.type,
    ...(one.type === 'bad' ? one.reasons : one.type === 'same' ? [] : one.cells.map(({ key, value }) => `${key}=${String(value)}`)),
  ]);

describe('rows of a file', () => {
  it('go to the columns their heads name; blank numbered rows, totals and repeated heads are none', () => {
    expect(
      told(
        plan([
          sheetOf(
            HEADS,
            ['1', '窗口少', '增设', '2018年11月30日', '短板'],
            ['２', '记录乱', '', '', ''],
            HEADS,
            ['3', '', '', '', ''],
            ['合计', '2', '', '', ''],
          ),
        ]),
      ),
    ).toEqual([
      [1, 'new', 'problem=窗口少', 'measure=增设', 'due=2018-11-30', 'kind=short'],
      [2, 'new', 'problem=记录乱'],
    ]);
  });

  it('with a cell that cannot be read are left out whole, with why', () => {
    expect(told(plan([sheetOf(HEADS, ['1', '窗口少', '', '月底', '长项'], ['2', '记录乱', '', '', ''])]))).toEqual([
      [1, 'bad', expect.stringMatching(/^完成时限：“月底”/u), expect.stringMatching(/^性质：“长项”/u)],
      [2, 'new', 'problem=记录乱'],
    ]);
  });

  it('that are there already are changed or left as they are; a blank cell takes nothing away', () => {
    const rows = [row('r1', { problem: '窗口少', measure: '增设' }), row('r2', { problem: '记录乱', measure: '专人记' })];
    const made = plan([sheetOf(HEADS, ['1', '窗口少', '增设三个窗口', '', '弱项'], ['2', '记录 乱', '', '', ''], ['3', '灯不亮', '', '', ''])], rows);
    expect(told(made)).toEqual([
      [1, 'changed', 'measure=增设三个窗口', 'kind=weak'],
      [2, 'same'],
      [3, 'new', 'problem=灯不亮'],
    ]);
    expect(made && withImported(rows, made, { isBlank, blank: () => row('r3') }).rows).toEqual([
      row('r1', { problem: '窗口少', measure: '增设三个窗口', kind: 'weak' }),
      row('r2', { problem: '记录乱', measure: '专人记' }),
      row('r3', { problem: '灯不亮' }),
    ]);
    expect(told(plan([sheetOf(HEADS, ['1', '窗口少', '增设', '', ''])], rows))).toEqual([[1, 'same']]);
  });

  it('take the place of the blank rows at the end', () => {
    const rows = [row('r1', { problem: '窗口少' }), row('r2'), row('r3')];
    const made = plan([sheetOf(HEADS, ['1', '记录乱', '', '', ''])], rows);
    expect(made && withImported(rows, made, { isBlank, blank: () => row('new') }).rows.map(({ rowId }) => rowId)).toEqual(['r1', 'new']);
  });

  it('write over nothing others wrote since they were read, and what is left out is counted', () => {
    const rows = [row('r1', { problem: '窗口少', measure: '增设' }), row('r2', { problem: '记录乱' })];
    const made = plan([sheetOf(HEADS, ['1', '窗口少', '增设三个窗口', '', ''], ['2', '记录乱', '专人记', '', ''], ['3', '灯不亮', '', '', ''])], rows);
    const since = [row('x', { problem: '别人加的' }), row('r1', { problem: '窗口少', measure: '别人改的' })];
    expect(made && withImported(since, made, { isBlank, blank: () => row('r3') })).toEqual({
      rows: [...since, row('r3', { problem: '灯不亮' })],
      taken: 1,
      left: 2,
    });
  });

  it('beyond what the table holds are told, and so are those of a row nobody may change', () => {
    const many = sheetOf(HEADS, ...['甲', '乙', '丙', '丁', '戊'].map((text) => ['', text, '', '', '']));
    expect(told(plan([many], [row('r1', { problem: '庚' })]))?.map(([, type]) => type)).toEqual(['new', 'new', 'new', 'bad', 'bad']);
    expect(told(plan([sheetOf(HEADS, ['1', '庚', '新措施', '', '']), many], [row('r1', { problem: '庚' })], { opens: (_, rowId) => rowId !== 'r1' }))).toEqual([
      [1, 'bad', '第1行的措施不能修改'],
    ]);
  });

  it('are looked for in every sheet; a file without such heads has none', () => {
    expect(told(plan([sheetOf(['甲', '乙', '丙', '丁', '戊']), sheetOf(HEADS, ['1', '窗口少', '', '', ''])]))).toEqual([[1, 'new', 'problem=窗口少']]);
    expect(plan([sheetOf(['甲', '乙', '丙', '丁', '戊'])])).toBeNull();
  });
});
