import type { Condition } from '@bihuan/forms/conditions';
import type { LifecycleDefinition, StateCode, StateDefinition, Target } from '../definition.js';
import { placeOf } from '../machine/rounds.js';
import { allNodes, placeIds } from '../rules/sequences.js';
import type { Context } from '../vocabulary.js';

/** Whether somebody has had the item in this state; one where nobody works leaves no trace to tell. */
export function wasIn({ states }: LifecycleDefinition, context: Context, code: StateCode): boolean {
  const state = states[code];
  if (!state) return false;
  const places = state.chain ? placeIds(state.chain.nodes) : state.work ? [code] : null;
  return places === null || places.some((id) => placeOf(context, id) !== null);
}
/** What is known of a condition by what stands on record now; null where that cannot be told yet. */
export type Knowing = (when: Condition) => boolean | null;

/**
 * What comes if everybody does what he is asked for: the main act of each state, the agreement of each chain.
 * A state without a main act goes on by any of its acts. What is off this road (put aside, joined, sent back) is not announced.
 */
export function roadAhead({ states }: LifecycleDefinition, here: StateCode, knowing: Knowing): ReadonlySet<StateCode> {
  const ahead = new Set<StateCode>();
  const next = [...stepsAhead(states[here], knowing)];
  for (let code = next.pop(); code !== undefined; code = next.pop()) {
    if (ahead.has(code)) continue;
    ahead.add(code);
    next.push(...stepsAhead(states[code], knowing));
  }
  return ahead;
}

function stepsAhead(state: StateDefinition | undefined, knowing: Knowing): readonly StateCode[] {
  if (!state || state.end) return [];
  if (state.chain) return targetsKnown(state.chain.agreed, knowing);
  const leading = Object.values(state.on ?? {}).filter(({ to }) => to !== undefined);
  const main = leading.filter(({ primary }) => primary);
  return (main.length > 0 ? main : leading).flatMap(({ to }) => targetsKnown(to, knowing));
}

/** The first branch whose condition holds; every one that may still hold, while that is not known. */
function targetsKnown(to: Target | undefined, knowing: Knowing): readonly StateCode[] {
  if (to === undefined || typeof to === 'string') return to === undefined ? [] : [to];
  const left = to.map((branch) => ({ code: branch.to, is: branch.when ? knowing(branch.when) : true })).filter(({ is }) => is !== false);
  const sure = left.findIndex(({ is }) => is === true);
  return left.slice(0, sure < 0 ? left.length : sure + 1).map(({ code }) => code);
}

/** Every condition on which it depends where an act leads. */
export function branchConditions({ states }: LifecycleDefinition): readonly Condition[] {
  const targets = Object.values(states).flatMap(({ on, chain }) =>
    [...Object.values(on ?? {}).map(({ to }) => to), chain?.agreed].flatMap((to) => (typeof to === 'object' ? to : [])),
  );
  return targets.flatMap(({ when }) => (when ? [when] : []));
}

/** Every condition on which it depends which ways of its forks a chain takes. */
export function forkConditions({ states }: LifecycleDefinition): readonly Condition[] {
  const nodes = Object.values(states).flatMap(({ chain }) => allNodes(chain?.nodes));
  return nodes.flatMap((node) => (node.type === 'fork' ? node.branches.flatMap(({ when }) => (when ? [when] : [])) : []));
}
