import type { LifecycleDefinition } from '../src/index.js';
import { check, document, signing } from './document.js';
import { BACK, OFFICE, post, step, work } from './parts.js';

const approving = document.states['approving'];

/** The same document issued jointly by as many organs as its draft names: each signs a part of its own, of several steps. */
export const jointDocument: LifecycleDefinition = {
  ...document,
  key: 'joint-document',
  title: '联合发文：各机关分别会签',
  states: {
    ...document.states,
    approving: {
      label: '审批中',
      tone: 'blue',
      ...(approving?.on ? { on: approving.on } : {}),
      chain: {
        agreed: 'numbered',
        returned: 'correcting',
        returnLimit: 3,
        nodes: [
          check(),
          {
            type: 'sub-items',
            id: 'organs',
            label: '各机关会签中',
            record: '分送各机关会签',
            each: { type: 'units', form: 'draft', field: 'organs', column: 'unit' },
            child: {
              lifecycle: 'organ-part',
              title: '{title}（{for}会签）',
              due: { amount: 5, unit: 'working-days' },
              data: { from: 'draft', fields: { subject: 'subject' } },
            },
            bad: 'return',
            nobody: 'skip',
          },
          signing(),
        ],
      },
    },
  },
};

/** What one organ owes: its office looks first, then its head signs or refuses. Ended from above, nothing is asked of it any more. */
export const organPart: LifecycleDefinition = {
  format: 1,
  key: 'organ-part',
  title: '会签：办公室审核，负责人会签',
  noun: '会签件',
  create: { to: 'asked', form: 'part', record: '收到会签件' },
  order: ['asked', 'signed'],
  office: { who: OFFICE, terminate: 'called_off' },
  lights: [
    { id: 'soon', at: 'yellow', tell: post('head', 'item-unit'), record: '亮黄灯，已告知本机关负责人' },
    { id: 'late', at: 'red', tell: [{ type: 'submitter' }], record: '亮红灯，已告知送会签的同志' },
  ],
  states: {
    asked: {
      label: '会签中',
      tone: 'blue',
      chain: {
        agreed: 'signed',
        rejected: 'refused',
        returned: 'called_off',
        nodes: [
          step('office-looks', ['待办公室审核', '等您审核'], { work: work(post('office', 'item-unit'), '去审核', { nobody: 'wait' }) }),
          step('head-signs', ['待负责人会签', '等您会签'], {
            work: work(post('head', 'item-unit'), '去会签'),
            agree: { label: '会签同意', record: '会签同意' },
            reject: { label: '不同意会签', record: '不同意会签', policy: 'one-veto' },
            return: { ...BACK, label: '退回本机关办公室', to: ['previous'] },
          }),
        ],
      },
    },
    signed: { label: '已会签', tone: 'teal', end: 'done' },
    refused: { label: '不同意会签', tone: 'stopped', end: 'void' },
    called_off: { label: '不再会签', tone: 'stopped', end: 'void' },
  },
};
