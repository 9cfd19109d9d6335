/** A definition as one file, as a party office would write it: two forks in one another, a vote, somebody to sign before, returns. Names the demo's posts. */
export const jointMatter = JSON.stringify(
  {
    type: 'bihuan-definitions',
    format: 1,
    lifecycles: [
      {
        format: 1,
        key: 'joint-matter',
        title: '联合事项：书记签发，党办与领导并行，党办主任定稿',
        noun: '联合事项',
        start: { label: '提出联合事项', hint: '需要党办和领导同时研究的事项', posts: ['branch_clerk', 'branch_secretary'], form: 'joint-matter' },
        create: { to: 'drafting', record: '新建' },
        order: ['drafting', 'deciding', 'agreed'],
        states: {
          drafting: {
            label: '起草中',
            mine: '等您起草',
            tone: 'grey',
            work: { who: [{ type: 'person-field', field: 'creator' }], act: '起草', minutes: 5 },
            on: { SEND: { to: 'deciding', label: '送书记签发', who: [{ type: 'at-work' }], record: '送签', submits: true, primary: true } },
          },
          deciding: {
            label: '研究中',
            tone: 'blue',
            chain: {
              agreed: 'agreed',
              returned: 'correcting',
              rejected: 'declined',
              nodes: [
                signs('secretary', ['待书记签发', '等您签发'], '签发', [post('branch_secretary', 'item-unit')], { self: 'allow' }),
                {
                  type: 'fork',
                  id: 'together',
                  branches: [
                    {
                      id: 'office',
                      label: '党办核稿',
                      nodes: [
                        signs('office', ['待党办核稿', '等您核稿'], '核稿同意', [post('office_clerk')], {
                          actions: ['add-signer', 'consult'],
                          return: { label: '退回修改', record: '退回修改', then: 'walk-again' },
                        }),
                      ],
                    },
                    {
                      id: 'leaders',
                      label: '领导研究',
                      nodes: [
                        {
                          type: 'fork',
                          id: 'both',
                          branches: [
                            {
                              id: 'area',
                              label: '联系领导',
                              nodes: [signs('area', ['待联系领导同意', '等您同意'], '联系领导同意', [{ type: 'area-leader' }])],
                            },
                            {
                              id: 'vote',
                              label: '领导票决',
                              nodes: [
                                signs('vote', ['领导票决中', '等您表决'], '赞成', [post('committee_secretary'), post('deputy_secretary'), post('body_clerk')], {
                                  mode: { type: 'vote', agree: { over: [1, 2] }, reject: { atLeast: [1, 2] } },
                                  reject: { label: '反对', record: '反对', policy: 'by-mode' },
                                }),
                              ],
                            },
                          ],
                        },
                      ],
                    },
                  ],
                },
                signs('final', ['待党办主任定稿', '等您定稿'], '定稿', [post('office_head')]),
              ],
            },
          },
          correcting: {
            label: '退回修改',
            mine: '等您修改',
            tone: 'purple',
            back: true,
            clock: 'stopped',
            work: { who: [{ type: 'person-field', field: 'creator' }], act: '去修改', minutes: 3 },
            on: { SEND: { to: 'deciding', label: '改好，重新送签', who: [{ type: 'at-work' }], record: '送签', submits: true, primary: true } },
          },
          agreed: { label: '已定稿', tone: 'teal', end: 'done' },
          declined: { label: '未通过', tone: 'grey', end: 'done' },
        },
      },
    ],
    forms: [
      {
        format: 1,
        key: 'joint-matter',
        title: '联合事项',
        minutes: 5,
        fields: {
          jm_what: { id: 'jm_what', key: 'what', kind: 'text', label: '事项', required: true, maxLength: 100 },
          jm_how: { id: 'jm_how', key: 'how', kind: 'long-text', label: '办法', required: true, maxLength: 500 },
        },
        order: ['jm_what', 'jm_how'],
      },
    ],
  },
  null,
  2,
);

function post(key: string, of: 'item-unit' | 'anywhere' = 'anywhere') {
  return { type: 'post', post: key, of };
}

function signs(id: string, [label, mine]: readonly [string, string], agree: string, who: readonly object[], more: object = {}) {
  return {
    type: 'step',
    id,
    label,
    mine,
    work: { who, act: '去办理', minutes: 3 },
    mode: 'any',
    agree: { label: agree, record: agree, opinion: 'optional' },
    ...more,
  };
}
