import type { Chain, StepId } from '../definition.js';
import { returnOffer } from '../rules/return-target.js';
import { below, problem, type Problem } from './problem.js';
import { returnsHome } from './reach.js';
import { stepsOf } from './walk.js';

/** Every way back that is offered leads somewhere. */
export function returns(state: Parameters<typeof stepsOf>[0], chain: Chain, before: ReadonlyMap<StepId, readonly StepId[]>): readonly Problem[] {
  return stepsOf(state).flatMap(({ value, pointer }) => {
    const { to } = value.return ?? {};
    if (!to) return [];
    const { steps } = returnOffer(chain, value, before.get(value.id) ?? []);
    const backwards = to.some((one) => one !== 'submitter');
    return to.length === 0 || (backwards && steps.length === 0) ? [problem(below(pointer, 'return', 'to'), 'return.nowhere', '前面没有可以退回的步骤')] : [];
  });
}

/** Who handed it in has it again somewhere. */
export function home(state: Parameters<typeof stepsOf>[0], chain: Chain): readonly Problem[] {
  return chain.returned === undefined && returnsHome(state)
    ? [problem(below(state.pointer, 'chain'), 'chain.returned-missing', '有步骤可以退回提交人，请写明退回以后到哪里')]
    : [];
}
