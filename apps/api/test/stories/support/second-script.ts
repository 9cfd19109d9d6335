import type { MainJobScript, Turn } from './main-job-script.js';

const hazards = ['治疗室插线板串接三个，线皮老化', '抢救车药品过期两种，双人核对流于形式', '库房门常开，酒精未上锁'] as const;
const sheetOf = (found: readonly string[]) => ({
  检查日期: '2018-10-08',
  检查人: '孙晓岚',
  检查范围: ['病区', '库房'],
  隐患: found.map((hazard, at) => ({ 部位: `第${at + 1}处`, 隐患情况: hazard, 风险: at === 0 ? '重大' : '一般', 处数: at + 1 })),
});
const entry = (handling: string, ward: string, fixer: string) => ({ 处置: handling, 整治科室: ward, 包案领导: '张知远', 整治人: fixer, 限期: '2018-11-15' });

const office = '10007';
const onTheSpot = '10014';
/** Of the ward that is to be put right, and an acceptor. */
const fixer = '10052';

const spot: readonly Turn[] = [
  { by: onTheSpot, press: '处置完毕', answers: { 哪一天: '2018-10-29', 做了什么: '药品已全部更换' }, then: '待复查' },
  { by: office, press: '复查不合格', reason: '登记本没有补', then: '当场处置中' },
  { by: onTheSpot, press: '处置完毕', answers: { 哪一天: '2018-10-30', 做了什么: '登记本已补' }, then: '待复查' },
  { by: '10008', press: '复查合格，销案', then: '已销案' },
];

const scheduled: readonly Turn[] = [
  { by: fixer, press: '报方案', answers: { 整到什么样: '每床一路电源', 先停用: true, '经费（元）': 8000 }, then: '待包案领导核、待党委书记准停' },
  { by: '10004', press: '准许动工', refused: /意见/u },
  { by: '10004', press: '准许动工', opinion: '抓紧', then: '待党委书记准停' },
  { by: '10001', press: '准停', then: '整治中' },
  { by: fixer, press: '记进度', answers: { 哪一天: '2018-10-30', 做了什么: '电工已进场' }, then: '等您整治' },
  { by: fixer, press: '报请验收', answers: { 结果: '改好了' }, refused: /请附一张照片/u },
  { by: fixer, press: '报请验收', answers: { 结果: '改好了', 照片: ['新插座.png'] }, then: '等您验收' },
  { by: fixer, press: '验收合格，销案', answers: { 结论: '合格' }, refused: /由您负责，须由外单位其他同志办理/u },
  { by: '10025', press: '验收合格，销案', answers: { 结论: '不合格' }, refused: /不合格的不能销案/u },
  { by: '10025', press: '验收合格，销案', answers: { 结论: '合格' }, then: '已销案' },
  { by: office, press: '复发重办', reason: '又串接了', then: '整治中' },
  { by: fixer, press: '报请验收', answers: { 结果: '又改好了', 照片: ['新插座.png'] }, then: '等您验收' },
  { by: '10005', press: '验收合格，销案', answers: { 结论: '合格' }, then: '已销案' },
];

/** The winter safety check: two stages, a sheet of its own, a chain of three with a fork in the middle. */
export const secondScript: MainJobScript = {
  plan: { year: 2018, stages: ['自查', '整治'], printed: ['一', '二', '三', '五'] },
  office,
  missing: ['2项任务没有责任部门', '3项任务没有写明办理方式', '1项任务没有时限'],
  assign: { lead: '党办', way: '记事办结', due: '2018-10-26' },
  start: [
    { by: office, press: '报批', then: '待书记签批' },
    { by: '10001', press: '签批', then: '已签批' },
    { by: office, press: '部署', then: '检查中' },
  ],
  sent: 73,
  clerk: '10011',
  sheet: { card: ['呼吸内科'], begun: { 检查日期: '2018-10-08' }, answers: sheetOf(hazards), submit: '送签' },
  second: {
    card: ['消化内科'],
    answers: sheetOf(['内镜清洗间无通风，气味刺鼻']),
    submit: '送签',
    detour: [
      { by: '10010', press: '签', then: '待医务会签、待护理会签' },
      { by: '10012', press: '护理会签', then: '待医务会签' },
      { by: '10004', press: '医务打回', reason: '请写明设备编号', then: '补正中' },
      { by: '10011', press: '补正送签', then: '待书记签' },
    ],
  },
  whole: {
    // Of individual sheets the office is not told whether they are done.
    share: '办齐，限定范围的清单另计',
    sheets: [
      { by: '10031', card: [], answers: sheetOf(['交接班时漏报一次']), submit: '告诉书记', turns: [{ by: '10028', press: '知悉', then: '书记已知悉' }] },
      {
        by: '10029',
        card: ['支部 儿科'],
        answers: sheetOf(['游戏角地垫破损，易绊倒']),
        submit: '送签',
        turns: [
          { by: '10028', press: '签', then: '待医务会签、待护理会签' },
          { by: '10030', press: '护理会签', then: '待医务会签' },
          { by: '10005', press: '医务会签', then: '待党办收表' },
          { by: '10008', press: '收下', then: '已收表' },
        ],
      },
    ],
  },
  firstReturn: {
    by: '10010',
    press: '打回',
    reason: '第1处写明是哪一间',
    correct: { table: '隐患', row: 1, column: '部位', text: '三病区治疗室' },
    resubmit: '补正送签',
  },
  signatures: [
    { by: '10010', press: '签', then: '待医务会签、待护理会签' },
    { by: '10003', press: '医务会签', then: '待护理会签' },
    { by: '10012', press: '护理会签', then: '待党办收表' },
  ],
  lastReturn: {
    by: office,
    press: '退还补正',
    reason: '第3处请写楼层',
    correct: { table: '隐患', row: 3, column: '部位', text: '负一层库房' },
    resubmit: '补正送签',
    waiting: '待党办收表',
  },
  batch: { by: office, colleague: '10006', press: '收下', accepted: '已收表' },
  individual: {
    cadre: '10015',
    secret: '夜班曾漏看一次',
    submit: '告诉书记',
    answers: sheetOf(['夜班曾漏看一次监护仪报警']),
    confirm: { by: '10010', press: '知悉', then: '书记已知悉' },
    strangers: ['10011', '10012', '10016', '10007', '10003', '10039', '10077'],
  },
  register: {
    title: '隐患销案簿',
    basis: '10月29日安全会商会',
    cases: [
      { text: hazards[1], entry: entry('当场处置', '消化内科', '高秋实'), turns: spot, number: /^安销2018-\d+$/u },
      { text: hazards[0], entry: entry('限期整治', '妇产科', '戴月明'), turns: scheduled, number: /^安销2018-\d+$/u, evidence: '新插座.png' },
    ],
  },
  plain: { card: ['消防知识培训'], press: '记上一笔', answers: { 哪一天: '2018-10-02', 做了什么: '全体演练一次' }, then: '已记事' },
  auditor: '10077',
  days: { first: '2018-10-08', corrected: '2018-10-10', meeting: '2018-10-30' },
};
