import { assertNever } from '../assert-never.js';
import type { Step } from '../definition.js';
import { mayTimeOut } from '../rules/timeout.js';
import type { Around } from './around.js';
import { recording, returningHome, takingTurns } from './changes.js';
import type { Transition } from './chart.js';
import { all, asking, isOf, mayAgreeByItself } from './guards.js';
import { timingOut } from './standing-still.js';
import { stateTarget } from './state-id.js';

/** What the end of a step's time does. Where nobody sits, or somebody disagreed, nothing counts as agreed: the party office is told. */
export function timeOuts(step: Step, { chain, forks, memory }: Around): Readonly<Record<string, readonly Transition[]>> {
  if (!step.due) return {};
  const guard = asking(isOf('TIMEOUT'), (event, { item }) => mayTimeOut(step, item, event));
  const told: Transition = { guard, actions: [recording()] };
  const then = step.due.then ?? 'tell';
  const on = (...transitions: readonly Transition[]) => ({ [`TIMEOUT.${step.id}`]: transitions });
  switch (then) {
    case 'tell':
      return on(told);
    case 'agree':
      return on({ guard: all(guard, mayAgreeByItself(step)), actions: [timingOut(step.id), takingTurns(step)] }, told);
    case 'return':
      return on({ guard, target: stateTarget(chain.returned ?? ''), actions: [returningHome(step, { inFork: forks.length > 0, memory })] });
    default:
      return assertNever(then);
  }
}
