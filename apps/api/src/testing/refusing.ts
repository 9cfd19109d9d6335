import type { FormDefinition } from '@bihuan/forms';
import { loadLibrary } from '@bihuan/library';
import type { ActDefinition, ChainNode, LifecycleDefinition, PlainResolver, Step } from '@bihuan/workflows';

/** Small processes, each made so that one of its doors is shut for one reason. */

const sheet: FormDefinition = {
  format: 1,
  key: 'refusing',
  title: '事由',
  minutes: 1,
  order: ['p1', 'p2'],
  fields: { p1: { id: 'p1', key: 'matter', kind: 'text', label: '事由', required: true }, p2: { id: 'p2', key: 'unit', kind: 'unit', label: '分送单位' } },
};

const post = (key: string, of: 'item-unit' | 'anywhere' = 'anywhere'): PlainResolver => ({ type: 'post', post: key, of });
const secretary = post('branch_secretary', 'item-unit');
const committee = post('branch_committee', 'item-unit');
const desks = post('office_clerk');

const step = (id: string, more: Partial<Step> = {}, who: readonly PlainResolver[] = [secretary]): Step => ({
  type: 'step',
  id,
  label: `待${id}`,
  mine: `等您${id}`,
  mode: 'all',
  work: { who, act: '去办' },
  agree: { label: '同意', record: '同意' },
  ...more,
});
const back = { label: '退回', record: '退回', then: 'walk-again' } as const;
const all: Partial<Step> = { actions: ['transfer', 'consult', 'add-signer', 'take-back', 'cc'] };

function life(key: string, nodes: readonly ChainNode[], on: Readonly<Record<string, ActDefinition>> = {}): LifecycleDefinition {
  const canEnd = nodes.some((node) => node.type === 'step' && node.reject !== undefined) || nodes.some((node) => node.type === 'sub-items');
  const canReturn = JSON.stringify(nodes).includes('"return"');
  return {
    format: 1,
    key: `refusing-${key}`,
    title: '事项',
    noun: '事项',
    create: { to: 'open', record: '起草' },
    order: ['open', 'review', 'kept'],
    office: { who: [post('office_head')], suspend: true, terminate: 'stopped', jump: true },
    states: {
      open: {
        label: '待填',
        tone: 'grey',
        back: true,
        work: { who: [post('branch_clerk', 'item-unit')], act: '填写' },
        on: { HAND_IN: { to: 'review', label: '送审', who: [{ type: 'at-work' }], submits: true, record: '送审' } },
      },
      review: {
        label: '审核中',
        tone: 'blue',
        on,
        chain: { nodes, agreed: 'kept', ...(canReturn && { returned: 'open' }), ...(canEnd && { rejected: 'stopped' }) },
      },
      kept: { label: '已办', tone: 'teal', end: 'done' },
      stopped: { label: '已终止', tone: 'stopped', end: 'void' },
    },
  };
}

const withdraw: ActDefinition = { to: 'open', label: '撤回', who: [{ type: 'submitter' }], rules: ['nothing-decided'], record: '撤回' };
const fork: ChainNode = {
  type: 'fork',
  id: 'both',
  branches: [
    { id: 'one', label: '一', nodes: [step('left')] },
    { id: 'two', label: '二', nodes: [step('right', { return: { ...back, to: ['earlier', 'submitter'] } }, [committee])] },
  ],
};

const lives = {
  plain: life('plain', [step('check'), step('after', {}, [committee])], {
    WITHDRAW: withdraw,
    NOTE: { label: '说明', who: [{ type: 'submitter' }], reason: 'required', record: '说明' },
    WANTS: {
      label: '办理',
      who: [{ type: 'submitter' }],
      requires: [{ id: 'matter', when: { '==': [{ var: 'latest.refusing.matter' }, '别的'] }, text: '请先写明别的事由。' }],
      record: '办理',
    },
  }),
  full: life('full', [
    step('check', { ...all, return: { ...back, to: ['submitter'] }, reject: { label: '不同意', record: '不同意', policy: 'one-veto' } }, [
      secretary,
      committee,
    ]),
  ]),
  takenBack: life('taken-back', [step('check', all), step('after', {}, [committee])]),
  turns: life('turns', [step('check', { mode: 'in-turn' }, [secretary, committee])]),
  claim: life('claim', [step('check', { mode: 'claim' }, [desks])]),
  personal: life('personal', [step('check', { ...all, personal: true })]),
  outside: life('outside', [step('check', { rules: ['outside-owner-unit'] })]),
  owner: life('owner', [step('check', { rules: ['outside-owner-unit'] }, [{ type: 'person-field', field: 'owner' }])]),
  submitter: life('submitter', [step('check', { rules: ['not-the-submitter'] }, [post('branch_clerk', 'item-unit')])]),
  twice: life('twice', [step('check'), step('again', { rules: ['not-the-previous-signer'] })]),
  signed: life('signed', [
    step('check', { signature: 'required', reject: { label: '不同意', record: '不同意', policy: 'one-veto' }, ...all }),
    step('after', { return: { ...back, to: ['earlier', 'submitter'] } }, [committee]),
  ]),
  attached: life('attached', [
    step('check', { files: { label: '会议纪要', with: ['agree', 'return'], least: 2 }, return: back, ...all }),
    step('after', {}, [committee]),
  ]),
  opinion: life('opinion', [step('check', { agree: { label: '同意', record: '同意', opinion: 'required' } })]),
  fork: life('fork', [step('first'), fork]),
  waiting: life('waiting', [{ type: 'wait', id: 'posted', label: '公示中', until: { type: 'after', within: { amount: 3, unit: 'days' } } }, step('check')]),
  nobody: life('nobody', [step('check', {}, [post('area_leader', 'item-unit')])]),
  parts: life('parts', [
    {
      type: 'sub-items',
      id: 'parts',
      label: '分送中',
      each: { type: 'units', form: 'refusing', field: 'unit' },
      child: { lifecycle: 'refusing-plain', title: '{title}（{for}）', form: 'refusing' },
      bad: 'reject',
      record: '分送',
    },
  ]),
} as const;

export type Refusing = keyof typeof lives;
export const keyOfRefusing = (life_: Refusing): string => lives[life_].key;
export const refusingForm = sheet.key;

/** The shipped library with these processes more. */
export function libraryWithRefusing(): ReturnType<typeof loadLibrary> {
  const library = loadLibrary();
  return { ...library, forms: [...library.forms, sheet], lifecycles: [...library.lifecycles, ...Object.values(lives)] };
}
