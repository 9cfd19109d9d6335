import type { ChainNode, EditCommand, NamedResolver } from '@bihuan/workflows';

/** The chain that is drawn by hand in another story, as the commands of it; so that a story may begin where it is drawn. */
const post = (key: string, of: 'item-unit' | 'anywhere' = 'anywhere'): NamedResolver => ({ type: 'post', post: key, of });
const step = (id: string, label: string, who: readonly NamedResolver[], more: object): ChainNode => ({
  type: 'step',
  id,
  label,
  mine: '等您审批',
  mode: 'all',
  work: { who, act: '去审批' },
  agree: { label: '同意', record: '同意' },
  return: { label: '退回修改', record: '退回修改', then: 'walk-again' },
  ...more,
});
const no = { label: '不同意', record: '不同意' };
const vote = step('s-vote', '待党委票决', [{ type: 'body', category: 'committee' }], {
  mode: { type: 'vote', agree: { atLeast: [2, 3] }, reject: { over: [1, 3] } },
  reject: { ...no, policy: 'by-mode' },
});
const groups = step('s-branch', '待支部表态', [post('branch_secretary', 'item-unit'), post('branch_committee', 'item-unit')], {
  mode: { type: 'per-group', by: 'line', need: 1 },
  reject: { ...no, policy: 'one-veto' },
});
const fork: ChainNode = {
  type: 'fork',
  id: 's-kinds',
  takes: 'first',
  branches: [
    {
      id: 'b-major',
      label: '重大',
      when: { '==': [{ var: 'latest.request.kind' }, 'major'] },
      nodes: [
        step('s-head', '待党办主任审批', [post('office_head')], { personal: true }),
        {
          type: 'fork',
          id: 's-both',
          branches: [
            { id: 'b-vote', label: '党委票决', nodes: [vote] },
            { id: 'b-branch', label: '支部意见', nodes: [groups] },
          ],
        },
      ],
    },
    {
      id: 'b-else',
      label: '其他情况',
      nodes: [
        step('s-clerk', '待党办干事审批', [post('office_clerk')], {
          actions: ['transfer'],
          due: { within: { amount: 3, unit: 'working-days' }, remind: [1, 2], then: 'return' },
        }),
      ],
    },
  ],
};

/** Whom a plan sends it to fills it in, not whoever began it. */
const filling = [{ type: 'person-field', field: 'filler' }, post('branch_clerk', 'item-unit')];
const written = (state: string): EditCommand => ({ type: 'set', target: { type: 'state', state }, path: ['work', 'who'], value: filling });

export const nestedChain = (title: string): readonly EditCommand[] => [
  { type: 'insert-node', at: { chain: 'deciding', after: 'secretary' }, node: fork },
  ...['office', 'deputy', 'weight'].map((node): EditCommand => ({ type: 'remove-node', node })),
  ...['drafting', 'returned'].map(written),
  { type: 'set', target: { type: 'lifecycle' }, path: ['title'], value: title },
];
