import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { draftOfSheet, formOfDraft, parseForm, printedForm } from '@bihuan/forms';
import type { FieldGuess, FormDefinition, SheetDraft } from '@bihuan/forms';
import { readSheets } from './read-sheets.js';
import { annexOneExcel, annexOneWord, annexTwoExcel, annexTwoWord } from './testing/official-sheets.js';
import { appraisal, application, bare, figures, headsOnly, lines, minutes, mixed, numbered, reworked, twoHeads } from './testing/other-sheets.js';
import { p, rawDocument } from './testing/raw-document.js';

/** What the work itself takes, however busy the machine is with other things. */
const processorMs = (): number => process.cpuUsage().user / 1000;

/** Made by hand and saved again by LibreOffice 7.4. */
const savedAgain = (name: string) => (): Buffer => readFileSync(new URL(`./testing/saved-by-libreoffice/${name}`, import.meta.url));

async function draftOf(bytes: Buffer): Promise<SheetDraft> {
  const [sheet] = await readSheets(bytes);
  let last = 0;
  if (!sheet) throw new Error('no sheet');
  return draftOfSheet(sheet, () => `n${(last += 1)}`);
}
const fieldsOf = ({ guesses }: SheetDraft): FieldGuess[] => guesses.filter((guess): guess is FieldGuess => guess.type === 'field');
/** «label kind», a column after its table. */
const told = (draft: SheetDraft): string[] =>
  draft.guesses.map((guess) =>
    guess.type === 'table' ? `[${guess.rows} ${guess.reason}]` : `${guess.table === undefined ? '' : '· '}${guess.field.label} ${guess.field.kind}`,
  );
const form = (draft: SheetDraft): FormDefinition => {
  const made = formOfDraft(draft, { key: 'from_sheet', title: draft.title === '' ? '新表单' : draft.title });
  expect(parseForm(made)).toEqual({ ok: true, definition: made });
  return made;
};

describe('the second sheet of the plan, made a form', () => {
  it.each([
    ['Word', annexTwoWord],
    ['Excel', annexTwoExcel],
    ['Word, saved again by LibreOffice', savedAgain('annex-two.docx')],
    ['Excel, saved again by LibreOffice', savedAgain('annex-two.xlsx')],
  ] as const)('from %s has its title, its label and its three columns, printed in four', async (_, sheet) => {
    const draft = await draftOf(sheet());
    expect([draft.title, draft.fillerLabel]).toEqual(['模范机关创建活动查摆问题清单', '填报单位（个人）：']);
    expect(told(draft)).toEqual(['[6 numbered-rows]', '· 存在主要问题 long-text', '· 整改措施 long-text', '· 备注 text']);
    expect(draft.left.map(({ text, reason }) => [text, reason])).toEqual([
      ['附件2', 'annex'],
      ['填报单位（个人）', 'filler'],
      ['序号', 'serial'],
    ]);
    expect(form(draft).paper).toMatchObject({
      annex: '附件2',
      title: '模范机关创建活动查摆问题清单',
      fillerLabel: '填报单位（个人）：',
      minRows: 6,
      columns: [{ field: 'serial', label: '序号' }, { label: '存在主要问题' }, { label: '整改措施' }, { label: '备注' }],
    });
    if (sheet === annexTwoWord) expect(form(draft).paper?.columns.map(({ width }) => width)).toEqual([14, 66, 56, 20]);
  });
});

describe('the first sheet of the plan, made a form', () => {
  it.each([
    ['Word, two tables over a page', annexOneWord],
    ['Excel', annexOneExcel],
    ['Word, saved again by LibreOffice', savedAgain('annex-one.docx')],
    ['Excel, saved again by LibreOffice', savedAgain('annex-one.xlsx')],
  ] as const)('from %s is one list of twelve rows; what is filled in is not taken over', async (_, sheet) => {
    const draft = await draftOf(sheet());
    expect(draft.title).toBe('模范机关创建活动重点工作安排 (2018年全面创建)');
    expect(told(draft)).toEqual(['[12 filled-rows]', '· 创建步骤 text', '· 主要任务 long-text', '· 责任部门 text', '· 完成时限 text']);
    // «9月底前» is no day, so the head alone does not make it one.
    expect(fieldsOf(draft).find(({ field }) => field.label === '完成时限')).toMatchObject({ reason: 'filled-column' });
    expect(JSON.stringify(form(draft))).not.toContain('领导小组');
    // Steps that stood in one cell are printed in one again.
    expect(form(draft).paper?.columns.find(({ label }) => label === '创建步骤')).toMatchObject({ joined: true });
    // The sheet has no line for who fills it in, so neither has the paper.
    const [first] = printedForm(form(draft), {}, { filler: '内科第一党支部' }).parts;
    expect(first?.type).toBe('table');
  });
});

describe('other sheets offices use', () => {
  it.each<[string, () => Buffer, string, string[]]>([
    [
      'labels and places side by side',
      minutes,
      '支部委员会会议记录',
      [
        '会议名称 text',
        '会议时间 date-time',
        '地点 text',
        '主持人 person',
        '记录人 person',
        '应到人数 integer',
        '实到人数 integer',
        '缺席人员及原因 long-text',
        '会议内容 long-text',
      ],
    ],
    ['words above and beside', appraisal, '民主测评表', ['评价内容 matrix']],
    [
      'heads in two rows',
      twoHeads,
      '任务责任分解台账',
      [
        '[4 numbered-rows]',
        '· 任务内容 long-text',
        '· 责任分工：牵头领导 person',
        '· 责任分工：责任部门 unit',
        '· 责任分工：配合部门 units',
        '· 完成时限 date',
        '· 备注 text',
      ],
    ],
    [
      'boxes to tick and places to sign',
      application,
      '外出学习申请表',
      ['姓名 person', '性别 choice', '职务 text', '联系电话 text', '学习类别 choice', '是否脱产 yes-no', '申请事由 long-text'],
    ],
    ['lines without a table', lines, '志愿服务登记单', ['姓名 person', '所在科室 unit', '服务日期 date', '服务时长（小时） text', '服务内容 long-text']],
    [
      'tracked changes, a box of text and a table in a cell',
      reworked,
      '困难职工走访登记表',
      ['走访日期 date', '家庭住址 text', '[3 blank-rows]', '· 称谓 text', '· 姓名 person', '· 工作单位 unit'],
    ],
    [
      'answers above a list, numbers of full width',
      mixed,
      '党员积分登记表',
      ['[4 numbered-rows]', '· 积分项目 text', '· 得分 decimal', '· 依据 long-text', '· 备注 text', '姓名 person', '入党时间 date'],
    ],
    ['automatic numbers', numbered, '意见建议征集表', ['填表人 person', '日期 date', '[5 numbered-rows]', '· 意见建议 long-text', '· 是否采纳 yes-no']],
    [
      'figures on a worksheet',
      figures,
      '培训情况统计表',
      ['填报日期 date', '[3 numbered-rows]', '· 培训主题 text', '· 参加人数(人) integer', '· 经费(万元) decimal', '· 起止时间说明 long-text'],
    ],
    ['a worksheet whose rows are blank', bare, '联系人名册', ['[3 blank-rows]', '· 姓名 person', '· 所在部门 unit', '· 联系电话 text', '· 备注 text']],
    ['heads without rows', headsOnly, '', ['[6 head-only]', '· 整改事项 text', '· 责任科室 unit', '· 完成日期 date', '· 佐证材料 files']],
  ])('%s', async (_, sheet, title, expected) => {
    const draft = await draftOf(sheet());
    expect([draft.title, ...told(draft)]).toEqual([title, ...expected]);
    form(draft);
  });

  it('keep notes as guidance and leave signatures to the way the form goes', async () => {
    expect((await draftOf(minutes())).guidance).toBe('注：会议记录一周内交办公室。');
    expect((await draftOf(application())).left.map(({ text, reason }) => [text, reason])).toEqual([
      ['部门意见', 'signature'],
      ['领导审批意见', 'signature'],
    ]);
    expect((await draftOf(figures())).left.map(({ reason }) => reason)).toContain('total');
  });

  it('name each choice a box stood before', async () => {
    expect(fieldsOf(await draftOf(application())).find(({ field }) => field.label === '学习类别')?.field).toMatchObject({
      options: ['培训班', '进修', '学术会议', '其他'].map((label) => expect.objectContaining({ label })),
    });
  });
});

describe('a sheet that is no form', () => {
  it('of sixty pages of words gives no guess and is done in good time', async () => {
    const started = processorMs();
    const draft = await draftOf(
      rawDocument(
        p('工作总结', centredTitle) +
          Array.from({ length: 1800 }, (_, at) => p(`第${at}段，各单位按照要求认真开展了工作，取得了较好的成效，也还存在一些不足。`)).join(''),
      ),
    );
    expect([draft.title, draft.guesses.length]).toEqual(['工作总结', 0]);
    expect(processorMs() - started).toBeLessThan(3000);
  });
});

const centredTitle = '<w:jc w:val="center"/>';
