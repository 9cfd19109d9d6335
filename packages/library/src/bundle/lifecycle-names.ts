import { variablesOf, type Condition } from '@bihuan/forms';
import { actsOf, below, nodesOf, statesOf, stepsOf } from '@bihuan/workflows';
import type {
  ActDefinition,
  Chain,
  ChainNode,
  EachOf,
  ItemsUntil,
  LifecycleDefinition,
  Located,
  Resolver,
  Target,
  WaitNode,
  Who,
  Work,
} from '@bihuan/workflows';
import { READINGS } from '../checks/check-lifecycle.js';
import { valueKeys } from '../checks/names.js';
import type { BundleProblem, DefinitionBundle, KnownNames } from './bundle.js';
import { conditionKinds } from './condition-kinds.js';
import { bundleProblem } from './guard.js';
import { columnsNamed, handedNamed } from './row-names.js';

/** What is known once the file counts too. */
export function withNames(bundle: Pick<DefinitionBundle, 'forms' | 'lifecycles' | 'series' | 'registers'>, known: KnownNames): KnownNames {
  return {
    ...known,
    forms: new Map([...known.forms, ...bundle.forms.map((form) => [form.key, form] as const)]),
    lifecycles: new Map([...known.lifecycles, ...bundle.lifecycles.map((one) => [one.key, one] as const)]),
    series: new Set([...known.series, ...bundle.series.map(({ key }) => key)]),
    registers: new Map([...known.registers, ...bundle.registers.map((one) => [one.key, one] as const)]),
  };
}

/** Posts, categories, forms, series and values a lifecycle names and nobody knows, each at its place. */
export function lifecycleNames(definition: LifecycleDefinition, names: KnownNames): readonly BundleProblem[] {
  const { create, start, office } = definition;
  const own = start?.form;
  const states = statesOf(definition);
  return [
    ...formNamed(create.form, '/create/form', names),
    ...formNamed(own, '/start/form', names),
    ...(start?.posts ?? []).flatMap((post, n) => postNamed(post, below('/start/posts', n), names)),
    ...targets(create.to, '/create/to', { form: create.form, names }),
    ...(office?.who ?? []).flatMap((who, n) => people(who, below('/office/who', n), names)),
    ...states.flatMap((state) => (state.value.work ? workNames(state.value.work, below(state.pointer, 'work'), names) : [])),
    ...states.flatMap(stepsOf).flatMap(({ value, pointer }) => workNames(value.work, below(pointer, 'work'), names)),
    ...states.flatMap((state) => nodesOf(state.value.chain, state.pointer)).flatMap(({ value, pointer }) => nodeNames(value, pointer, names)),
    ...states.flatMap(({ value: { chain }, pointer }) => (chain ? chainNames(chain, below(pointer, 'chain'), names) : [])),
    ...states.flatMap(actsOf).flatMap((act) => actNames(act, { own, names })),
  ];
}

function nodeNames(node: ChainNode, pointer: string, names: KnownNames): readonly BundleProblem[] {
  if (node.type === 'step') return [];
  if (node.type === 'wait') return waitNames(node, below(pointer, 'until'), names);
  if (node.type !== 'sub-items' && node.type !== 'fork') return node.who.flatMap((who, n) => people(who, below(pointer, 'who', n), names));
  if (node.type === 'fork') return node.branches.flatMap(({ when }, n) => condition(when, below(pointer, 'branches', n, 'when'), { form: undefined, names }));
  const { each, child } = node;
  const found = forWhom(each, below(pointer, 'each'), names);
  const at = below(pointer, 'child', 'data');
  const data = [...formNamed(child.data?.from, below(at, 'from'), names), ...handedNamed(node, at, names)];
  const lifecycle = names.lifecycles.has(child.lifecycle)
    ? []
    : [bundleProblem(below(pointer, 'child', 'lifecycle'), 'names.lifecycle', `没有“${child.lifecycle}”这个流程`)];
  return [...found, ...lifecycle, ...formNamed(child.form, below(pointer, 'child', 'form'), names), ...data];
}

function waitNames({ until }: WaitNode, pointer: string, names: KnownNames): readonly BundleProblem[] {
  if (until.type === 'form-day')
    return [
      ...formNamed(until.form, below(pointer, 'form'), names),
      ...fieldNamed({ form: until.form, field: until.field, pointer: below(pointer, 'field') }, names),
    ];
  if (until.type === 'items') return [...formNamed(until.form, below(pointer, 'form'), names), ...itemsNamed(until, pointer, names)];
  if (until.type !== 'answer') return [];
  const { form, who, requires = [] } = until;
  return [
    ...formNamed(form, below(pointer, 'form'), names),
    ...who.flatMap((one, n) => people(one, below(pointer, 'who', n), names)),
    ...requires.flatMap(({ when }, n) => condition(when, below(pointer, 'requires', n, 'when'), { form, names })),
  ];
}

/** A field that refers to records, and states in which those can be: each state is one of some process, and each process has one. */
function itemsNamed({ form, field, states }: ItemsUntil, pointer: string, { forms, lifecycles }: KnownNames): readonly BundleProblem[] {
  const known = forms.get(form);
  if (!known) return [];
  const found = Object.values(known.fields).find(({ key }) => key === field);
  if (found?.kind !== 'references') return [bundleProblem(below(pointer, 'field'), 'names.field', `表单“${known.title}”里没有“${field}”这个引用记录的字段`)];
  if (states === undefined) return [];
  const processes = found.of.flatMap((key) => lifecycles.get(key) ?? []);
  const strange = states.flatMap((code, n) =>
    processes.some((process) => Object.hasOwn(process.states, code))
      ? []
      : [bundleProblem(below(pointer, 'states', n), 'names.state', `“${found.label}”所引用的流程里没有“${code}”这个状态`)],
  );
  const never = processes.flatMap((process) =>
    states.some((code) => Object.hasOwn(process.states, code))
      ? []
      : [bundleProblem(below(pointer, 'states'), 'names.state-missing', `所选状态里没有一个是“${process.title}”的，等它永远等不到`)],
  );
  return strange.length > 0 ? strange : never;
}

/** Where agreement leads, and the series it issues a number from. */
function chainNames({ agreed, number }: Chain, pointer: string, names: KnownNames): readonly BundleProblem[] {
  const series =
    number === undefined || names.series.has(number) ? [] : [bundleProblem(below(pointer, 'number'), 'names.series', `没有“${number}”这个编号规则`)];
  return [...targets(agreed, below(pointer, 'agreed'), { form: undefined, names }), ...series];
}

function forWhom(each: EachOf, pointer: string, names: KnownNames): readonly BundleProblem[] {
  switch (each.type) {
    case 'people':
      return each.who.flatMap((who, n) => people(who, below(pointer, 'who', n), names));
    case 'units-of':
      return categoryNamed(each.category, below(pointer, 'category'), names);
    case 'rows':
      return [...formNamed(each.form, below(pointer, 'form'), names), ...columnsNamed(each, pointer, names)];
    case 'units':
      return [
        ...formNamed(each.form, below(pointer, 'form'), names),
        ...fieldNamed({ form: each.form, field: each.field, pointer: below(pointer, 'field') }, names),
      ];
  }
}

function categoryNamed(category: string, pointer: string, { categories }: KnownNames): readonly BundleProblem[] {
  return categories.has(category) ? [] : [bundleProblem(pointer, 'names.category', `组织里没有“${category}”这类单位`)];
}

function actNames({ value: act, pointer }: Located<ActDefinition>, { own, names }: { own: string | undefined; names: KnownNames }): readonly BundleProblem[] {
  const form = act.form ?? (act.submits ? own : undefined);
  const days = [
    ...(act.happened === undefined ? [] : [{ form: form ?? '', field: act.happened, at: below(pointer, 'happened') }]),
    ...(act.sets ?? []).map((one, n) => ({ form: one.form, field: one.field, at: below(pointer, 'sets', n, 'field') })),
  ];
  return [
    ...formNamed(act.form, below(pointer, 'form'), names),
    ...(act.number === undefined || names.series.has(act.number)
      ? []
      : [bundleProblem(below(pointer, 'number'), 'names.series', `没有“${act.number}”这个编号规则`)]),
    ...days.flatMap(({ form: key, field, at }) => fieldNamed({ form: key, field, pointer: at }, names)),
    ...act.who.flatMap((who, n) => people(who, below(pointer, 'who', n), names)),
    ...targets(act.to, below(pointer, 'to'), { form, names }),
    ...(act.requires ?? []).flatMap(({ when }, n) => condition(when, below(pointer, 'requires', n, 'when'), { form, names })),
  ];
}

function workNames({ who, orElse = [] }: Work, pointer: string, names: KnownNames): readonly BundleProblem[] {
  const located = [...who.map((one, n) => [one, below(pointer, 'who', n)] as const), ...orElse.map((one, n) => [one, below(pointer, 'orElse', n)] as const)];
  return located.flatMap(([one, at]) => people(one, at, names));
}

function people(who: Who | Resolver, pointer: string, names: KnownNames): readonly BundleProblem[] {
  if (who.type === 'expression')
    return [
      ...who.cases.flatMap(({ when, then }, n) => [
        ...condition(when, below(pointer, 'cases', n, 'when'), { form: undefined, names }),
        ...people(then, below(pointer, 'cases', n, 'then'), names),
      ]),
      ...people(who.otherwise, below(pointer, 'otherwise'), names),
    ];
  if (who.type === 'chosen') return (who.from ?? []).flatMap((one, n) => people(one, below(pointer, 'from', n), names));
  if (who.type === 'body') return categoryNamed(who.category, below(pointer, 'category'), names);
  const field =
    'form' in who
      ? [...formNamed(who.form, below(pointer, 'form'), names), ...fieldNamed({ form: who.form, field: who.field, pointer: below(pointer, 'field') }, names)]
      : [];
  return 'post' in who && who.post !== undefined ? [...field, ...postNamed(who.post, below(pointer, 'post'), names)] : field;
}

function postNamed(post: string, pointer: string, { posts }: KnownNames): readonly BundleProblem[] {
  return post === '' || posts.has(post) ? [] : [bundleProblem(pointer, 'names.post', `没有“${post}”这个职务`)];
}

function formNamed(form: string | undefined, pointer: string, { forms }: KnownNames): readonly BundleProblem[] {
  return form === undefined || forms.has(form) ? [] : [bundleProblem(pointer, 'names.form', `没有“${form}”这张表`)];
}

function fieldNamed({ form, field, pointer }: { form: string; field: string; pointer: string }, { forms }: KnownNames): readonly BundleProblem[] {
  const known = forms.get(form);
  if (!known || valueKeys(known).has(field)) return [];
  return [bundleProblem(pointer, 'names.field', `表单“${known.title}”里没有“${field}”这个字段`)];
}

interface Reading {
  readonly form: string | undefined;
  readonly names: KnownNames;
}

function targets(to: Target | undefined, pointer: string, reading: Reading): readonly BundleProblem[] {
  return to === undefined || typeof to === 'string' ? [] : to.flatMap(({ when }, n) => condition(when, below(pointer, n, 'when'), reading));
}

/** A condition reads the form of its act, the newest submission of a form, or what capabilities offer; nothing else is ever gathered. */
function condition(when: Condition | undefined, pointer: string, { form, names }: Reading): readonly BundleProblem[] {
  if (when === undefined) return [];
  const unknown = variablesOf(when).flatMap((path) => {
    const [root, first = '', second = ''] = path.split('.');
    if (root === 'form' && form !== undefined) return fieldNamed({ form, field: first, pointer }, names);
    if (root === 'latest') return [...formNamed(first, pointer, names), ...fieldNamed({ form: first, field: second, pointer }, names)];
    return READINGS.has(path) ? [] : [bundleProblem(pointer, 'names.reading', `条件读的“${path}”不存在`)];
  });
  return unknown.length > 0 ? unknown : conditionKinds(when, pointer, (path) => fieldAt(path, { form, names }));
}

function fieldAt(path: string, { form, names }: Reading) {
  const [root, first = '', second = '', third] = path.split('.');
  const [key, field, column] = root === 'latest' ? [first, second, third] : [form ?? '', first, second === '' ? undefined : second];
  const found = Object.values((root === 'form' || root === 'latest' ? names.forms.get(key) : undefined)?.fields ?? {}).find((one) => one.key === field);
  if (column === undefined || found?.kind !== 'table') return column === undefined ? (found ?? null) : null;
  return Object.values(found.columns).find((one) => one.key === column) ?? null;
}
