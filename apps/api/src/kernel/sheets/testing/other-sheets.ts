import { across, begins, centred, goesOn, head, p, rawDocument, tbl, tc, tr } from './raw-document.js';
import { rawWorkbook } from '../../spreadsheet/testing/raw-workbook.js';
import { line, ruledWorkbook } from './official-sheets.js';

/** Ten shapes of sheets offices use, written by hand in the manners of different programs; none was ever touched by our own writer. */

const wide = (label: string, columns: number, text = ''): string => tr([tc(label), tc(text, across(columns))]);

/** 会议记录: labels and places side by side, a large one at the foot. */
export const minutes = (): Buffer =>
  rawDocument(
    p('支部委员会会议记录', centred) +
      tbl([
        wide('会议名称', 3),
        tr([tc('会议时间'), tc(''), tc('地点'), tc('')]),
        tr([tc('主持人'), tc(''), tc('记录人'), tc('')]),
        tr([tc('应到人数'), tc(''), tc('实到人数'), tc('')]),
        wide('缺席人员\n及原因', 3),
        wide('会议内容', 3, '\n\n\n\n'),
      ]) +
      p('注：会议记录一周内交办公室。'),
  );

/** 测评表: words above and beside, one tick in each row. */
export const appraisal = (): Buffer =>
  rawDocument(
    p('民主测评表', centred) +
      tbl([
        tr(['评价内容', '好', '较好', '一般', '差'].map((label) => tc(label))),
        ...['政治表现', '工作作风', '服务质量'].map((label) => tr([tc(label), tc(''), tc(''), tc(''), tc('')])),
      ]),
  );

/** A register whose heads stand in two rows, saved by LibreOffice: default prefixes, head marked on both rows. */
export const twoHeads = (): Buffer =>
  rawDocument(
    p('任务责任分解台账', '<w:pStyle w:val="Title"/><w:jc w:val="center"/>') +
      tbl([
        tr([tc('序号', begins), tc('任务内容', begins), tc('责任分工', across(3)), tc('完成时限', begins), tc('备注', begins)], head),
        tr([tc('', goesOn), tc('', goesOn), tc('牵头领导'), tc('责任部门'), tc('配合部门'), tc('', goesOn), tc('', goesOn)], head),
        ...['1', '2', '3', '4'].map((number) => tr([number, '', '', '', '', '', ''].map((text) => tc(text)))),
      ]),
  );

/** 申请表: boxes to tick, places to sign. */
export const application = (): Buffer =>
  rawDocument(
    p('外出学习申请表', '<w:jc w:val="center"/><w:rPr><w:b/></w:rPr>') +
      tbl([
        tr([tc('姓名'), tc(''), tc('性别'), tc('□男　□女')]),
        tr([tc('职务'), tc(''), tc('联系电话'), tc('')]),
        wide('学习类别', 3, '□培训班  □进修  □学术会议  □其他'),
        wide('是否脱产', 3, '□是 □否'),
        wide('申请事由', 3, '\n\n'),
        wide('部门意见', 3, '\n签名：            年   月   日'),
        wide('领导审批意见', 3, '\n（盖章）        年   月   日'),
      ]),
  );

/** Lines with underlined places, no table at all. */
export const lines = (): Buffer => {
  const open = '<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:t xml:space="preserve">          </w:t></w:r>';
  const said = (text: string): string => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`;
  return rawDocument(
    p('志愿服务登记单', centred) +
      `<w:p>${said('姓名：')}${open}${said('  所在科室：')}${open}</w:p><w:p>${said('服务日期：')}${open}${said('年')}${open}${said('月')}${open}${said('日')}</w:p>` +
      `<w:p>${said('服务时长（小时）：')}${open}</w:p><w:p>${said('服务内容：')}${open}</w:p>` +
      p('登记后请于三个工作日内交到办公室，逾期不再补登。'),
  );
};

/** Tracked changes, a box of text, a table in a cell, a control that asks to be written over. */
export const reworked = (): Buffer =>
  rawDocument(
    `<w:p><w:pPr><w:jc w:val="center"/></w:pPr><w:r><w:t>困难职工</w:t></w:r><w:del w:id="1" w:author="a"><w:r><w:delText>调查</w:delText></w:r></w:del><w:ins w:id="2" w:author="a"><w:r><w:t>走访</w:t></w:r></w:ins><w:r><w:t>登记表</w:t></w:r></w:p>` +
      `<w:p><w:r><w:t>走访日期：</w:t></w:r><w:sdt><w:sdtPr><w:showingPlcHdr/><w:date/></w:sdtPr><w:sdtContent><w:r><w:t>单击输入日期</w:t></w:r></w:sdtContent></w:sdt><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wps:wsp><wps:txbx><w:txbxContent>${p('注：一户一表。')}</w:txbxContent></wps:txbx></wps:wsp></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${p('注：一户一表。')}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>` +
      tbl([
        tr([tc('家庭住址'), tc('', across(2))]),
        tr([tc('旧栏目'), tc('', across(2))], '<w:del w:id="3" w:author="a"/>'),
        tr([
          tc('家庭成员'),
          `<w:tc><w:tcPr>${across(2)}</w:tcPr>${tbl([tr([tc('称谓'), tc('姓名'), tc('工作单位')]), ...[1, 2, 3].map(() => tr([tc(''), tc(''), tc('')]))])}<w:p/></w:tc>`,
        ]),
      ]),
  );

/** Answers above and a list below in one table, numbers of full width, as WPS writes it. */
export const mixed = (): Buffer =>
  rawDocument(
    p('党员积分登记表', centred) +
      tbl([
        tr([tc('姓　名'), tc(''), tc('入党时间'), tc(''), tc('')]),
        tr([tc('本年度积分情况', across(5))]),
        tr([tc('序号'), tc('积分项目'), tc('得分'), tc('依据'), tc('备注')]),
        ...['１', '２', '３', '４'].map((number) => tr([tc(number), tc(''), tc(''), tc(''), tc('')])),
        tr([tc('合计', across(2)), tc(''), tc('', across(2))]),
      ]) +
      p('填表说明：积分按季度登记。'),
  );

/** Numbers by the program's own numbering, so that no text stands in the first column. */
export const numbered = (): Buffer => {
  const number = '<w:tc><w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="1"/></w:numPr></w:pPr></w:p></w:tc>';
  return rawDocument(
    p('意见建议征集表', centred) +
      p('填表人：          日期：    年  月  日') +
      tbl([tr([tc('序号'), tc('意见建议'), tc('是否采纳')]), ...[1, 2, 3, 4, 5].map(() => tr([number, tc(''), tc('')]))]),
  );
};

/** Figures with what they count, on a worksheet. */
export const figures = (): Buffer =>
  ruledWorkbook(
    [
      line(1, ['培训情况统计表'], 0),
      line(2, ['填报单位：', '', '', '填报日期：'], 0),
      line(3, ['序号', '培训主题', '参加人数（人）', '经费（万元）', '起止时间说明']),
      ...[1, 2, 3].map((number, at) => line(at + 4, [String(number), '', '', '', ''])),
      line(7, ['合计', '', '', '', '']),
      line(8, ['注：经费按实际支出填写。'], 0),
    ].join(''),
    '<mergeCells count="2"><mergeCell ref="A1:E1"/><mergeCell ref="A7:B7"/></mergeCells>',
  );

/** A list without numbers. */
export const bare = (): Buffer =>
  ruledWorkbook(
    [
      line(1, ['联系人名册'], 0),
      line(2, ['姓名', '所在部门', '联系电话', '备注']),
      line(3, ['', '', '', ''], 1),
      line(4, ['', '', '', ''], 1),
      line(5, ['', '', '', ''], 1),
    ].join(''),
  );

/** No lines, no rows: the heads alone. */
export const headsOnly = (): Buffer => rawWorkbook(line(1, ['整改事项', '责任科室', '完成日期', '佐证材料'], 0));
