import { describe, expect, it } from '@jest/globals';
import { planImport, REASON, rowsInSheets } from '@bihuan/forms';
import type { FormDefinition, ImportPlan, Row, Sheet, TableField } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import { readSheets } from './read-sheets.js';
import { annexTwoExcel, annexTwoWord } from './testing/official-sheets.js';
import { begins, goesOn, head, p, rawDocument, tbl, tc, tr } from './testing/raw-document.js';
import { writeWord } from './write-word.js';

/** The form of the plan's second sheet, as shipped. */
const form = loadLibrary().forms.find(({ paper }) => paper?.minRows === 6 && paper.columns.length === 4) as FormDefinition; // shipped
const table = form.fields[form.paper?.table ?? ''] as TableField; // the paper prints one
const known = { today: '2018-10-08', people: {}, units: {}, isBlank: () => true };
const plan = (sheets: readonly Sheet[], rows: readonly Row[] = []): ImportPlan | null => {
  const found = rowsInSheets(sheets, table);
  return found && planImport(found, { table, rows, mayAdd: true, opens: () => true }, known);
};
const valuesOf = (made: ImportPlan | null) =>
  made?.rows.map((row) => (row.type === 'new' ? Object.fromEntries(row.cells.map(({ key, value }) => [key, value])) : row.type));

describe('the second sheet of the plan, filled in', () => {
  const rows = [
    ['取药排队时间长，群众反映多', '增设窗口\n错峰发药', '马上改'],
    ['会议记录不完整', '', ''],
    ['=SUM(A1)这样开头的字', '专人负责 & 每月查', ''],
  ] as const;
  const expected = [{ problem: rows[0][0], measure: rows[0][1], remark: rows[0][2] }, { problem: rows[1][0] }, { problem: rows[2][0], measure: rows[2][1] }];
  it.each([
    ['Word', annexTwoWord],
    ['Excel', annexTwoExcel],
  ] as const)('comes back from %s completely', async (_, sheet) => {
    expect(valuesOf(plan(await readSheets(sheet(rows))))).toEqual(expected);
  });

  it('comes back from our own blank sheet, with more rows than it had', async () => {
    const { paper } = form;
    const lines = [...rows, ...Array.from({ length: 5 }, (_, at) => [`另一个问题${at}`, '', ''])];
    const filled = await writeWord({
      title: paper?.title ?? '',
      above: [`${paper?.fillerLabel ?? ''}内科第一党支部`],
      columns: paper?.columns ?? [],
      rows: lines.map((texts, at) => [String(at + 1), ...texts]),
      below: [],
    });
    expect(valuesOf(plan(await readSheets(filled)))).toEqual([...expected, ...lines.slice(3).map(([problem]) => ({ problem }))]);
  });

  it('is read with changes tracked, a head told again over the page and a cell merged downwards', async () => {
    const heads = tr(
      ['序号', '存在主要问题', '整改措施', '备注'].map((text) => tc(text)),
      head,
    );
    const tracked =
      '<w:tc><w:p><w:ins w:id="1"><w:r><w:t>新写的问题</w:t></w:r></w:ins><w:del w:id="2"><w:r><w:delText>旧写的</w:delText></w:r></w:del></w:p></w:tc>';
    const body =
      tbl([heads, tr([tc('１'), tracked, tc('同一措施', begins), tc('')]), tr([tc('２'), tc('第二个问题'), tc('', goesOn), tc('')])]) +
      p('（续）') +
      tbl([heads, tr(['３', '第三个问题', '', '下页'].map((text) => tc(text)))]);
    expect(valuesOf(plan(await readSheets(rawDocument(body))))).toEqual([
      { problem: '新写的问题', measure: '同一措施' },
      { problem: '第二个问题', measure: '同一措施' },
      { problem: '第三个问题', remark: '下页' },
    ]);
  });

  it('comes back with its reasons beside the bad rows, and is read again as it was', async () => {
    const columns = ['序号', '存在主要问题', '性质', REASON].map((label) => ({ label, width: 30 }));
    const made = plan(
      await readSheets(await writeWord({ title: form.title, above: [], columns, rows: [['1', '一个问题', '长项', '性质：不在选项里']], below: [] })),
    );
    expect(made?.notes).toEqual([]);
    expect(made?.rows).toEqual([
      { number: 1, texts: ['1', '一个问题', '长项', '性质：不在选项里'], type: 'bad', reasons: [expect.stringMatching(/^性质：“长项”/u)] },
    ]);
  });
});
