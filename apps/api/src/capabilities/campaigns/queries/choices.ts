import { answersRead, type ChainNode, type LifecycleDefinition } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { list } from '../../definitions/index.js';
import { categories, unitTree } from '../../people/index.js';
import type { Choices } from '../campaigns.contract.js';
import { planWords } from './plan-words.js';

/** What the drawer of a task offers: published ways, forms and chains, and who there is to own it. */
export async function choicesOf(tx: Tx): Promise<Choices> {
  const words = await planWords(tx);
  const ways = await list(tx, 'way');
  const published = (await list(tx, 'lifecycle')).map(({ definition }) => definition);
  const attached = new Set(published.flatMap(formsOfActs));
  const lifecycles = published.filter(isForLists);
  // A form others begin by themselves is filled in here too, where a chain goes by what it says.
  const read = new Set(lifecycles.flatMap(formsRead));
  const forms = (await list(tx, 'form')).filter(({ definition: { key } }) => read.has(key) || !attached.has(key));
  return {
    ways: ways.map(({ definition: { key, label, hint, lists } }) => ({ key, label, hint, lists })),
    forms: forms.map(({ definition: { key, title, minutes } }) => ({ key, title, minutes })),
    lifecycles: lifecycles.map((definition) => ({ key: definition.key, title: definition.title, steps: stepLabels(definition), reads: formsRead(definition) })),
    categories: (await categories(tx)).map(({ key, units }) => ({ key, label: words.category(key).label, units })),
    units: (await unitTree(tx)).map(({ id, code, name, category, tree }) => ({ id, code, name, category, tree })),
  };
}

/** Whether an item of this lifecycle is there to be filled in: it begins as somebody's work, and handing in its main form moves it on. */
function isForLists({ create: { to }, start, states }: LifecycleDefinition): boolean {
  if (start) return false; // begun by people, not sent out by a plan
  const first = typeof to === 'string' ? [to] : to.map((branch) => branch.to);
  return first.some(
    (code) => states[code]?.work !== undefined && Object.values(states[code].on ?? {}).some(({ submits, form }) => submits === true && form === undefined),
  );
}

/** The forms whose contents its chain goes by. */
function formsRead(definition: LifecycleDefinition): string[] {
  const attached = formsOfActs(definition);
  return [...new Set(answersRead(definition).map(({ form }) => form))].filter((form) => !attached.includes(form));
}

/** Forms that come with an act of a lifecycle (a reason, an opinion, evidence) or that people begin by themselves: nobody is sent one of them to fill in. */
function formsOfActs({ create, start, states }: LifecycleDefinition): string[] {
  const acts = Object.values(states).flatMap(({ on }) => Object.values(on ?? {}));
  return [create, ...(start ? [start] : []), ...acts].flatMap(({ form }) => (form === undefined ? [] : [form]));
}

/** Steps of every chain of a lifecycle, in the order of its path; empty when nobody signs. */
function stepLabels({ order, states }: LifecycleDefinition): string[] {
  const codes = [...order, ...Object.keys(states).filter((code) => !order.includes(code))];
  return codes.flatMap((code) => states[code]?.chain?.nodes ?? []).flatMap(placeLabels);
}

/** A fork stands as one place, however deep: its branches do not follow one another. */
function placeLabels(node: ChainNode): string[] {
  if (node.type !== 'fork') return node.type === 'step' ? [node.label] : [];
  const branches = node.branches.map(({ label, nodes }) => ({ label, inner: nodes.flatMap(placeLabels).join('、') })).filter(({ inner }) => inner !== '');
  return branches.length === 0 ? [] : [`〔${branches.map(({ label, inner }) => `${label}：${inner}`).join('｜')}〕`];
}
