import { printCondition } from '@bihuan/forms';
import type { Condition } from '@bihuan/forms';
import { dueInWords, filesInWords, modeInWords, whoInWords } from './definition-words.js';
import type { PostNames } from './definition-words.js';

export type { PostNames };

/** What properties of definitions are called; one that is missing is told by its own name. */
const names: Readonly<Record<string, string>> = {
  label: '名称',
  title: '名称',
  noun: '对象的叫法',
  tone: '颜色',
  mine: '对办理人的叫法',
  work: '由谁办',
  mode: '多人时怎样算通过',
  agree: '同意的叫法',
  reject: '不同意',
  return: '退回',
  rules: '对人的限制',
  self: '提交人就是审批人时',
  again: '前面签过的人',
  personal: '必须亲签',
  signature: '必须手写签名',
  files: '须附的材料',
  follows: '岗位变动时',
  standIn: '代办到期后',
  actions: '可用的办理方式',
  due: '时限',
  takes: '走几个分支',
  onReject: '分支里不同意时',
  when: '条件',
  agreed: '通过后去向',
  returned: '退回后去向',
  rejected: '不同意后去向',
  returnLimit: '退回次数提醒',
  to: '去向',
  who: '由谁办',
  form: '表单',
  reason: '是否写理由',
  phrases: '常用语',
  requires: '办理条件',
  primary: '主要按钮',
  grave: '醒目提示',
  rare: '收在“更多”里',
  hint: '提示',
  record: '记录用语',
  offered: '何时出现',
  number: '编号规则',
  submits: '是否算提交',
  happened: '发生日期',
  sets: '改哪个日期',
  then: '随后的动作',
  order: '显示顺序',
  office: '党办处置',
  late: '逾期说明',
  start: '发起',
  'create.to': '新建后去向',
  'create.form': '新建时的表单',
  'create.record': '新建的记录用语',
  end: '终点',
  back: '是否算退回',
  clock: '计时',
  clockWords: '计时说明',
  timers: '到期自动办理',
  lights: '亮灯告知',
  each: '下级事项发给谁',
  child: '下级事项',
  enough: '多少个办成才算数',
  bad: '下级事项没办成时',
  rest: '其余下级事项',
  left: '离开时的下级事项',
  pattern: '编号规则',
  columns: '列',
  tabs: '分表',
  views: '视图',
  foot: '合计行',
  source: '来源',
  minutes: '预计用时',
  key: '编号',
  id: '编号',
  nodes: '步骤',
};

interface Cell {
  readonly property: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** «的名称由“a”改为“b”»: follows the part it belongs to. */
export function propertyWords({ property, before, after }: Cell, posts: PostNames): string {
  const name = names[property] ?? `“${property}”`;
  const [was, is] = [valueInWords(property, before, posts), valueInWords(property, after, posts)];
  if (was === null || is === null || was === is) return `改了${name}`;
  if (was === '') return `加上了${name}：${is}`;
  return is === '' ? `去掉了${name}（原为${was}）` : `的${name}由${was}改为${is}`;
}

/** Empty where there is nothing; null where it takes more than a few words. */
function valueInWords(property: string, value: unknown, posts: PostNames): string | null {
  if (value === undefined || value === null) return '';
  if (typeof value === 'boolean') return value ? '是' : '否';
  if (typeof value === 'number') return String(value);
  if (property === 'mode') return modeInWords(value);
  if (property === 'work' || property === 'who') return whoInWords(value, posts);
  if (property === 'due') return dueInWords(value);
  if (property === 'files') return filesInWords(value);
  if (property === 'when') return `“${printCondition(value as Condition, {})}”`; // checked as a condition when it was read
  if (typeof value === 'string') return `“${value}”`;
  return null;
}
