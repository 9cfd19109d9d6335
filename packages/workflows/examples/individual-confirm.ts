import type { LifecycleDefinition } from '../src/index.js';

/** One person writes, one other confirms. Nobody confirms his own. */
export const individualConfirm: LifecycleDefinition = {
  format: 1,
  key: 'individual-confirm',
  title: '个人填写，书记确认',
  noun: '个人清单',
  create: { to: 'writing', record: '下发' },
  order: ['writing', 'confirming', 'confirmed'],
  states: {
    writing: {
      label: '填写中',
      mine: '等您填写',
      tone: 'blue',
      work: { who: [{ type: 'person-field', field: 'subject' }], act: '继续填写', minutes: 20 },
      on: {
        SUBMIT: {
          to: 'confirming',
          label: '提交书记确认',
          who: [{ type: 'at-work' }],
          form: 'individual-list',
          record: '提交',
          submits: true,
          primary: true,
          requires: [{ id: 'has-rows', when: { '>=': [{ count: [{ var: 'rows' }] }, 1] }, text: '至少填写1条' }],
        },
      },
    },
    confirming: {
      label: '待书记确认',
      tone: 'purple',
      chain: {
        agreed: 'confirmed',
        returned: 'writing',
        nodes: [
          {
            type: 'step',
            id: 'secretary',
            label: '待书记确认',
            mine: '等您确认',
            mode: 'any',
            rules: ['not-the-submitter'],
            work: {
              who: [{ type: 'post', post: 'secretary', of: 'item-unit' }],
              orElse: [{ type: 'post', post: 'secretary', of: 'parent-unit' }],
              act: '去确认',
            },
            agree: { label: '确认', record: '确认', opinion: 'optional' },
          },
        ],
      },
    },
    confirmed: { label: '已确认', tone: 'teal', end: 'done' },
  },
};
