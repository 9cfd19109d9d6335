import { variablesOf, type Condition } from '@bihuan/forms';
import { below, nodesOf } from '@bihuan/workflows';
import type { ActDefinition, ChainNode, ItemsUntil, LifecycleDefinition, Resolver, StateDefinition, SubItems, Target, WaitNode, Who } from '@bihuan/workflows';
import { columnsNamed, handedNamed } from '../bundle/row-names.js';
import { valueKeys, type Names } from './names.js';
import { unknown, type Problem } from './problem.js';

/** Forms, posts, series and values a lifecycle names. Its own shape is the business of the workflows package. */
export function checkLifecycle(lifecycle: LifecycleDefinition, names: Names): readonly Problem[] {
  const where = `lifecycle ${lifecycle.key}`;
  const { create } = lifecycle;
  const begun = [
    ...unknown(where, { what: 'form', name: lifecycle.start?.form, known: names.formKeys }),
    ...(lifecycle.start?.posts ?? []).flatMap((name) => unknown(where, { what: 'post', name, known: names.posts })),
  ];
  const created = unknown(where, { what: 'form', name: create.form, known: names.formKeys });
  const branches = conditionsOf(create.to).flatMap((condition) => checkCondition(`${where} create`, { condition, form: create.form }, names));
  const states = Object.entries(lifecycle.states).flatMap(([code, state]) => checkState(`${where} ${code}`, state, names));
  const told = (lifecycle.lights ?? []).flatMap(({ tell }) => tell.flatMap((who) => checkWho(`${where} lights`, who, names)));
  return [...begun, ...created, ...branches, ...states, ...checkHanded(where, lifecycle, names), ...told];
}

function checkState(where: string, state: StateDefinition, names: Names): readonly Problem[] {
  const nodes = (state.chain?.nodes ?? []).flatMap(withInner);
  const people = [...(state.work ? [state.work] : []), ...nodes.flatMap(worksOf)].flatMap(({ who, orElse = [] }) => [...who, ...orElse]);
  const ways = conditionsOf(state.chain?.agreed).flatMap((condition) => checkCondition(where, { condition, form: undefined }, names));
  const waits = nodes.flatMap((node) => (node.type === 'wait' ? checkWait(`${where}.${node.id}`, node, names) : []));
  const branches = nodes.flatMap((node) =>
    node.type === 'fork'
      ? node.branches.flatMap(({ when }) => (when ? checkCondition(`${where}.${node.id}`, { condition: when, form: undefined }, names) : []))
      : [],
  );
  const acts = Object.entries(state.on ?? {}).flatMap(([code, act]) => checkAct(`${where}.${code}`, act, names));
  return [
    ...people.flatMap((who) => checkWho(where, who, names)),
    ...ways,
    ...branches,
    ...unknown(where, { what: 'series', name: state.chain?.number, known: names.series }),
    ...waits,
    ...nodes.flatMap((node) => (node.type === 'sub-items' ? checkSubItems(`${where}.${node.id}`, node, names) : [])),
    ...acts,
  ];
}

function checkAct(where: string, act: ActDefinition, names: Names): readonly Problem[] {
  const conditions = [...conditionsOf(act.to), ...(act.requires ?? []).map(({ when }) => when)];
  return [
    ...unknown(where, { what: 'form', name: act.form, known: names.formKeys }),
    ...unknown(where, { what: 'series', name: act.number, known: names.series }),
    ...unknown(where, { what: 'date', name: act.happened, known: valueKeys(names.forms.get(act.form ?? '')) }),
    ...(act.sets ?? []).flatMap(({ form, field }) => unknown(where, { what: 'date', name: field, known: valueKeys(names.forms.get(form)) })),
    ...act.who.flatMap((who) => checkWho(where, who, names)),
    ...conditions.flatMap((condition) => checkCondition(where, { condition, form: act.form }, names)),
  ];
}

/** For whom they begin stands in a form that is known, in a lifecycle that is known and can be ended from above. */
function checkSubItems(where: string, { each, child }: SubItems, names: Names): readonly Problem[] {
  const process = names.lifecycles.get(child.lifecycle);
  const named =
    each.type === 'units'
      ? unknown(where, {
          what: 'value',
          name: each.column ?? each.field,
          known: valueKeys(names.forms.get(each.form), each.column === undefined ? undefined : each.field),
        })
      : [];
  const people = each.type === 'people' ? each.who.flatMap((who) => checkWho(where, who, names)) : [];
  const endless =
    process && process.office?.terminate === undefined ? unknown(where, { what: 'lifecycle that can be ended', name: child.lifecycle, known: new Set() }) : [];
  return [
    ...unknown(where, { what: 'lifecycle', name: child.lifecycle, known: names.lifecycleKeys }),
    ...unknown(where, { what: 'form', name: child.form, known: names.formKeys }),
    ...named,
    ...people,
    ...endless,
  ];
}

/** What rows are called by, in whose hands they are, and what is handed down: each at its place, by the rules that files are read by. */
function checkHanded(where: string, { states }: LifecycleDefinition, names: Names): readonly Problem[] {
  const nodes = Object.entries(states).flatMap(([code, { chain }]) => nodesOf(chain, below('/states', code)));
  return nodes
    .flatMap(({ value, pointer }) =>
      value.type === 'sub-items'
        ? [
            ...(value.each.type === 'rows' ? columnsNamed(value.each, below(pointer, 'each'), names) : []),
            ...handedNamed(value, below(pointer, 'child', 'data'), names),
          ]
        : [],
    )
    .map(({ pointer, code, message }) => ({ where, text: `${code}：${message}`, pointer }));
}

/** A day is in a field of its form; what brings an answer is known. */
function checkWait(where: string, { until }: WaitNode, names: Names): readonly Problem[] {
  if (until.type === 'form-day') return unknown(where, { what: 'date', name: until.field, known: valueKeys(names.forms.get(until.form)) });
  if (until.type === 'items') return checkItems(where, until, names);
  if (until.type !== 'answer') return [];
  const { form, who, requires = [] } = until;
  return [
    ...unknown(where, { what: 'form', name: form, known: names.formKeys }),
    ...who.flatMap((one) => checkWho(where, one, names)),
    ...requires.flatMap(({ when }) => checkCondition(where, { condition: when, form }, names)),
  ];
}

/** A field that refers to records of processes that have the states. */
function checkItems(where: string, { form, field, states = [] }: ItemsUntil, names: Names): readonly Problem[] {
  const fields = Object.values(names.forms.get(form)?.fields ?? {}).flatMap((one) => (one.kind === 'references' ? [one] : []));
  const codes = fields.filter(({ key }) => key === field).flatMap(({ of }) => of.flatMap((key) => Object.keys(names.lifecycles.get(key)?.states ?? {})));
  return [
    ...unknown(where, { what: 'reference', name: field, known: new Set(fields.map(({ key }) => key)) }),
    ...states.flatMap((name) => unknown(where, { what: 'state', name, known: new Set(codes) })),
  ];
}

function checkWho(where: string, who: Who | Resolver, names: Names): readonly Problem[] {
  if (who.type === 'expression') {
    const conditions = who.cases.flatMap(({ when }) => checkCondition(where, { condition: when, form: undefined }, names));
    return [...conditions, ...[...who.cases.map(({ then }) => then), who.otherwise].flatMap((one) => checkWho(where, one, names))];
  }
  if (who.type === 'chosen') return (who.from ?? []).flatMap((one) => checkWho(where, one, names));
  const field = 'form' in who ? unknown(where, { what: 'value', name: who.field, known: valueKeys(names.forms.get(who.form)) }) : [];
  return 'post' in who ? [...field, ...unknown(where, { what: 'post', name: who.post, known: names.posts })] : field;
}

/** A condition reads the act's form, the newest submission of a form, or one of the readings; nothing else is ever gathered. */
function checkCondition(where: string, { condition, form }: { condition: Condition; form: string | undefined }, names: Names): readonly Problem[] {
  return variablesOf(condition).flatMap((path) => {
    const [root, first = '', second = ''] = path.split('.');
    if (root === 'form' && form !== undefined) return unknown(where, { what: 'value', name: first, known: valueKeys(names.forms.get(form)) });
    if (root === 'latest') return unknown(where, { what: 'value', name: second, known: valueKeys(names.forms.get(first)) });
    return unknown(where, { what: 'reading', name: path, known: READINGS });
  });
}

/** What capabilities offer conditions to read. */
export const READINGS: ReadonlySet<string> = new Set([
  ...['children.open', 'children.total'],
  ...['item.dueOn', 'item.submissions', 'item.returns', 'item.reopened'],
  ...[
    'plan.blockers',
    'plan.taskWithoutLead',
    'plan.taskWithoutHow',
    'plan.taskWithoutDue',
    'plan.contradictions',
    'plan.taskWithoutUnit',
    'plan.unchecked',
    'plan.tasks',
  ],
  ...['entry.sourceCategory', 'entry.twins', 'entry.drawn', 'entry.untouched'],
  ...['stage.gateOpen', 'stage.left', 'stage.campaignStarted', 'stage.campaignOver'],
  ...['review.made', 'review.mayAsk', 'review.isOver'],
]);

const conditionsOf = (target: Target | undefined): readonly Condition[] =>
  target === undefined || typeof target === 'string' ? [] : target.flatMap(({ when }) => (when === undefined ? [] : [when]));

const withInner = (node: ChainNode): readonly ChainNode[] => [
  node,
  ...(node.type === 'fork' ? node.branches.flatMap((branch) => branch.nodes.flatMap(withInner)) : []),
];

/** Who works there, or is told. */
const worksOf = (node: ChainNode): readonly { readonly who: readonly Resolver[]; readonly orElse?: readonly Resolver[] }[] => {
  if (node.type === 'step') return [node.work];
  return node.type === 'cc' || node.type === 'notify' ? [node] : [];
};
