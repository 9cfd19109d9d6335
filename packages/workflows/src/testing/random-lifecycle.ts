import fc from 'fast-check';
import { lint } from '../lint/lint.js';
import type { ActDefinition, Chain, ChainNode, LifecycleDefinition, StateDefinition, Step, Who } from '../definition.js';

/** Random lifecycles with forks nested up to three deep, every one of them accepted by the checks. */
export function randomLifecycle(): fc.Arbitrary<LifecycleDefinition> {
  return fc.record({ first: sequence(3, true), second: sequence(2, true), choices: fc.infiniteStream(fc.nat(59)) }).map(({ first, second, choices }) => {
    const choose = (n: number): number => (choices.next().value ?? 0) % n;
    const named = naming(choose);
    return withRules(lifecycle({ first: named(first, false), second: named(second, false), choose }), choose);
  });
}

type Shape = { readonly type: 'step' } | { readonly type: 'fork'; readonly branches: readonly (readonly Shape[])[] };

function sequence(depth: number, withStep: boolean): fc.Arbitrary<readonly Shape[]> {
  const leaf: fc.Arbitrary<Shape> = fc.constant({ type: 'step' });
  const nodes = depth === 0 ? leaf : fc.oneof({ weight: 2, arbitrary: leaf }, { weight: 1, arbitrary: fork(depth - 1) });
  const list = fc.array(nodes, { minLength: 1, maxLength: 3 });
  // At least one step that is always taken, or the checks would refuse the chain.
  return withStep ? fc.tuple(list, fc.nat(3)).map(([found, at]) => [...found.slice(0, at), { type: 'step' as const }, ...found.slice(at)]) : list;
}

function fork(depth: number): fc.Arbitrary<Shape> {
  return fc.array(sequence(depth, false), { minLength: 1, maxLength: 3 }).map((branches) => ({ type: 'fork' as const, branches }));
}

type Choose = (n: number) => number;
const CONDITION = { '==': [{ var: 'anything' }, 1] } as const;

function naming(choose: Choose): (shapes: readonly Shape[], inFork: boolean) => readonly ChainNode[] {
  let count = 0;
  const name = (shapes: readonly Shape[], inFork: boolean): readonly ChainNode[] =>
    shapes.map((shape): ChainNode => {
      const id = `${shape.type}${++count}`;
      if (shape.type === 'step') return stepNamed(id, inFork, choose);
      const first = choose(4) === 0;
      const branches = shape.branches.map((nodes, n) => ({
        id: `b${n}`,
        label: `分支${n}`,
        ...((first ? n < shape.branches.length - 1 : choose(2) === 0) ? { when: CONDITION } : {}),
        nodes: name(nodes, true),
      }));
      return { type: 'fork', id, branches, ...(first ? { takes: 'first' as const } : {}) };
    });
  return name;
}

function stepNamed(id: string, inFork: boolean, choose: Choose): ChainNode {
  const then = !inFork && choose(2) === 0 ? 'straight-back' : 'walk-again';
  return {
    type: 'step',
    id,
    label: id,
    mine: id,
    work: { who: [{ type: 'area-leader' }], act: id },
    mode: choose(2) === 0 ? 'all' : 'any',
    agree: { label: '同意', record: '同意', ...(choose(5) === 0 ? { opinion: 'required' as const } : {}) },
    ...(choose(5) > 0 ? { return: { label: '退回', record: '退回', then } } : {}),
    ...(choose(6) === 0 ? { rules: ['not-the-submitter' as const] } : {}),
  };
}

/** «Not the signer of the step before» at some steps; where none comes before, the checks refuse it and it is taken away again. */
function withRules(plain: LifecycleDefinition, choose: Choose): LifecycleDefinition {
  const wanted = JSON.parse(JSON.stringify(plain), (_, value: unknown) =>
    isStep(value) && choose(3) === 0 ? { ...value, rules: [...(value.rules ?? []), 'not-the-previous-signer'] } : value,
  ) as LifecycleDefinition;
  const idle = new Set(lint(wanted).flatMap(({ code, pointer }) => (code === 'rule.no-step-before' ? [pointer.replace(/\/rules$/u, '')] : [])));
  for (const pointer of idle) {
    const step = pointer
      .split('/')
      .slice(1)
      .reduce<any>((at, key) => at[key], wanted); // oxlint-disable-line typescript/no-explicit-any -- walks by pointer
    step.rules = step.rules.filter((rule: string) => rule !== 'not-the-previous-signer');
  }
  return wanted;
}

function isStep(value: unknown): value is Step {
  return typeof value === 'object' && value !== null && 'mode' in value && 'agree' in value;
}

interface Parts {
  readonly first: readonly ChainNode[];
  readonly second: readonly ChainNode[];
  readonly choose: Choose;
}

function lifecycle({ first, second, choose }: Parts): LifecycleDefinition {
  const chain = (nodes: readonly ChainNode[], agreed: string, returned: string): Chain => ({ nodes, agreed, returned });
  const work = { who: [{ type: 'area-leader' as const }], act: '办' };
  const submit = { to: [{ when: CONDITION, to: 'second' }, { to: 'first' }], submits: true };
  const any: readonly Who[] = [{ type: 'post', post: 'office', of: 'anywhere' }, { type: 'system' }];
  const withdraw = { WITHDRAW: act({ to: 'draft', who: [{ type: 'submitter' }] }), AGAIN: act({ to: choose(2) === 0 ? 'first' : 'second', who: any }) };
  const states: Record<string, StateDefinition> = {
    draft: {
      ...words('draft'),
      work,
      on: {
        SUBMIT: act({ ...submit, who: [{ type: 'at-work' }], requires: [{ id: 'whole', when: CONDITION, text: '缺' }] }),
        LOG: act({ who: [{ type: 'at-work' }] }),
        REDO: act({ to: 'draft', who: any, reason: 'required' }),
        DROP: act({ to: 'dropped', who: any, rules: ['not-the-submitter'] }),
      },
    },
    first: { ...words('first'), chain: chain(first, choose(2) === 0 ? 'second' : 'done', 'fixing'), on: withdraw },
    second: { ...words('second'), chain: chain(second, 'done', choose(2) === 0 ? 'fixing' : 'draft'), on: withdraw },
    fixing: {
      ...words('fixing'),
      ...(choose(2) === 0 ? { work } : {}),
      on: { SUBMIT: act({ ...submit, who: [{ type: 'submitter' }, ...any] }), SKIP: act({ to: 'first', who: any }), DROP: act({ to: 'dropped', who: any }) },
    },
    done: { ...words('done'), end: 'done', on: { REOPEN: act({ to: 'draft', who: any }) } },
    dropped: { ...words('dropped'), end: 'void', on: { REOPEN: act({ to: 'fixing', who: any }) } },
  };
  return {
    format: 1,
    key: 'random',
    title: '随机',
    noun: '事项',
    create: { to: 'draft', record: '新建' },
    states,
    order: ['draft', 'first', 'second', 'done'],
  };
}

function words(label: string): Pick<StateDefinition, 'label' | 'tone'> {
  return { label, tone: 'grey' };
}

function act(rest: Omit<ActDefinition, 'label' | 'record'>): ActDefinition {
  return { label: '办理', record: '办理', ...rest };
}
