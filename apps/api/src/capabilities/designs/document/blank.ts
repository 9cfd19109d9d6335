import type { LifecycleDefinition } from '@bihuan/library';

/** The least that is one: somebody writes, somebody decides. Whom it asks is for its author to say. */
export function blankLifecycle({ key, title }: { readonly key: string; readonly title: string }): LifecycleDefinition {
  const writing = { who: [{ type: 'person-field', field: 'filler' }], act: '继续填写' } as const;
  const send = { to: 'deciding', label: '提交', who: [{ type: 'at-work' }], record: '提交', primary: true, submits: true } as const;
  return {
    format: 1,
    key,
    title,
    noun: title,
    create: { to: 'drafting', record: '新建' },
    start: { label: `发起${title}`, posts: [] },
    order: ['drafting', 'deciding', 'done'],
    states: {
      drafting: { label: '填写中', mine: '等您填写', tone: 'grey', work: writing, on: { SEND: send } },
      deciding: { label: '审批中', tone: 'blue', chain: { agreed: 'done', returned: 'returned', nodes: [] } },
      returned: {
        label: '退回修改',
        mine: '等您修改',
        tone: 'purple',
        clock: 'stopped',
        back: true,
        work: writing,
        on: { SEND: { ...send, label: '改好后提交' } },
      },
      done: { label: '已办结', tone: 'teal', end: 'done' },
    },
  };
}
