import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormDefinition, FormRule, Option, OptionSetUsed, Tick } from '../definition.js';
import { equalJson } from '../changes/index.js';
import { differenceOfOptions } from '../option-sets/difference.js';
import { kindOf } from '../fields/registry.js';
import { hasOptions } from '../option-sets/has-options.js';
import { prefillInWords } from '../prefill/words.js';
import { differenceOfAccess } from './difference-of-access.js';
import { differenceOfLayout, isReordered } from './difference-of-layout.js';

/** What a new version of a form changes, sentence by sentence. A field is the same one as long as its id is. */
export function differenceOfForms(before: FormDefinition, after: FormDefinition): readonly string[] {
  const title = before.title === after.title ? [] : [`名称由“${before.title}”改为“${after.title}”`];
  const order = sameMembers(before.order, after.order) && isReordered(before, after) ? ['字段换了顺序'] : [];
  const rest = (['guidance', 'minutes', 'nil', 'paper', 'summary', 'migrations'] as const)
    .filter((part) => !equalJson(before[part], after[part]))
    .map((part) => (part === 'minutes' ? `预计用时由${before.minutes}分钟改为${after.minutes}分钟` : `改了${PARTS[part]}`));
  return [
    ...title,
    ...between(fieldsOf(before), fieldsOf(after), '字段'),
    ...order,
    ...differenceOfLayout(before, after),
    ...betweenRules(before.rules ?? [], after.rules ?? []),
    ...differenceOfAccess(before, after),
    ...rest,
  ];
}

const PARTS = { guidance: '填报说明', nil: '“无”的填法', paper: '打印样式', summary: '摘要', migrations: '已填内容的处理' } as const;
const PROPERTIES: Readonly<Record<string, string>> = {
  label: '名称',
  key: '数据名',
  kind: '类型',
  hint: '提示',
  visible: '显示条件',
  options: '选项',
  phrases: '常用语',
  maxLength: '最多字数',
  minimum: '最小值',
  maximum: '最大值',
  maxItems: '最多个数',
  minRows: '最少行数',
  maxRows: '最多行数',
  text: '文字',
  notAfterToday: '是否可填以后的日期',
  rowNoun: '行的叫法',
  addLabel: '加行按钮',
  scale: '小数位数',
  default: '默认值',
  requiredWhen: '必填条件',
  readOnlyWhen: '只读条件',
  prefix: '编号前缀',
  yearly: '是否按年编号',
  digits: '编号位数',
  per: '编号范围',
  organs: '发文代字',
  of: '算法或可引用的流程',
  privacy: '隐私级别',
  rows: '行',
  columns: '列',
  cell: '单元格的填法',
  totals: '合计',
  unit: '单位',
  levels: '等级数',
  synonyms: '别名',
};

/** A rule is the same one as long as its id is. */
function betweenRules(before: readonly FormRule[], after: readonly FormRule[]): readonly string[] {
  const were = new Map(before.map((rule) => [rule.id, rule]));
  const gone = before.filter(({ id }) => !after.some((rule) => rule.id === id)).map(({ message }) => `去掉填写要求“${message}”`);
  const now = after.flatMap((rule) => {
    const was = were.get(rule.id);
    return was ? (equalJson(was, rule) ? [] : [`改了填写要求“${was.message}”`]) : [`新增填写要求“${rule.message}”`];
  });
  const [older, newer] = [before.filter(({ id }) => after.some((rule) => rule.id === id)), after.filter(({ id }) => were.has(id))];
  return [...gone, ...now, ...(older.map(({ id }) => id).join() === newer.map(({ id }) => id).join() ? [] : ['填写要求换了顺序'])];
}

function between(before: readonly Field[], after: readonly Field[], what: string): readonly string[] {
  const [were, are] = [new Map(before.map((field) => [field.id, field])), new Map(after.map((field) => [field.id, field]))];
  const gone = before.filter(({ id }) => !are.has(id)).map(({ label }) => `去掉${what}“${label}”`);
  return [...gone, ...after.flatMap((field) => ofField(were.get(field.id), field, what))];
}

function ofField(was: Field | undefined, is: Field, what: string): readonly string[] {
  if (!was) return [`新增${what}“${is.label}”`];
  const [one, other]: [Record<string, unknown>, Record<string, unknown>] = [{ ...was }, { ...is }];
  const changed = [...new Set([...Object.keys(one), ...Object.keys(other)])].filter(
    (key) => (is.kind !== 'table' || (key !== 'columns' && key !== 'columnOrder')) && !equalJson(one[key], other[key]),
  );
  const own = changed.map((key) => {
    if (key === 'label') return `${what}“${was.label}”改名为“${is.label}”`;
    if (key === 'options' && hasOptions(was) && hasOptions(is)) return `${what}“${is.label}”的选项${optionWords(was.options, is.options)}`;
    if (key === 'optionSet' && hasOptions(was) && hasOptions(is)) return `${what}“${is.label}”${setWords(was.optionSet, is.optionSet)}`;
    if (key === 'prefill') return `${what}“${is.label}”的预填由${prefillWords(was)}改为${prefillWords(is)}`;
    return `${what}“${is.label}”${boundWords(key, was, is) ?? turnedWords(key, other[key] === true) ?? `改了${PROPERTIES[key] ?? key}`}`;
  });
  return was.kind === 'table' && is.kind === 'table' ? [...own, ...between(columnsOf(was), columnsOf(is), `“${is.label}”的列`)] : own;
}

const TURNED: Readonly<Record<string, readonly [on: string, off: string]>> = {
  required: ['必填', '可不填'],
  folded: ['折叠在“更多”里', '直接显示'],
};

/** What is one of two: which it is now. */
const turnedWords = (key: string, isOn: boolean): string | undefined => {
  const words = TURNED[key];
  return words && `改为${words[isOn ? 0 : 1]}`;
};

const BOUNDS: Readonly<Record<string, string>> = {
  maxRows: '行',
  minRows: '行',
  maxLength: '字',
  maxItems: '项',
  minimum: '',
  maximum: '',
  scale: '位',
  digits: '位',
  levels: '级',
};

/** From how many to how many: whoever reads it sees whether answers that are there still fit. */
function boundWords(key: string, was: Field, is: Field): string | undefined {
  const unit = BOUNDS[key];
  if (unit === undefined) return undefined;
  const said = (field: Field): string => {
    const bound = boundOf(key, field);
    return bound === undefined ? '不限' : `${bound}${unit}`;
  };
  const [from, to] = [said(was), said(is)];
  return from === to ? `的${PROPERTIES[key]}改了写法，仍为${to}` : `的${PROPERTIES[key]}由${from}改为${to}`;
}

/** As the field says it, otherwise as its kind goes by; what a number may be is bounded by the field alone. */
function boundOf(key: string, field: Field): number | undefined {
  const { options, schema } = kindOf(field).widget(field);
  const own: Readonly<Record<string, unknown>> = key === 'minimum' || key === 'maximum' ? { ...field } : { ...schema, ...options, ...field };
  const bound = own[key];
  return typeof bound === 'number' ? bound : undefined;
}

/** What is said of an option beside its words belongs to the form: when it is offered, whether it may stay without a tick. */
function optionWords(before: readonly Option[], after: readonly Option[]): string {
  const was = new Map(before.map((one) => [one.value, one]));
  const own = after.filter((one) => {
    const old: (Option & { readonly optional?: boolean }) | undefined = was.get(one.value);
    return old !== undefined && (!equalJson(old.when, one.when) || old.optional !== (one as Tick).optional);
  });
  return [...differenceOfOptions(before, after), ...own.map(({ label }) => `改了“${label}”的出现条件或是否必勾`)].join('，');
}

function setWords(was: OptionSetUsed | undefined, is: OptionSetUsed | undefined): string {
  if (!was) return '改用选项表里的选项';
  if (!is) return '不再用选项表，改为本表单自己的选项';
  return was.key === is.key ? `的选项表由第${was.version}版换到第${is.version}版` : '换了一份选项表';
}

const prefillWords = ({ prefill }: Field): string => (prefill === undefined ? '无' : `“${prefillInWords(prefill)}”`);

const sameMembers = (a: readonly string[], b: readonly string[]): boolean => a.length === b.length && a.every((id) => b.includes(id));
