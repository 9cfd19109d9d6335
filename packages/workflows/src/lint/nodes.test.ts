import { expect, it } from '@jest/globals';
import type { ChainNode, LifecycleDefinition } from '../definition.js';
import { chainOf, stepOf } from '../testing/chain-of.js';
import { MAY_ALL } from '../testing/office-events.js';
import { lint } from './lint.js';
import { parseLifecycle } from './parse-lifecycle.js';

const wait = (until: object): ChainNode => ({ type: 'wait', id: 'day', label: '等', until }) as ChainNode; // some of these are wrong on purpose
const AFTER = { type: 'after', within: { amount: 3, unit: 'days' } };
const ITEMS = { type: 'items', form: 'f', field: 'matters', lost: 'go-on' };
const chosen = { type: 'cc', id: 'copy', label: '抄送', who: [{ type: 'expression', cases: [], otherwise: { type: 'chosen', by: 'submitter' } }] } as const;
const at = (nodes: readonly ChainNode[], more: Partial<LifecycleDefinition> = { office: MAY_ALL }): LifecycleDefinition =>
  chainOf([...nodes, stepOf('first')], more);
const nodes = '/states/review/chain/nodes/0';

it.each<readonly [string, LifecycleDefinition, string, string]>([
  ['a wait nobody may end', at([wait(AFTER)], {}), nodes, 'wait.nobody-lets-go'],
  ['a day in no field', at([wait({ type: 'form-day', form: 'f', field: '日期' })]), `${nodes}/until/field`, 'wait.wrong-field'],
  ['items in no field', at([wait({ ...ITEMS, field: '事项' })]), `${nodes}/until/field`, 'wait.wrong-field'],
  ['items of which no state counts', at([wait({ ...ITEMS, states: [] })]), `${nodes}/until/states`, 'wait.no-states'],
  ['a state that counts twice', at([wait({ ...ITEMS, states: ['done', 'done'] })]), `${nodes}/until/states/1`, 'id.duplicate'],
  ['an answer nobody enters', at([wait({ type: 'answer', label: '登记', record: '登记', who: [] })]), `${nodes}/until/who`, 'act.nobody'],
  ['nobody to tell', at([{ ...chosen, who: [] }]), `${nodes}/who`, 'tell.nobody'],
  ['somebody to tell whom nobody chooses', at([chosen]), `${nodes}/who/0`, 'tell.chosen'],
])('refuses %s', (_, definition, pointer, code) => {
  expect(
    lint(definition)
      .filter((one) => one.pointer === pointer)
      .map((one) => one.code),
  ).toContain(code);
});

it('a chain that asks nobody is none, whatever it waits for', () => {
  expect(lint(chainOf([wait(AFTER)], { office: MAY_ALL })).map(({ code }) => code)).toContain('chain.may-ask-nobody');
});

it('a chain that returns to nobody need not say where; one that does must', () => {
  const { returned: _, ...chain } = at([]).states['review']?.chain ?? { nodes: [], agreed: '' };
  const without = (first: ChainNode): LifecycleDefinition => ({
    ...at([]),
    states: { ...at([]).states, review: { label: '审核', tone: 'purple', chain: { ...chain, nodes: [first] } } },
  });
  const { return: back, ...plain } = stepOf('first');
  expect(lint(without(plain)).map(({ code }) => code)).not.toContain('chain.returned-missing');
  expect(lint(without({ ...plain, ...(back ? { return: back } : {}) })).map(({ code }) => code)).toContain('chain.returned-missing');
});

it('is read from JSON in every kind, and what is no kind of wait is told', () => {
  const whole = at([
    wait(AFTER),
    { ...wait({ ...ITEMS, states: ['closed'] }), id: 'others' },
    { ...chosen, id: 'word', type: 'notify', who: [{ type: 'group', group: 'readers' }] },
  ]);
  expect(parseLifecycle(JSON.parse(JSON.stringify(whole)))).toMatchObject({ ok: true });
  expect(parseLifecycle(JSON.parse(JSON.stringify(at([wait({ type: 'sometime' })]))))).toMatchObject({
    ok: false,
    problems: [{ pointer: `${nodes}/until/type` }],
  });
});
