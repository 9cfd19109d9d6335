import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { LifecycleDefinition, Step } from '@bihuan/workflows';
import { Items } from '../capabilities/items/index.js';
import type { TestApp } from './test-app.js';

const form: FormDefinition = {
  format: 1,
  key: 'bed-count',
  title: '床位登记',
  minutes: 1,
  order: ['b1', 'b2'],
  fields: {
    b1: { id: 'b1', key: 'beds', kind: 'integer', label: '床位数', required: true, minimum: 1 },
    b2: { id: 'b2', key: 'remark', kind: 'text', label: '备注' },
  },
};

/** Handed in by a clerk, signed by whoever of two comes first. */
const lifecycle: LifecycleDefinition = {
  format: 1,
  key: 'bed-check',
  title: '床位核对',
  noun: '登记',
  create: { to: 'open', record: '下发' },
  order: ['open', 'signing', 'kept'],
  states: {
    open: {
      label: '待填',
      tone: 'grey',
      work: { who: [{ type: 'post', post: 'branch_clerk', of: 'item-unit' }], act: '填写' },
      on: { HAND_IN: { to: 'signing', label: '交上去', who: [{ type: 'at-work' }], submits: true, record: '上交' } },
    },
    signing: {
      label: '待签',
      tone: 'blue',
      on: { TAKE_BACK: { to: 'open', label: '撤回', who: [{ type: 'submitter' }], record: '撤回' } },
      chain: {
        agreed: 'kept',
        returned: 'open',
        nodes: [
          {
            type: 'step',
            id: 'sign',
            label: '待签',
            mine: '等您签',
            mode: 'any',
            work: {
              who: [
                { type: 'post', post: 'branch_secretary', of: 'item-unit' },
                { type: 'post', post: 'branch_committee', of: 'item-unit' },
              ],
              act: '去签',
            },
            rules: ['not-the-submitter'],
            agree: { label: '签', record: '签字' },
            return: { label: '退', record: '退回', then: 'straight-back' },
          },
        ],
      },
    },
    kept: { label: '已存', tone: 'teal', end: 'done' },
  },
};

/** The same, its step with something more. */
export const bedCheckWith = (key: string, more: Partial<Step>): LifecycleDefinition => {
  const { signing } = lifecycle.states;
  const { chain } = signing ?? {};
  if (!signing || !chain) throw new Error('it is signed');
  const nodes = chain.nodes.map((node) => (node.type === 'step' ? { ...node, ...more } : node));
  return { ...lifecycle, key, states: { ...lifecycle.states, signing: { ...signing, chain: { ...chain, nodes } } } };
};
/** Each in a way that no link decides: in person, by hand, or with files. */
const NO_LINK = {
  'bed-check-in-person': { personal: true },
  'bed-check-by-hand': { signature: 'required' },
  'bed-check-with-files': { files: { label: '会议纪要', with: ['agree'] } },
} as const;

/** The shipped library with one small process more, so that a story needs no knowledge of the shipped ones. */
export function libraryWithBedCheck(): ReturnType<typeof loadLibrary> {
  const library = loadLibrary();
  return { ...library, forms: [...library.forms, form], lifecycles: [...library.lifecycles, lifecycle] };
}

/** The same, and the ways no link decides. */
export function libraryWithoutLinks(): ReturnType<typeof loadLibrary> {
  const library = libraryWithBedCheck();
  return { ...library, lifecycles: [...library.lifecycles, ...Object.entries(NO_LINK).map(([key, step]) => bedCheckWith(key, step))] };
}
export type NoLink = keyof typeof NO_LINK;

/** Staff numbers of one branch: who fills in, and the two who may sign. */
export interface BedCheckPeople {
  readonly unitId: string;
  readonly clerk: string;
  readonly secretary: string;
  readonly committee: string;
}

const peopleOfOneBranch = `
  select h.unit_id as "unitId", min(s.staff_no) filter (where p.key = 'branch_clerk') as clerk,
    min(s.staff_no) filter (where p.key = 'branch_secretary') as secretary, max(s.staff_no) filter (where p.key = 'branch_committee') as committee
  from post_holdings h join posts p on p.id = h.post_id join persons s on s.id = h.person_id join units u on u.id = h.unit_id
  where upper_inf(h.during) group by h.unit_id, u.code
  having count(distinct s.id) filter (where p.key in ('branch_clerk', 'branch_secretary', 'branch_committee')) >= 3
    -- One hat each: a clerk who sits on the committee as well would be asked to sign too.
    and not min(s.staff_no) filter (where p.key = 'branch_clerk') = any(array_agg(s.staff_no) filter (where p.key <> 'branch_clerk'))
  order by u.code limit 1`;

export async function bedCheckPeople(test: TestApp): Promise<BedCheckPeople> {
  const people = await test.work.read(test.tenantId, (tx) => tx.row<BedCheckPeople>(peopleOfOneBranch));
  if (!people?.clerk || !people.secretary || !people.committee || new Set(Object.values(people)).size < 4)
    throw new Error('the demo organisation has no branch with a clerk, a secretary and another committee member');
  return people;
}

/** An item that waits for the clerk; its version is 1. */
export async function newBedCheck(test: TestApp, unitId: string, lifecycleKey = 'bed-check'): Promise<string> {
  const { item } = await test.work.run(test.tenantId, (tx) =>
    test.app.get(Items).create(tx, { kind: 'list', unitId, title: '床位登记', mainForm: form.key, lifecycleKey, dueOn: '2018-10-20', by: { system: 'test' } }),
  );
  return item.id;
}
