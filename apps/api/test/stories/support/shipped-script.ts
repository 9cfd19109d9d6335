import type { MainJobScript, Turn } from './main-job-script.js';

const rows = [
  '三会一课记录过于简单，三月至六月只有一次书记讲党课',
  '门诊预约流程复杂，老年患者反映强烈，没有人工窗口',
  '科室医德医风教育形式单一，全年只组织过一次',
  '病区意见箱半年没有开启，群众意见无人答复',
  '支部委员分工不清，党员发展材料两次补正',
  '早交班占用时间过长，影响查房，护士多次提出',
] as const;
const sheetOf = (problems: readonly string[]) => ({ 问题清单: problems.map((problem) => ({ 存在主要问题: problem, 整改措施: '每月检查一次，年底前完成' })) });
const entry = (kind: string, lead: string, owner: string) => ({ 分类: kind, 责任部门: lead, 责任领导: '陈砚秋', 责任人: owner, 完成时限: '2018-11-30' });

const quickOwner = '10013';
/** Of the owner's department, and an acceptor: he may not accept his own. */
const owner = '10025';
const leader = '10003';
const office = '10007';

const atOnce: readonly Turn[] = [
  { by: quickOwner, press: '登记办结', answers: { 办结日期: '2018-10-30', 改到什么程度: '已补齐记录，10月起每月检查' }, then: '待核实' },
  { by: office, press: '退回继续整改', reason: '请补充佐证材料', then: '退回继续整改' },
  { by: quickOwner, press: '登记办结', answers: { 办结日期: '2018-10-30', 改到什么程度: '记录补齐，附检查表' }, then: '待核实' },
  { by: office, press: '核实通过，准予销号', then: '已销号' },
];

const acceptance = { 验收方式: ['材料审核', '现场核查'], 验收意见: '措施落实到位，问题已解决' };
const application = { 自评结果: '完成', 整改成效: '老年患者当天可在人工窗口挂号', 佐证材料: ['人工窗口照片.png'] };
const measures = {
  整改目标: '老年患者当天能挂上号',
  原因剖析: '只想到手机用户',
  整改措施: [{ 具体内容: '人工窗口', 措施: '门诊一楼开设两个人工窗口', 责任人: '冯玉川', 时间表: '2018-11-20' }],
};

const step: readonly Turn[] = [
  { by: owner, press: '提交措施审核', answers: measures, then: '措施待责任领导审' },
  { by: leader, press: '同意并转党办', then: '措施待党办审' },
  { by: office, press: '退回修改', reason: '请写明改到什么程度', then: '退回修改' },
  { by: owner, press: '改好，重新报送', answers: { ...measures, 整改目标: '老年患者十五分钟内挂上号' }, then: '措施待党办审' },
  { by: office, press: '同意整改措施', then: '整改中' },
  { by: owner, press: '记一笔进展', answers: { 日期: '2018-10-30', 本期进展: '窗口已装修', 佐证材料: ['装修现场.png'] }, then: '等您整改' },
  { by: owner, press: '申请销号', answers: { 自评结果: '完成', 整改成效: '老年患者当天可在人工窗口挂号' }, refused: /佐证材料/u },
  { by: owner, press: '申请销号', answers: application, then: '待核实' },
  { by: office, press: '审核通过，转验收', answers: { 审核意见: '同意转验收' }, then: '待验收' },
  { by: '10038', press: '验收通过，准予销号', answers: { ...acceptance, 验收方式: [] }, refused: /验收方式|处需要修改/u },
  { by: '10038', press: '验收通过，准予销号', answers: acceptance, then: '已销号' },
  {
    by: office,
    press: '重新整改',
    answers: { 重新整改原因: '反弹', 怎样发现的: '10月30日暗访', 新的完成时限: '2018-12-10' },
    reason: '窗口中午无人',
    then: '重新整改',
  },
  { by: owner, press: '申请销号', answers: application, then: '待核实' },
  { by: office, press: '审核通过，转验收', answers: {}, then: '待验收' },
  { by: '10005', press: '验收通过，准予销号', answers: acceptance, then: '已销号' },
];

/** What the first year's plan says and does, as the shipped library has it. */
export const shippedScript: MainJobScript = {
  plan: {
    year: 2018,
    stages: ['教育动员阶段', '查摆问题阶段', '整改落实阶段', '年度考核评议'],
    printed: ['1', '2', '3', '4', '5', '7', '8', '10', '11', '12', '13', '14'],
  },
  office,
  missing: ['9项任务没有责任部门', '11项任务没有写明办理方式'],
  assign: { lead: '党办', way: '登记办结', due: '2018-10-31' },
  start: [
    { by: office, press: '送审', then: '待审定' },
    { by: '10002', press: '审定同意', then: '已审定' },
    { by: office, press: '启动', then: '进行中' },
  ],
  sent: 91,
  clerk: '10011',
  sheet: { card: ['呼吸内科'], begun: sheetOf(rows.slice(0, 1)), answers: sheetOf(rows), submit: '提交书记审核' },
  second: {
    card: ['消化内科'],
    answers: sheetOf(['胃镜预约等候超过两周，未向患者说明原因', '科务公开栏三个月没有更新']),
    submit: '提交书记审核',
    detour: [
      { by: '10011', press: '撤回', then: '等您填写' },
      { by: '10011', press: '提交书记审核', then: '待书记审核' },
    ],
  },
  whole: {
    share: '已办结',
    sheets: [
      {
        by: '10009',
        card: ['领导班子'],
        answers: sheetOf(['班子成员下基层调研偏少，全年每人不足两次']),
        submit: '提交党委会研究',
        turns: [
          { by: '10001', press: '退回修改', reason: '请写明责任人和时间', then: '退回修改' },
          { by: '10009', press: '改好，重新报送', then: '待党委会研究' },
          { by: '10001', press: '录入会议决定，审定通过', answers: { 会议名称: '党委会', 会议日期: '2018-10-09', 议定事项: '同意' }, then: '已审定' },
        ],
      },
    ],
  },
  firstReturn: {
    by: '10010',
    press: '退回修改',
    reason: '第3行措施请写明责任人和时间',
    correct: { table: '问题清单', row: 3, column: '整改措施', text: '每季度组织一次，朱文澜负责，12月底前完成' },
    resubmit: '改好，重新报送',
  },
  signatures: [{ by: '10010', press: '同意并报送党办', then: '待党办审核' }],
  lastReturn: {
    by: office,
    press: '退回修改',
    reason: '第5行请写具体表现',
    correct: { table: '问题清单', row: 5, column: '整改措施', text: '10月底前明确分工并公示，徐春来负责' },
    resubmit: '改好，重新报送',
    waiting: '待党办审核',
  },
  batch: { by: office, colleague: '10006', press: '审核通过', accepted: '已通过' },
  individual: {
    cadre: '10015',
    secret: '本人学习笔记断断续续',
    submit: '提交书记确认',
    answers: sheetOf(['本人学习笔记断断续续，三个月只写两篇']),
    confirm: { by: '10010', press: '同意', then: '已通过' },
    strangers: ['10011', '10012', '10016', '10007', '10003', '10039', '10077'],
  },
  register: {
    title: '整改台账',
    basis: '10月29日对策分析研究专题会议',
    cases: [
      { text: rows[0], entry: entry('马上改', '呼吸内科', '朱文澜'), turns: atOnce, number: /^销〔2018〕\d+号$/u },
      { text: rows[1], entry: entry('早改快改', '肾内科', '冯玉川'), turns: step, number: /^销〔2018〕\d+号$/u, evidence: '人工窗口照片.png' },
    ],
  },
  plain: {
    card: ['专题学习加强党的政治建设'],
    press: '登记办结',
    answers: { 办结日期: '2018-09-26', 一句话说明: '已组织学习，28名党员参加' },
    then: '已办结',
  },
  auditor: '10077',
  days: { first: '2018-10-08', corrected: '2018-10-10', meeting: '2018-10-30' },
};
