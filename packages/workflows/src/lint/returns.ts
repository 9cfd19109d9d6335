import type { Chain, StepId } from '../definition.js';
import { returnOffer } from '../rules/return-target.js';
import { below, problem, type Problem } from './problem.js';
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
