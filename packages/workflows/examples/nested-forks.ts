import type { ForkBranch, LifecycleDefinition, Step } from '../src/index.js';

/** Opinions gathered at the same time, one of them itself from two sides; a branch is taken only where it is needed. */
export const nestedForks: LifecycleDefinition = {
  format: 1,
  key: 'nested-forks',
  title: '会签',
  noun: '文件',
  create: { to: 'drafting', record: '新建' },
  order: ['drafting', 'signing', 'issued'],
  states: {
    drafting: {
      label: '起草中',
      tone: 'blue',
      work: { who: [{ type: 'person-field', field: 'creator' }], act: '继续起草' },
      on: { SEND: { to: 'signing', label: '送会签', who: [{ type: 'at-work' }], record: '送会签', submits: true } },
    },
    signing: {
      label: '会签中',
      tone: 'purple',
      chain: {
        agreed: 'issued',
        returned: 'drafting',
        nodes: [
          {
            type: 'fork',
            id: 'opinions',
            branches: [
              branch('law', '法规', [step('lawyer', '待法规审核', 'all')]),
              branch('sides', '两委', [
                step('deputy', '待副书记审核', 'any'),
                {
                  type: 'fork',
                  id: 'both',
                  branches: [
                    branch('party', '党委', [step('party-side', '待党委审核', 'any')]),
                    branch('admin', '行政', [step('admin-side', '待行政审核', 'any')]),
                  ],
                },
              ]),
              { ...branch('money', '财务', [step('treasurer', '待财务审核', 'any')]), when: { '>': [{ var: 'amount' }, 0] } },
            ],
          },
          step('chief', '待书记签发', 'any'),
        ],
      },
    },
    issued: { label: '已签发', tone: 'teal', end: 'done' },
  },
};

function branch(id: string, label: string, nodes: ForkBranch['nodes']): ForkBranch {
  return { id, label, nodes };
}

function step(id: string, label: string, mode: Step['mode']): Step {
  return {
    type: 'step',
    id,
    label,
    mine: '等您会签',
    mode,
    work: { who: [{ type: 'post', post: id, of: 'anywhere' }], act: '去会签' },
    agree: { label: '同意', record: '同意' },
    return: { label: '退回', record: '退回', then: 'walk-again' },
  };
}
