import fc from 'fast-check';
import type { ActDefinition, Chain, ChainNode, Fork, LifecycleDefinition, StateDefinition, Who } from '../../definition.js';
import type { Features } from './features.js';
import { noteOf } from './random-note.js';
import { repaired } from './repaired.js';
import { stepOf, traits, type Traits } from './random-step.js';
import { subItemsOf } from './random-sub-items.js';

/** Random lifecycles with two chains, forks nested to three, and everything a step may say, as far as `features` go. */
export function randomDefinition(features: Features): fc.Arbitrary<LifecycleDefinition> {
  return plain(features)
    .map(repaired)
    .filter((definition) => definition !== null);
}

function plain(features: Features): fc.Arbitrary<LifecycleDefinition> {
  return fc.record({ first: sequence(3), second: sequence(1), flags: fc.array(fc.nat(5), { minLength: 8, maxLength: 8 }) }).map(({ first, second, flags }) => {
    const named = naming(features);
    return lifecycle({ first: withFirstStep(named(first, false), features), second: withFirstStep(named(second, false), features, 'then'), flags, features });
  });
}

type Shape =
  | { readonly type: 'step'; readonly traits: Traits }
  | { readonly type: 'sub'; readonly says: number }
  | { readonly type: 'note'; readonly kind: number }
  | ForkShape;
interface ForkShape {
  readonly type: 'fork';
  readonly first: number;
  readonly onReject: number;
  readonly branches: readonly { readonly when: number; readonly nodes: readonly Shape[] }[];
}

const step: fc.Arbitrary<Shape> = traits.map((found) => ({ type: 'step' as const, traits: found }));
const sub: fc.Arbitrary<Shape> = fc.nat(719).map((says) => ({ type: 'sub' as const, says }));
const note: fc.Arbitrary<Shape> = fc.nat(9).map((kind) => ({ type: 'note' as const, kind }));
const leaf = fc.oneof({ weight: 9, arbitrary: step }, { weight: 1, arbitrary: sub }, { weight: 2, arbitrary: note });

function sequence(depth: number): fc.Arbitrary<readonly Shape[]> {
  const node = depth === 0 ? leaf : fc.oneof({ weight: 3, arbitrary: leaf }, { weight: 1, arbitrary: fork(depth - 1) });
  return fc.array(node, { minLength: 1, maxLength: 3 });
}

function fork(depth: number): fc.Arbitrary<Shape> {
  const branch = fc.record({ when: fc.nat(2), nodes: sequence(depth) });
  return fc.record({ type: fc.constant('fork' as const), first: fc.nat(2), onReject: fc.nat(3), branches: fc.array(branch, { minLength: 1, maxLength: 3 }) });
}

const CONDITION = { '==': [{ var: 'anything' }, 1] } as const;

function naming(features: Features): (shapes: readonly Shape[], inFork: boolean) => readonly ChainNode[] {
  let count = 0;
  const name = (shapes: readonly Shape[], inFork: boolean): readonly ChainNode[] =>
    shapes.map((shape): ChainNode => {
      const id = `${shape.type}${++count}`;
      if (shape.type === 'fork') return forkNamed(id, shape);
      if (shape.type === 'note') return noteOf(id, shape.kind, features);
      if (shape.type === 'sub' && features.has('sub-items')) return subItemsOf(id, shape.says);
      return stepOf(id, shape.type === 'step' ? shape.traits : undefined, { inFork, features });
    });
  const forkNamed = (id: string, shape: ForkShape): Fork => {
    const first = features.has('first-fork') && shape.first === 2 && shape.branches.length > 1;
    const policy = features.has('on-reject') ? (['stop-all', 'siblings-finish', 'restart-branch', undefined] as const)[shape.onReject] : undefined;
    const branches = shape.branches.map(({ when, nodes }, n) => {
      const conditional = first ? n < shape.branches.length - 1 : when === 1;
      return { id: `b${n}`, label: `分支${n}`, ...(conditional ? { when: CONDITION } : {}), nodes: name(nodes, true) };
    });
    return { type: 'fork', id, ...(first ? { takes: 'first' as const } : {}), ...(policy ? { onReject: policy } : {}), branches };
  };
  return name;
}

/** A chain needs one step that is always taken. */
function withFirstStep(nodes: readonly ChainNode[], features: Features, id = 'start'): readonly ChainNode[] {
  if (nodes.some(({ type }) => type === 'step')) return nodes;
  return [stepOf(id, undefined, { inFork: false, features }), ...nodes];
}

interface Parts {
  readonly first: readonly ChainNode[];
  readonly second: readonly ChainNode[];
  readonly flags: readonly number[];
  readonly features: Features;
}

function lifecycle({ first, second, flags, features }: Parts): LifecycleDefinition {
  const [agreed = 0, returned = 0, limit = 0, withdraw = 0, worked = 0, office = 0, self = 0, nobody = 0] = flags;
  const chain = (nodes: readonly ChainNode[], to: Pick<Chain, 'agreed' | 'returned'>): Chain => ({
    nodes,
    ...to,
    ...(features.has('reject') ? { rejected: 'dropped' } : {}),
    ...(limit > 2 ? { returnLimit: limit - 2 } : {}),
  });
  const work = { who: [{ type: 'area-leader' as const }], act: '办', ...(features.has('nobody') && nobody > 3 ? { nobody: 'wait' as const } : {}) };
  const submit = { to: [{ when: CONDITION, to: 'second' }, { to: 'first' }], submits: true };
  const any: readonly Who[] = [{ type: 'post', post: 'office', of: 'anywhere' }];
  const nothing = features.has('nothing-decided') && withdraw > 2 ? { rules: ['nothing-decided'] as NonNullable<ActDefinition['rules']> } : {};
  const on = { WITHDRAW: act({ to: 'draft', who: [{ type: 'submitter' }], ...nothing }), LOG: act({ who: [{ type: 'submitter' }, ...any] }) };
  const separate = features.has('rules') && self > 2 ? { rules: ['not-the-submitter' as const] } : {};
  const states: Record<string, StateDefinition> = {
    draft: {
      ...words('draft'),
      work,
      on: {
        SUBMIT: act({ ...submit, who: [{ type: 'at-work' }, ...any], requires: [{ id: 'whole', when: CONDITION, text: '缺' }] }),
        LOG: act({ who: [{ type: 'at-work' }] }),
        REDO: act({ to: 'draft', who: any, reason: 'required' }),
        DROP: act({ to: 'dropped', who: any, ...separate }),
      },
    },
    first: { ...words('first'), chain: chain(first, { agreed: agreedOf(agreed, features), ...(limit === 1 ? {} : { returned: 'fixing' }) }), on },
    second: { ...words('second'), chain: chain(second, { agreed: 'done', returned: returned > 2 ? 'draft' : 'fixing' }), on },
    fixing: {
      ...words('fixing'),
      ...(returned > 2 ? { clock: 'stopped' as const } : {}),
      ...(worked > 2 ? { work } : {}),
      on: { SUBMIT: act({ ...submit, who: [{ type: 'submitter' }, ...any] }), DROP: act({ to: 'dropped', who: any }), PARK: act({ to: 'draft', who: any }) },
    },
    done: { ...words('done'), end: 'done', on: { REOPEN: act({ to: 'draft', who: any }) } },
    dropped: { ...words('dropped'), end: 'void', on: { REOPEN: act({ to: 'fixing', who: any }) } },
  };
  const lights = features.has('lights') && agreed > 1 ? { lights: LIGHTS } : {};
  const overrides = features.has('office') && office > 0 ? { office: officeOf(office, features, any) } : {};
  return {
    format: 1,
    key: 'random',
    title: '随机',
    noun: '事项',
    create: { to: 'draft', record: '新建' },
    states,
    order: ['draft', 'first', 'second', 'done'],
    ...overrides,
    ...lights,
  };
}

const LIGHTS: NonNullable<LifecycleDefinition['lights']> = [
  { id: 'soon', at: 'yellow', tell: [{ type: 'area-leader' }], record: '黄' },
  { id: 'late', at: 'red', tell: [{ type: 'area-leader' }], record: '红' },
  { id: 'later', at: 'red', after: 5, tell: [{ type: 'area-leader' }], record: '红' },
];

/** One state, or several by a condition. */
function agreedOf(flag: number, features: Features): Chain['agreed'] {
  if (flag === 1 && features.has('agreed-by')) return [{ when: CONDITION, to: 'second' }, { to: 'done' }];
  return flag > 2 ? 'second' : 'done';
}

function officeOf(flag: number, features: Features, who: readonly Who[]): NonNullable<LifecycleDefinition['office']> {
  return {
    who,
    ...(features.has('suspend') && flag !== 2 ? { suspend: true } : {}),
    ...(flag !== 3 ? { terminate: 'dropped' } : {}),
    ...(features.has('jump') && flag !== 4 ? { jump: true } : {}),
  };
}

function words(label: string): Pick<StateDefinition, 'label' | 'tone'> {
  return { label, tone: 'grey' };
}

function act(rest: Omit<ActDefinition, 'label' | 'record'>): ActDefinition {
  return { label: '办理', record: '办理', ...rest };
}
