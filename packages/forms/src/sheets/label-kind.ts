import { cut } from '../cut.js';
import type { Field, Option } from '../definition.js';

/** What the words of a label say about its answer. */
export type KindReason =
  | 'options'
  | 'yes-no'
  | 'day'
  | 'moment'
  | 'month'
  | 'year'
  | 'number'
  | 'amount'
  | 'person'
  | 'persons'
  | 'unit'
  | 'units'
  | 'files'
  | 'long'
  | 'short'
  | 'unclear';

export interface KindGuess {
  /** The part of a field that its kind asks for. */
  readonly of: KindPart;
  readonly reason: KindReason;
  readonly confidence: number;
}

type WithoutName<F> = F extends Field ? Omit<F, 'id' | 'key' | 'label'> : never;
export type KindPart = WithoutName<Exclude<Field, { kind: 'table' }>>;

interface Rule {
  readonly words: RegExp;
  readonly guess: (unit: string) => KindGuess;
}

const sure = (of: KindPart, reason: KindReason, confidence: number) => (): KindGuess => ({ of, reason, confidence });

/** In this order: the last word of a label says most, «完成时间说明» is an explanation. */
const RULES: readonly Rule[] = [
  { words: /^是否|[(]是[/、]否[)]$/u, guess: sure({ kind: 'yes-no' }, 'yes-no', 0.85) },
  { words: /^(?:填报|填表|登记|填写)?日期$|^(?:填报|填表|填写)时间$/u, guess: sure({ kind: 'date', prefill: 'today' }, 'day', 0.9) },
  { words: /^(?:填报|填表|登记)人$/u, guess: sure({ kind: 'person', prefill: 'filler' }, 'person', 0.8) },
  { words: /(?:照片|附件|扫描件|佐证|佐证材料|证明材料)$/u, guess: sure({ kind: 'files' }, 'files', 0.8) },
  { words: /(?:出生年月|年月|月份)$/u, guess: sure({ kind: 'month' }, 'month', 0.8) },
  { words: /(?:年度|年份)$/u, guess: sure({ kind: 'year' }, 'year', 0.75) },
  { words: /(?:会议时间|活动时间|召开时间|开会时间|起始时间)$/u, guess: sure({ kind: 'date-time' }, 'moment', 0.7) },
  { words: /(?:日期|时限|期限|年月日)$/u, guess: sure({ kind: 'date' }, 'day', 0.85) },
  { words: /(?:时间)$/u, guess: sure({ kind: 'date' }, 'day', 0.65) },
  {
    words: /(?:金额|经费|预算|费用|单价|总价|合计)$/u,
    guess: (unit) => ({ of: { kind: 'decimal', scale: 2, ...(unit === '' ? {} : { unit }) }, reason: 'amount', confidence: 0.8 }),
  },
  {
    words: /(?:得分|分数|分值|评分|比例|百分比|占比|率)$/u,
    guess: (unit) => ({ of: { kind: 'decimal', scale: 1, ...(unit === '' ? {} : { unit }) }, reason: 'amount', confidence: 0.7 }),
  },
  { words: /(?:人数|数量|次数|个数|份数|件数|项数|天数|年龄|名次|总数|数)$/u, guess: sure({ kind: 'integer' }, 'number', 0.75) },
  { words: /(?:参加人员|出席人员|列席人员|缺席人员|与会人员|成员|参加人|出席人)$/u, guess: sure({ kind: 'persons' }, 'persons', 0.7) },
  { words: /(?:责任人|负责人|联系人|主持人|记录人|经办人|汇报人|申请人|领导)$/u, guess: sure({ kind: 'person' }, 'person', 0.7) },
  { words: /^(?:姓名|人员姓名|党员姓名)$/u, guess: sure({ kind: 'person' }, 'person', 0.6) },
  { words: /(?:协办单位|配合单位|配合部门|协办部门|参加单位)$/u, guess: sure({ kind: 'units' }, 'units', 0.65) },
  { words: /(?:单位|部门|科室|支部)$/u, guess: sure({ kind: 'unit' }, 'unit', 0.6) },
  { words: /(?:备注|电话|手机|邮箱|职务|职称|学历|民族|籍贯|编号|号码|名称|地点|类别|性别)$/u, guess: sure({ kind: 'text', maxLength: 200 }, 'short', 0.8) },
  {
    words: /(?:内容|措施|问题|情况|事迹|说明|原因|意见|表现|总结|简历|建议|目标|要求|成效|成果|体会|打算|依据|任务|过程|议题|决议|记录|事由|概述|评价)$/u,
    guess: sure({ kind: 'long-text', maxLength: 2000 }, 'long', 0.85),
  },
];

const UNITS: Readonly<Record<string, KindPart>> = {
  人: { kind: 'integer' },
  人次: { kind: 'integer' },
  个: { kind: 'integer' },
  次: { kind: 'integer' },
  项: { kind: 'integer' },
  件: { kind: 'integer' },
  场: { kind: 'integer' },
  篇: { kind: 'integer' },
  天: { kind: 'integer' },
  份: { kind: 'integer' },
  名: { kind: 'integer' },
  元: { kind: 'decimal', scale: 2, unit: '元' },
  万元: { kind: 'decimal', scale: 2, unit: '万元' },
  '%': { kind: 'decimal', scale: 1, unit: '%' },
  分: { kind: 'decimal', scale: 1, unit: '分' },
};

const BOX = /[□☐◻○〇]\s*/u;

/** The kind of answer a label asks for; `beside` is what stands where the answer goes. */
export function kindOfLabel(label: string, beside = ''): KindGuess {
  const options = optionsIn(beside);
  if (options.length > 1) return chosen(label, options);
  const plain = label.normalize('NFKC').replaceAll(/\s+/gu, '');
  const [, inBrackets = ''] = /[(]([^()]*)[)]$/u.exec(plain) ?? [];
  const counted = Object.hasOwn(UNITS, inBrackets) ? UNITS[inBrackets] : undefined;
  if (counted) return { of: counted, reason: counted.kind === 'integer' ? 'number' : 'amount', confidence: 0.9 };
  const named = /^(?:[^/、]{1,8}[/、])+[^/、]{1,8}$/u.test(inBrackets) && !/^是[/、]否$/u.test(inBrackets) ? inBrackets.split(/[/、]/u) : [];
  if (named.length > 1 && inBrackets.includes('/')) return chosen(label, named);
  if (/年.*月.*日/u.test(beside.replaceAll(/[\s_]+/gu, ''))) return { of: { kind: 'date' }, reason: 'day', confidence: 0.9 };
  const bare = plain.replace(/[(][^()]*[)]$/u, '');
  const rule = RULES.find(({ words }) => words.test(plain)) ?? RULES.find(({ words }) => words.test(bare));
  return rule?.guess(inBrackets.length <= 3 ? inBrackets : '') ?? { of: { kind: 'text', maxLength: 200 }, reason: 'unclear', confidence: 0.45 };
}

/** «□男 □女», «A. 是 B. 否» are no options; boxes are. */
function optionsIn(text: string): readonly string[] {
  if (!BOX.test(text)) return [];
  return [
    ...new Set(
      text
        .split(/[□☐◻○〇☑✓]/u)
        .slice(BOX.test(text.trimStart().slice(0, 2)) ? 1 : 0)
        .map((one) => one.replaceAll(/[\s_；;，,、。]+$/gu, '').trim())
        .filter((one) => one !== '' && one.length <= 60),
    ),
  ];
}

function chosen(label: string, labels: readonly string[]): KindGuess {
  if (labels.length === 2 && labels[0] === '是' && labels[1] === '否') return { of: { kind: 'yes-no' }, reason: 'yes-no', confidence: 0.9 };
  const options = labels.slice(0, 50).map((one, at): Option => ({ value: `o${at + 1}`, label: cut(one, 100) }));
  return { of: { kind: /多选/u.test(label) ? 'choices' : 'choice', options }, reason: 'options', confidence: 0.85 };
}
