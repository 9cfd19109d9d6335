import type { ChainNode, ForkBranch, LifecycleDefinition } from '../src/index.js';
import { act, AGAIN, BACK, copyTo, handIn, main, named, OFFICE, post, sendBack, step, work } from './parts.js';

const drafter = (verb: string) => work(named('creator'), verb);
const clerk = (verb: string) => work(post('clerk'), verb, { orElse: OFFICE });
const cancelled = act('作废', 'void', { who: post('signer'), reason: 'required', grave: true, rare: true, hint: '已经用过的发文字号保留，不再给别的文件' });
const withdraw = act('撤回', 'drafting', { who: [{ type: 'submitter' }], rules: ['nothing-decided'] });

/** A document from draft to archive. Issued jointly, each organ signs in its own part, and one that sends its part back holds up no other. */
export const document: LifecycleDefinition = {
  format: 1,
  key: 'document',
  title: '公文：核稿，会签，签发，印发，归档',
  noun: '文件',
  create: { to: 'drafting', record: '拟稿' },
  order: ['drafting', 'approving', 'numbered', 'proofing', 'issued', 'receiving', 'filing', 'archived'],
  states: {
    drafting: { label: '拟稿', mine: '等您拟稿', tone: 'grey', work: drafter('继续拟稿'), on: { SEND: send('送核稿') } },
    approving: {
      label: '审批中',
      tone: 'blue',
      chain: { agreed: 'numbered', returned: 'correcting', returnLimit: 3, nodes: [check(), jointIssue(), signing(), copies()] },
      on: { WITHDRAW: withdraw },
    },
    correcting: {
      label: '退回修改',
      mine: '等您修改',
      tone: 'purple',
      back: true,
      clock: 'stopped',
      work: drafter('去修改'),
      on: { SEND: send('改好，重新送审') },
    },
    numbered: {
      label: '编号',
      mine: '等您编号',
      tone: 'blue',
      work: clerk('去编号'),
      on: {
        NUMBER: main('编号，送校对', 'proofing', {
          form: 'number',
          requires: [{ id: 'number', when: { filled: { var: 'form.docno' } }, text: '请填写发文字号' }],
        }),
        VOID: cancelled,
      },
    },
    proofing: {
      label: '校对',
      mine: '等您校对',
      tone: 'blue',
      work: work(post('proof-reader'), '去校对', { orElse: OFFICE }),
      on: { PASS: main('校对无误', 'issued'), SEND_BACK: sendBack('退回重排', 'numbered'), VOID: cancelled },
    },
    issued: {
      label: '待印发',
      mine: '等您印发',
      tone: 'blue',
      work: work(OFFICE, '去印发'),
      on: { ISSUE: main('印发', 'receiving', { form: 'issue', happened: 'printedOn' }), VOID: cancelled },
    },
    receiving: {
      label: '签收中',
      tone: 'blue',
      chain: { agreed: 'filing', nodes: [receipt()] },
      on: { ARCHIVE: act('归档', 'archived', { who: post('clerk'), rare: true, hint: '还没有签收的单位仍可查看' }), VOID: cancelled },
    },
    filing: { label: '待归档', mine: '等您归档', tone: 'blue', work: clerk('去归档'), on: { ARCHIVE: main('归档', 'archived') } },
    archived: { label: '已归档', tone: 'teal', end: 'done' },
    void: { label: '作废', tone: 'grey', end: 'void' },
  },
};

function send(label: string) {
  return handIn(label, 'approving', {
    form: 'draft',
    requires: [{ id: 'open', when: { in: [{ var: 'form.security' }, ['none', 'internal']] }, text: '本系统为非涉密系统，涉密文件请按保密规定办理' }],
  });
}

export function check(): ChainNode {
  return step('checking', ['待核稿', '等您核稿'], {
    work: work(OFFICE, '去核稿'),
    agree: { label: '核稿通过', record: '核稿通过' },
    return: BACK,
    rules: ['not-the-submitter'],
    actions: ['consult', 'take-back'],
  });
}

export function signing(): ChainNode {
  return step('signing', ['待签发', '等您签发'], {
    work: work([{ type: 'form-person', form: 'draft', field: 'signer' }], '去签发', { orElse: post('signer') }),
    agree: { label: '签发', record: '签发' },
    return: { ...BACK, to: ['submitter', 'previous', 'earlier'] },
    personal: true,
    rules: ['not-the-submitter'],
    actions: ['consult', 'take-back'],
  });
}

/** 抄送 after 签发: whom the drafter named, and those who are copied in on every document. */
export function copies(): ChainNode {
  return copyTo('copies', '抄送', [
    { type: 'form-unit', form: 'draft', field: 'copy' },
    { type: 'group', group: 'document-readers' },
  ]);
}

/** One region for each further organ. The organ's own office looks first; its head may send it back to that office alone, or disagree, and then only his part begins anew. */
export function jointIssue(): ChainNode {
  return { type: 'fork', id: 'joint-issue', onReject: 'restart-branch', branches: ['second', 'third'].map(organ) };
}

function organ(field: string): ForkBranch {
  const of = (of: string) => work([{ type: 'form-unit', form: 'draft', field, post: of }], '去会签', { nobody: 'wait' });
  return {
    id: field,
    label: field === 'second' ? '第二发文机关' : '第三发文机关',
    when: { filled: { var: `latest.draft.${field}` } },
    nodes: [
      step(`${field}-office`, ['会签中，待对方办公室审核', '等您审核'], { work: of('office'), return: AGAIN }),
      step(`${field}-head`, ['会签中，待对方负责人会签', '等您会签'], {
        work: of('head'),
        agree: { label: '会签同意', record: '会签同意' },
        reject: { label: '不同意会签', record: '不同意会签', policy: 'one-veto' },
        return: { ...AGAIN, label: '退回本单位重办', to: ['previous', 'submitter'] },
        due: { within: { amount: 3, unit: 'working-days' }, remind: [1] },
      }),
    ],
  };
}

function receipt(): ChainNode {
  return step('receipt', ['签收中', '等您签收'], {
    work: work([{ type: 'form-unit', form: 'draft', field: 'to', post: 'office' }], '去签收', { nobody: 'wait' }),
    mode: 'all',
    agree: { label: '签收', record: '签收' },
    due: { within: { amount: 2, unit: 'working-days' }, remind: [1], then: 'tell' },
  });
}
