import { rawWorkbook } from '../../spreadsheet/testing/raw-workbook.js';
import type { RawPart } from '../../spreadsheet/testing/raw-workbook.js';
import { begins, centred, goesOn, head, p, rawDocument, tbl, tc, tr } from './raw-document.js';

/** The two sheets of the plan of 2018, as a typist would have set them: by hand, never by our own writer. */

const STEPS = ['序号', '创建步骤', '主要任务', '责任部门', '完成时限'] as const;
const 第一页 = [
  ['1', '教育动员\n(9月底前)', '成立模范机关创建活动领导小组及办公室', '党办', '9月底前'],
  ['2', '', '建立模范机关创建活动领导联系点', '', '9月底前'],
  ['3', '', '召开创建模范机关动员部署会', '', '9月底前'],
  ['4', '', '主要负责人专题党课辅导', '', '9月底前'],
  ['5', '', '以理论学习中心组、“三会一课”等形式专题学习加强党的政治建设和开展模范机关创建活动相关指示和会议精神', '各党支部', '9月底前'],
  ['7', '', '党组织书记围绕“三个讲清楚”带头讲党课', '', '9月底前'],
  [
    '8',
    '查摆问题\n(10月底前)',
    '结合巡视整改、单位实际、群众期盼、政治生活找问题，建立领导班子、内设机构、党员干部个人三个层次的问题清单，并报送上级',
    '各党支部',
    '10月下旬前',
  ],
] as const;
const 第二页 = [
  ['10', '', '召开对策分析研究专题会议，深入剖析原因，制定整改措施', '', '10月底前'],
  ['11', '', '广泛征集创建模范机关“金点子”', '', '10月底前'],
  ['12', '整改落实\n(11月至\n12月)', '针对问题清单，制定改进方案，明确责任清单，切实解决突出问题', '', '12月底前'],
  ['13', '', '从制度上巩固创建成果，做好建章立制工作', '', '12月底前'],
  ['14', '', '建立操作性强的考核指标，把创建活动纳入党组织书记年度述职评议考核重要内容，探索建立模范机关创建工作长效机制。', '', '12月底前'],
] as const;

const taskRow = ([number, step, task, who, due]: readonly [string, string, string, string, string]): string =>
  tr([tc(number), tc(step, step === '' ? goesOn : begins), tc(task), tc(who, who === '' ? goesOn : begins), tc(due)]);

/** 附件1: stages merged downwards, the head repeated by hand over the page. */
export const annexOneWord = (): Buffer =>
  rawDocument(
    [
      p('附件1'),
      p('模范机关创建活动重点工作安排 (2018年全面创建)', centred),
      tbl([
        tr(
          STEPS.map((label) => tc(label)),
          head,
        ),
        ...第一页.map(taskRow),
      ]),
      p('', '<w:pageBreakBefore/>'),
      tbl([
        tr(
          STEPS.map((label) => tc(label)),
          head,
        ),
        ...第二页.map(([number, step, task, who, due], at) => taskRow([number, at === 0 ? '查摆问题（续）' : step, task, at === 0 ? '各党支部' : who, due])),
      ]),
    ].join(''),
  );

/** 14, 66, 56 and 20 millimetres, in twentieths of a point. */
const TWO_WIDTHS = [794, 3742, 3175, 1134];

/** 附件2: a label, four columns, six numbered lines. */
export const annexTwoWord = (rows: readonly (readonly [string, string, string])[] = []): Buffer =>
  rawDocument(
    [
      p('附件2'),
      p('模范机关创建活动查摆问题清单', centred),
      p('填报单位（个人）：'),
      tbl(
        [
          tr(
            ['序号', '存在主要问题', '整改措施', '备注'].map((label) => tc(label)),
            head,
          ),
          ...Array.from({ length: Math.max(6, rows.length) }, (_, at) => tr([tc(String(at + 1)), ...(rows[at] ?? ['', '', '']).map((text) => tc(text))])),
        ],
        TWO_WIDTHS,
      ),
    ].join(''),
  );

export const escaped = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
const cell = (place: string, text: string, style: number): string =>
  text === '' ? `<c r="${place}" s="${style}"/>` : `<c r="${place}" s="${style}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`;
export const line = (number: number, texts: readonly string[], style = 1): string =>
  `<row r="${number}">${texts.map((text, at) => cell(`${String.fromCharCode(65 + at)}${number}`, text, style)).join('')}</row>`;

/** Style 0 is plain, style 1 has lines around it. */
const styles: RawPart = {
  name: 'xl/styles.xml',
  text: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="1"><font><sz val="12"/><name val="仿宋_GB2312"/></font></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/></border><border><left style="thin"/><right style="thin"/><top style="thin"/><bottom style="thin"/></border></borders><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/><xf numFmtId="0" fontId="0" fillId="0" borderId="1" applyBorder="1"/></cellXfs></styleSheet>',
};
const styleRels = (name: string): RawPart => ({
  name,
  text: '<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>',
});

/** A worksheet with lines around its table. */
export const ruledWorkbook = (rows: string, after = ''): Buffer => rawWorkbook(rows, [styles, styleRels('xl/_rels/workbook.xml.rels')], after);

export const annexTwoExcel = (rows: readonly (readonly [string, string, string])[] = []): Buffer =>
  ruledWorkbook(
    [
      line(1, ['附件2'], 0),
      line(2, ['模范机关创建活动查摆问题清单'], 0),
      line(3, ['填报单位（个人）：'], 0),
      line(4, ['序号', '存在主要问题', '整改措施', '备注']),
      ...Array.from({ length: Math.max(6, rows.length) }, (_, at) => line(at + 5, [String(at + 1), ...(rows[at] ?? ['', '', ''])])),
    ].join(''),
    '<mergeCells count="2"><mergeCell ref="A2:D2"/><mergeCell ref="A3:D3"/></mergeCells>',
  );

/** 附件1 with the steps merged downwards. */
export const annexOneExcel = (): Buffer => {
  const tasks = [...第一页, ...第二页];
  return ruledWorkbook(
    [line(1, ['附件1'], 0), line(2, ['模范机关创建活动重点工作安排 (2018年全面创建)'], 0), line(3, STEPS), ...tasks.map((task, at) => line(at + 4, task))].join(
      '',
    ),
    '<mergeCells count="4"><mergeCell ref="A2:E2"/><mergeCell ref="B4:B9"/><mergeCell ref="B10:B12"/><mergeCell ref="B13:B15"/></mergeCells>',
  );
};
