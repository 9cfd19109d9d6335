import { parseCondition } from '@bihuan/forms';
import { shapes } from '@bihuan/workflows';
import { checkRegister } from '../checks/check-register.js';
import type { RegisterDefinition } from '../kinds.js';
import type { BundleProblem, KnownNames, Reader } from './bundle.js';
import { bundleProblem } from './guard.js';

const { flag, list, literal, object, record, text } = shapes;
const MANY = { most: 100 };
const texts = list(text, MANY);
const flagOrText: shapes.Shape = (json, pointer) => (typeof json === 'boolean' ? flag(json, pointer) : text(json, pointer));
const condition: shapes.Shape = (json, pointer) => {
  const parsed = parseCondition(json);
  return parsed.ok ? [] : parsed.problems.map((one) => ({ ...one, pointer: pointer + one.pointer }));
};
const width: shapes.Shape = (json, pointer) =>
  typeof json === 'number' && json > 0 && json < 10_000 ? [] : [{ pointer, code: 'json.wrong-type', message: '这里要写一个宽度' }];
const columns = list(object({ label: text, value: text, width }, { frozen: flag }), MANY);
const defaults = list(object({ key: text, value: flagOrText, when: condition }), MANY);
const prefill = list(object({ form: text }, { values: record(text, MANY), table: object({ key: text, rows: list(record(text, MANY), MANY) }) }), MANY);

const register = object(
  {
    format: literal(1),
    key: text,
    title: text,
    lifecycle: text,
    entryForm: text,
    basisLabel: text,
    source: object({ form: text, table: text, text, more: texts }),
    owns: object({ dueOn: text, lead: text, leader: text, owner: text, class: text }),
    columns,
    views: list(object({ key: text, label: text }, { states: texts, class: texts, light: literal('yellow', 'red'), reopened: flag }), MANY),
    foot: list(object({ label: text, states: texts }, { always: flag, evenNone: flag }), MANY),
  },
  {
    defaults,
    prefill,
    tabs: list(object({ key: text, label: text, title: text, columns }), MANY),
    reopenedLabel: text,
    restrictedNote: text,
    merge: object({ act: text, form: text, serial: text }, { keeps: object({ when: condition, text }) }),
    takeOff: object({ act: text }),
    carry: object({ act: text }),
    progress: object({ act: text, form: text, on: text, text }),
    batch: texts,
    sampling: object(
      { label: text, class: texts, states: texts, draw: text, good: text, bad: text },
      { results: object({ waiting: text, good: text, bad: text }) },
    ),
    evidence: list(object({ form: text, files: text, text }), MANY),
    checkedIn: texts,
    slip: object({ title: text, series: text }),
  },
);

export const readRegister: Reader<RegisterDefinition> = (json) => {
  const problems = register(json, '');
  // The shape just looked at is its type.
  return problems.length > 0 ? { ok: false, problems } : { ok: true, definition: json as RegisterDefinition };
};

const WORDS: Readonly<Record<string, string>> = {
  lifecycle: '流程',
  form: '表单',
  cell: '单元格',
  'entry value': '列入表字段',
  value: '字段',
  word: '列的写法',
  source: '来源',
  'item value': '事项数据',
  reading: '条件能读的数据',
  column: '列',
  act: '办理动作',
  series: '编号规则',
  state: '状态',
};

/** What a register names and nobody knows, each at its place. */
export function registerNames(definition: RegisterDefinition, { names, pointer }: { names: KnownNames; pointer: string }): readonly BundleProblem[] {
  const lists = {
    forms: names.forms,
    lifecycles: names.lifecycles,
    formKeys: new Set(names.forms.keys()),
    lifecycleKeys: new Set(names.lifecycles.keys()),
    posts: new Set(names.posts.keys()),
    ways: new Set<string>(),
    categories: names.categories,
    series: names.series,
    registers: new Set(names.registers.keys()),
  };
  return checkRegister(definition, lists).map(({ where, text: said, pointer: inside = '' }) => {
    const [, what = '', name = ''] = /^no (.+) “(.+)”$/u.exec(said) ?? [];
    const at = where.replace(`register ${definition.key}`, '').trim();
    if (what !== '') return bundleProblem(pointer + inside, 'register.unknown-name', `${at === '' ? '' : `${at}：`}没有“${name}”这个${WORDS[what] ?? what}`);
    return bundleProblem(pointer + inside, 'register.foot', `${at}：${said.replace('is not counted', '没有计入合计行').replace('stands twice', '写了两次')}`);
  });
}
