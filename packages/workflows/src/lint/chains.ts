import type { Chain, LifecycleDefinition, StateCode } from '../definition.js';
import { below, problem, type Problem } from './problem.js';
import { stepsBefore } from '../rules/steps-before.js';
import { alwaysAsks } from './targets.js';
import { isFork, nodesOf, statesOf, stepsOf } from './walk.js';

const DEEPEST = 8;

/** A chain always asks somebody, always leads on, and a correction knows its way back. */
export function lintChains(definition: LifecycleDefinition): readonly Problem[] {
  const before = stepsBefore(definition);
  return statesOf(definition).flatMap((state) => {
    const { chain } = state.value;
    if (!chain) return [];
    return [...ways(chain, state.code, state.pointer), ...forks(chain, state.pointer), ...steps(state), ...rules(state, before)];
  });
}

function ways(chain: Chain, code: StateCode, pointer: string): readonly Problem[] {
  const empty = alwaysAsks(chain.nodes) ? [] : [problem(below(pointer, 'chain', 'nodes'), 'chain.may-ask-nobody', '可能一个审批人都不经过就通过，请至少保留一个必经的步骤')];
  const looped = (['agreed', 'returned'] as const).flatMap((way) =>
    chain[way] === code ? [problem(below(pointer, 'chain', way), 'chain.leads-to-itself', '审批结束后不能回到审批本身')] : [],
  );
  return [...empty, ...looped];
}

function forks(chain: Chain, pointer: string): readonly Problem[] {
  return nodesOf(chain, pointer)
    .filter(isFork)
    .flatMap(({ value, pointer: at, depth }) => {
      const deep = depth >= DEEPEST ? [problem(at, 'fork.too-deep', `并行分支最多嵌套${DEEPEST}层`)] : [];
      const none = value.branches.length === 0 ? [problem(below(at, 'branches'), 'fork.no-branches', '并行分支不能为空')] : [];
      const empty = value.branches.flatMap(({ nodes }, n) => (nodes.length === 0 ? [problem(below(at, 'branches', n), 'fork.branch-empty', '这个分支里没有步骤')] : []));
      return [...deep, ...none, ...empty];
    });
}

function steps(state: Parameters<typeof stepsOf>[0]): readonly Problem[] {
  return stepsOf(state).flatMap(({ value, pointer, depth }) =>
    depth > 0 && value.return?.then === 'straight-back'
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
