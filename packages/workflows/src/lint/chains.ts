import type { Chain, Fork, LifecycleDefinition, StateCode } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { stepsBefore } from '../rules/steps-before.js';
import { modes } from './modes.js';
import { rejections } from './rejection.js';
import { home, returns } from './returns.js';
import { alwaysAsks } from './targets.js';
import { isFork, nodesOf, statesOf, stepsOf, targetStates } from './walk.js';

const DEEPEST = 8;

/** A chain always asks somebody, always leads on, and a correction knows its way back. */
export function lintChains(definition: LifecycleDefinition): readonly Problem[] {
  const before = stepsBefore(definition);
  return statesOf(definition).flatMap((state) => {
    const { chain } = state.value;
    if (!chain) return [];
    return [
      ...ways(chain, state.code, state.pointer),
      ...forks(chain, state.pointer),
      ...rejections(chain, state.pointer),
      ...steps(state),
      ...modes(state),
      ...returns(state, chain, before),
      ...home(state, chain),
      ...rules(state, before),
    ];
  });
}

function ways(chain: Chain, code: StateCode, pointer: string): readonly Problem[] {
  const empty = alwaysAsks(chain.nodes)
    ? []
    : [problem(below(pointer, 'chain', 'nodes'), 'chain.may-ask-nobody', '可能一个审批人都不经过就通过，请至少保留一个必经的步骤')];
  const looped = (['agreed', 'returned', 'rejected'] as const).flatMap((way) =>
    targetStates(chain[way]).includes(code) ? [problem(below(pointer, 'chain', way), 'chain.leads-to-itself', '审批结束后不能回到审批本身')] : [],
  );
  return [...empty, ...looped];
}

function forks(chain: Chain, pointer: string): readonly Problem[] {
  return nodesOf(chain, pointer)
    .filter(isFork)
    .flatMap(({ value, pointer: at, depth }) => {
      const deep = depth >= DEEPEST ? [problem(at, 'fork.too-deep', `并行分支最多嵌套${DEEPEST}层`)] : [];
      const none = value.branches.length === 0 ? [problem(below(at, 'branches'), 'fork.no-branches', '并行分支不能为空')] : [];
      const empty = value.branches.flatMap(({ nodes }, n) =>
        nodes.length === 0 ? [problem(below(at, 'branches', n), 'fork.branch-empty', '这个分支里没有步骤')] : [],
      );
      return [...deep, ...none, ...empty, ...(value.takes === 'first' ? choices(value, at) : [])];
    });
}

/** A condition branch always goes one way, and every one of its ways can be taken. */
function choices({ branches }: Fork, pointer: string): readonly Problem[] {
  return branches.flatMap(({ when }, n) => {
    const at = below(pointer, 'branches', n);
    if (n === branches.length - 1)
      return when ? [problem(below(at, 'when'), 'fork.last-has-condition', '条件分支的最后一个分支不能带条件，否则可能无路可走')] : [];
    return when ? [] : [problem(at, 'fork.unreachable-branch', '不带条件的分支后面还有分支，永远轮不到')];
  });
}

function steps(state: Parameters<typeof stepsOf>[0]): readonly Problem[] {
  return stepsOf(state).flatMap(({ value, pointer, depth }) =>
    depth > 0 && value.return?.then === 'straight-back' && !value.return.to?.some((to) => to !== 'submitter')
      ? [problem(below(pointer, 'return', 'then'), 'return.straight-back-in-fork', '并行分支里的步骤退回后只能重新走一遍')]
      : [],
  );
}

/** A rule about the step before says nothing where no step comes before. */
function rules(state: Parameters<typeof stepsOf>[0], before: ReturnType<typeof stepsBefore>): readonly Problem[] {
  return stepsOf(state).flatMap(({ value, pointer }) =>
    value.rules?.includes('not-the-previous-signer') && (before.get(value.id) ?? []).length === 0
      ? [problem(below(pointer, 'rules'), 'rule.no-step-before', '前面没有审批步骤，“不得与上一步同一人”不起作用')]
      : [],
  );
}
