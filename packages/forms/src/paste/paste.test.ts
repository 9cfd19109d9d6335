import { describe, expect, it } from '@jest/globals';
import type { Column } from '../definition-reading.js';
import type { Row, TableField } from '../definition.js';
import { blockOfTable, blockOfText } from './block.js';
import { headsOf } from './heads.js';
import { layBlock, namesAsked, planPaste, withPasted, type PasteInto } from './plan-paste.js';
import { readText } from './read-text.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

const table: TableField = {
  id: 't',
  key: 'rows',
  kind: 'table',
  label: '清单',
  maxRows: 6,
  columns: {
    what: { id: 'what', key: 'what', kind: 'long-text', label: '存在主要问题', required: true },
    who: { id: 'who', key: 'who', kind: 'person', label: '责任人', synonyms: ['负责人'] },
    due: { id: 'due', key: 'due', kind: 'date', label: '完成时限' },
    cost: { id: 'cost', key: 'cost', kind: 'decimal', label: '经费', scale: 2, unit: '万元', maximum: 100 },
    done: { id: 'done', key: 'done', kind: 'yes-no', label: '是否完成' },
    ways: {
      id: 'ways',
      key: 'ways',
      kind: 'choices',
      label: '查找方式',
      options: [
        { value: 'a', label: '群众提' },
        { value: 'b', label: '自己找' },
      ],
    },
    sum: { id: 'sum', key: 'sum', kind: 'formula', label: '合计', of: { var: 'row.cost' } },
  },
  columnOrder: ['what', 'who', 'due', 'cost', 'done', 'ways', 'sum'],
};
const LIN = '018f0000-0000-7000-8000-000000000001';
const rows: readonly Row[] = [
  { rowId: 'r1', what: '原有' },
  { rowId: 'r2', what: '' },
];
const into = (at = { row: 0, column: 'what' }): PasteInto => ({ table, rows, at, mayAdd: true, opens: () => true });
const known = { today: '2018-10-16', people: { 林某: [LIN], 王某: ['p2', 'p3'] }, units: {} };
const planned = (text: string, at?: PasteInto['at']) => planPaste(layBlock(blockOfText(text), into(at)), into(at), known);
const filled = (text: string, at?: PasteInto['at']) => {
  let next = 0;
  return withPasted(rows, planned(text, at), () => ({ rowId: `new-${(next += 1)}` })).rows;
};

describe('a block of text from a spreadsheet', () => {
  it('keeps line breaks, tabs and quotation marks inside a cell', () => {
    expect(blockOfText('甲\t"一行\n二行"\r\n"他说""好"""\t"有\t制表"\r\n')).toEqual([
      ['甲', '一行\n二行'],
      ['他说"好"', '有\t制表'],
    ]);
  });
  it('leaves signs nobody sees behind, and takes what ends a line in Word for the end of a line', () => {
    expect(readText({ id: 'n', key: 'n', kind: 'long-text', label: '情况' }, '\uFEFF候诊\u200B时间\u000B较长\u202E', known)).toEqual({
      value: '候诊时间\n较长',
    });
    expect(readText({ id: 'n', key: 'n', kind: 'text', label: '情况' }, '候诊\u2028较长\u0007', known)).toEqual({ value: '候诊 较长' });
  });

  it('finds heads in a sheet of absurd width as fast', () => {
    const columns = Array.from({ length: 100 }, (_, n): Column => ({ id: `c${n}`, key: `c${n}`, kind: 'text', label: `第${n}栏/别名${n}` }));
    const line = Array.from({ length: 16_000 }, (_, n) => (n % 2 === 0 ? '' : `别名${(n - 1) / 2}`));
    const began = processorMs();
    const heads = headsOf([line, line, line], columns);
    expect([heads?.rows, heads?.columns[1]?.id, heads?.columns[199]?.id, heads?.columns.length]).toEqual([3, 'c0', 'c99', 16_000]);
    expect(processorMs() - began).toBeLessThan(3_000);
  });
  it('takes a mark that closes nowhere for a mark', () => expect(blockOfText('"未完\t乙')).toEqual([['"未完', '乙']]));
  it('fills a cell merged downwards into each of its rows, and holds absurd spans to what is there', () => {
    expect(
      blockOfTable([
        [
          { text: '甲', columns: 1, rows: 2 },
          { text: '一', columns: 1, rows: 1 },
        ],
        [{ text: '二', columns: 1, rows: 99_999 }],
      ]),
    ).toEqual([
      ['甲', '一'],
      ['甲', '二'],
    ]);
    expect(blockOfTable([[{ text: '题', columns: 1_000_000, rows: 1_000_000 }]])).toEqual([['题']]);
  });
});

describe('where it goes', () => {
  it('is found by heads in any order, by synonyms, below a title, without the serial number', () => {
    const laid = layBlock(blockOfText('查摆问题清单\n序号\t负责人\t存在主要问题（可写多条）\t其他\n1\t林某\t候诊久\t无'), into());
    expect(laid.texts.map(({ column, text }) => [column.key, text])).toEqual([
      ['who', '林某'],
      ['what', '候诊久'],
    ]);
    expect(laid.unknownHeads).toEqual(['其他']);
    expect(namesAsked(laid).people).toEqual(['林某']);
  });
  it('knows one column by its head beside the number of the row, and asks about the rest', () => {
    const laid = layBlock(blockOfText('序号\t存在主要问题\t涉及科室\n1\t候诊久\t门诊'), into());
    expect([laid.texts.map(({ text }) => text), laid.unknownHeads]).toEqual([['候诊久'], ['涉及科室']]);
  });
  it('knows a head that names two things by either', () =>
    expect(layBlock(blockOfText('责任人/牵头人\t完成时限\n林某\t10.20'), into()).texts.map(({ column }) => column.key)).toEqual(['who', 'due']));
  it('begins at the chosen cell where there are no heads, and leaves out a column that counts rows', () => {
    expect(filled('1\t甲\n2\t乙\n3\t丙').map(({ what }) => what)).toEqual(['甲', '乙', '丙']);
    expect(planned('2018-10-20\t3.5', { row: 1, column: 'due' }).cells).toEqual([
      { row: 1, key: 'due', value: '2018-10-20' },
      { row: 1, key: 'cost', value: 3.5 },
    ]);
  });
  it('adds rows up to the most there may be and says how many do not fit', () => {
    const plan = planned(Array.from({ length: 9 }, (_, at) => `第${at}件\t林某`).join('\n'));
    expect([plan.added, plan.notes]).toEqual([4, ['行数已到上限，后面3行不填入']]);
  });
  it('writes neither what is worked out nor what may not be written', () => {
    const shut: PasteInto = { ...into(), opens: (column) => column !== 'what' };
    expect(planPaste(layBlock(blockOfText('存在主要问题\t合计\t经费\n甲\t3\t2'), shut), shut, known)).toMatchObject({
      cells: [{ key: 'cost', value: 2 }],
      notes: ['这些列不能这样填入：存在主要问题、合计'],
    });
  });
});

describe('what others did before it was filled in', () => {
  const plan = planned('甲\t林某\n乙\n丙');
  const blank = () => ({ rowId: 'new' });
  const [first, second] = [rows[0] ?? blank(), rows[1] ?? blank()];

  const told = (standing: readonly Row[]) => {
    const { rows: after, left } = withPasted(standing, plan, blank);
    return [after.map(({ rowId, what, who }) => [rowId, what, who === LIN]), left];
  };
  it('moves no value into another row', () => {
    const fresh = ['new', '丙', false];
    expect(told([{ rowId: 'x', what: '别人加的' }, ...rows])).toEqual([[['x', '别人加的', false], ['r1', '甲', true], ['r2', '乙', false], fresh], 0]);
    expect(told([second])).toEqual([[['r2', '乙', false], fresh], 2]);
  });
  it('is not written over, and is counted', () =>
    expect(withPasted([{ ...first, what: '别人改的' }, second], plan, blank)).toMatchObject({
      rows: [{ what: '别人改的', who: LIN }, { what: '乙' }, { what: '丙' }],
      taken: 3,
      left: 1,
    }));
  it('leaves room for no more rows than there may be', () => {
    expect(plan.added).toBe(1);
    const full = [...rows, ...Array.from({ length: 4 }, (_, at) => ({ rowId: `x${at}` }))];
    expect(withPasted(full, plan, blank)).toMatchObject({ taken: 2, left: 1 });
  });
});

describe('what a text says', () => {
  const read = (key: string, text: string) => {
    const column = table.columns[key];
    if (!column) throw new Error(key);
    return readText(column, text, known);
  };
  it.each([
    ['due', '2018年10月20日', '2018-10-20'],
    ['due', '２０１８/１０/２０', '2018-10-20'],
    ['due', '10.20', '2018-10-20'],
    ['due', '10月20日（周六）', '2018-10-20'],
    ['due', '2018-10-20 00:00:00', '2018-10-20'],
    ['cost', '１２．５', 12.5],
    ['cost', '3.50万元', 3.5],
    ['done', '√', true],
    ['done', '否', false],
    ['ways', '自己找、群众提', ['a', 'b']],
    ['who', '林某', LIN],
    ['due', '  ', null],
  ] as const)('reads %s «%s»', (key, text, value) => {
    expect(read(key, text)).toEqual({ value });
  });
  it('says cell by cell what it is not, before anything is filled in', () => {
    const plan = planned('存在主要问题\t完成时限\t经费\t责任人\t是否完成\t查找方式\n甲\t月底\t若干\t王某\t也许\t群众提、上级点\n乙\t2月30日\t1000\t张某\t\t');
    expect(plan.problems.map(({ message }) => message)).toEqual([
      '第1行 完成时限：“月底”不是日期',
      '第1行 经费：“若干”不是数字',
      '第1行 责任人：“王某”同名的有2个，请在格内选择',
      '第1行 是否完成：“也许”不是“是”或“否”',
      '第1行 查找方式：“群众提、上级点”中“上级点”不在可选范围内',
      '第2行 完成时限：“2月30日”不是日期',
      '第2行 经费：“1000”不能大于100',
      '第2行 责任人：“张某”没有找到',
    ]);
    expect(plan.cells.filter(({ key }) => key === 'what').map(({ value }) => value)).toEqual(['甲', '乙']);
  });
  it('takes 5,000 rows in bounded time', () => {
    const wide = { ...into(), table: { ...table, maxRows: 5_000 } };
    const block = blockOfText(Array.from({ length: 5_000 }, (_, at) => `第${at}件事\t林某\t10.20\t3.5`).join('\n'));
    expect(planPaste(layBlock(block, wide), wide, known).cells).toHaveLength(20_000);
  });
});
