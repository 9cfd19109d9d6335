import { words } from '../../../shared/texts/words.js';
import { panelWords } from './texts-panel.js';
import { ruleWords } from './texts-rules.js';

/** Users say 表单, 字段, 表格的列. */
export const t = words('form-builder', {
  ...panelWords,
  ...ruleWords,
  forms: '这份设计稿的表单', whichForm: '表单', noForms: '这份设计稿还没有表单。新建一张，从空白表生成，或改已有的表单。', newForm: '新建表单', fromSheet: '从空白表（Word、Excel）生成', newFormTitle: '新表单', copyForm: '复制', removeForm: '删除', formUsed: '流程在用', formNotUsed: '流程还没有用到', useInStart: '设为发起时填写的表单', copyTitle: '{{title}}（副本）', takeForm: '改已有的表单', saidFormTaken: '已取来{{title}}，改好后随这份设计稿发布为新版', saidForm: '已新建{{title}}', saidFormRemoved: '已删除{{title}}', saidFormCopied: '已复制{{title}}', fieldsN: '{{count}}个字段', usedByStart: '发起时填写',
  views: '表单的几个方面', viewFields: '字段', viewRules: '填写要求', viewRights: '权限', viewPreview: '预览', rulesN: '填写要求（{{count}}）',
  palette: '添加字段', outline: '目录', findKind: '查找字段类型', noKind: '没有这种字段', findField: '在这张表单里查找', noField: '没有找到', formSettings: '表单设置', left: '添加和目录',
  canvas: '表单', emptyForm: '还没有字段。点左边的字段添加，或拖到这里。', emptyFormPhone: '还没有字段。点“添加字段”。', keysShort: '方向键移动，+ 添加，Enter 设置，Delete 删除，Alt+方向键挪动，Ctrl+C/V 复制', keysHelp: '方向键在字段之间移动，右方向键进入表格的列，加号或 Insert 键在后面添加，Enter 键打开设置，Delete 键删除，Alt 加方向键挪动位置，Alt 加右方向键放进前面的表格，Alt 加左方向键移出表格，Ctrl+C 和 Ctrl+V 复制，Ctrl+Z 撤销。', dragHelp: '按空格键拿起，方向键选位置，再按空格键放下，Esc 键取消。',
  panel: '设置', addAfter: '在“{{label}}”之后添加', addFirst: '在最前面添加', addMenu: '添加字段', addColumn: '加一列', andMore: '（另有{{count}}处）', columnOf: '“{{table}}”的列', emptyTable: '这张表格还没有列。',
  saidAdded: '已添加{{label}}', saidRemoved: '已删除{{label}}', saidMoved: '已移动{{label}}', saidCopied: '已复制{{label}}', saidFirst: '已经在最前面', saidLast: '已经在最后面', saidNoTable: '旁边没有表格', saidNoTableInTable: '表格里不能再放表格', saidLifted: '拿起{{label}}', saidOver: '放在{{label}}之后', saidOverFirst: '放在最前面', saidLeft: '留在原处', copyLabel: '{{label}}（副本）', saidStillRead: '已删除{{label}}，还有{{count}}处条件用到它，请改一改',
  hasProblem: '有要改的地方', optional: '可不填', given: '自动算出', folded: '折叠在“更多”里', sometimes: '视情况必填', shownWhen: '{{when}}时显示', noLabel: '（没有名称）', minutes: '约{{count}}分钟', duration: '预计用时',
  groupText: '文字', groupNumber: '数字', groupDate: '日期', groupChoice: '选择', groupPeople: '人员和单位', groupTable: '表格和附件',
  text: '单行文字', 'long-text': '多行文字', static: '说明文字', integer: '整数', decimal: '小数、金额', score: '打分', rating: '评级', formula: '自动计算', date: '日期', month: '年月', year: '年份', 'date-time': '日期和时间', choice: '单选', choices: '多选', 'yes-no': '是或否', checklist: '逐项勾选', person: '人员', persons: '多名人员', unit: '单位', units: '多个单位', roster: '出席名单', table: '表格（可加行）', matrix: '固定行列的表', files: '附件',
  'text-about': '姓名、标题 输入 文本', 'long-text-about': '问题、措施、意见 段落 文本', 'static-about': '分节、填表说明 标题 分割', 'integer-about': '人数、次数 数量', 'decimal-about': '金额、比例 万元', 'score-about': '满分100分 评分', 'rating-about': '一到五级 星', 'formula-about': '合计、天数 公式 求和', 'date-about': '年月日 时间', 'month-about': '年和月', 'year-about': '四位年份', 'date-time-about': '几点几分 时刻', 'choice-about': '选一个 下拉', 'choices-about': '可选几个 复选', 'yes-no-about': '是、否 开关', 'checklist-about': '逐条打勾 清单', 'person-about': '一位同志 成员', 'persons-about': '几位同志 成员', 'unit-about': '支部、科室 部门', 'units-about': '几个支部、科室 部门', 'roster-about': '到会、请假 签到', 'table-about': '清单、台账 明细 子表', 'matrix-about': '打勾、数字 矩阵', 'files-about': '文件、照片 图片 上传',
  firstOption: '选项一', secondOption: '选项二', optionN: '选项{{n}}', firstRow: '第一行', secondRow: '第二行', firstColumn: '第一列', secondColumn: '第二列', newStatic: '请在这里写说明', newColumn: '内容', newTick: '事项{{n}}', yes: '是', no: '否', serial: '序号', drawnDay: '年-月-日', drawnMonth: '年-月', drawnYear: '年', drawnMoment: '年-月-日 时:分', drawnPerson: '输入姓名查找', drawnUnit: '选择单位', drawnFiles: '选择文件', drawnChoose: '请选择', drawnOf: '分，满分{{most}}分', drawnAdd: '＋ {{label}}', addRow: '再加一行',
});
