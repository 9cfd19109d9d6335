import type { EventCode, LifecycleDefinition, StateCode, StateDefinition, Target } from '../definition.js';
import { cannotRun } from '../lint/lint.js';
import type { Acting } from '../rules/ask.js';
import { memoryOf, stepsIn, type Memory } from '../rules/memory.js';
import { stepIds } from '../rules/sequences.js';
import { stepsBefore } from '../rules/steps-before.js';
import type { Around } from './around.js';
import { chainNode } from './chain-node.js';
import { ending, forgettingCourse, recording, taking } from './changes.js';
import { createChart, type Guard, type Node, type Transition } from './chart.js';
import { actGuard, all, targetGuard } from './guards.js';
import { overrides, said } from './office-node.js';
import { placesOf } from './places-of.js';
import { subItemsOf } from './sub-items-of.js';
import { told } from './tell-node.js';
import { lightRegion } from './light-region.js';
import type { Machine } from './machine.js';
import { workNode } from './place-node.js';
import { stateId, stateTarget } from './state-id.js';

/** One machine for one definition. Throws on a definition that cannot run; where a person wrote it, ask `lint` first. */
export function compile(definition: LifecycleDefinition): Machine {
  const [problem] = cannotRun(definition);
  if (problem) throw new Error(`lifecycle ${definition.key}: ${problem.pointer}: ${problem.message}`);
  const before = stepsBefore(definition);
  return {
    definition,
    compiled: {
      chart: createChart(rootNode({ definition, before, memory: memoryOf(definition) }), lightRegion(definition)),
      ...placesOf(definition),
      subItems: subItemsOf(definition),
      before,
    },
  };
}

/** What every node of the chart may depend on. */
interface Whole extends Pick<Around, 'memory' | 'before'> {
  readonly definition: LifecycleDefinition;
}

function rootNode(whole: Whole): Node {
  const { definition } = whole;
  const create = targets('CREATE', definition.create.to, {});
  const states = Object.entries(definition.states).map(([code, state]): [string, Node] => [code, stateNode(code, state, whole)]);
  return {
    id: 'item',
    initial: 'born',
    on: { SETTLE: [{ actions: [recording()] }], ...told() },
    states: { born: { on: { CREATE: create } }, ...Object.fromEntries(states) },
  };
}

function stateNode(code: StateCode, state: StateDefinition, whole: Whole): Node {
  const leaving = state.chain ? [forgettingCourse()] : [];
  const steps = stepIds(state.chain?.nodes);
  const acts = Object.fromEntries(
    Object.entries(state.on ?? {}).map(([event, act]) => [`ACT.${event}`, actTransitions(event, { act, steps }, { memory: whole.memory, leaving })]),
  );
  const own = { ...acts, ...(state.end ? {} : changesOfItem()), ...overrides(whole.definition, state, whole.memory), ...said() };
  const entry = state.end ? [ending()] : [];
  const inner = innerNode(code, state, whole);
  return { ...inner, id: stateId(code), on: { ...inner.on, ...own }, entry: [...entry, ...(inner.entry ?? [])] };
}

function innerNode(code: StateCode, { chain, work }: StateDefinition, { definition, before, memory }: Whole): Node {
  if (chain)
    return chainNode(
      chain,
      { chain, state: code, steps: stepsIn(chain.nodes), forks: [], memory, before },
      { leadsOn: (to) => definition.states[to]?.chain !== undefined },
    );
  return work ? workNode(code, work.nobody === 'wait' ? 'wait' : 'refuse') : {};
}

/** What the item says of itself may change while it runs; what has ended stays as it was. */
function changesOfItem(): NonNullable<Node['on']> {
  const stay: readonly Transition[] = [{ actions: [recording()] }];
  return { REASSIGN: stay, RESCHEDULE: stay, RECOUNT: stay };
}

function actTransitions(
  code: EventCode,
  acting: Acting,
  { memory, leaving }: { readonly memory: Memory; readonly leaving: readonly unknown[] },
): readonly Transition[] {
  const { act } = acting;
  const guard = actGuard(acting);
  const takes = taking(act, memory);
  return act.to === undefined ? [{ guard, actions: [takes] }] : targets(code, act.to, { guard, actions: [takes, ...leaving] });
}

/** One candidate for each branch; a place that leads to itself is left and entered anew. */
function targets(code: string, to: Target, common: { guard?: Guard; actions?: readonly unknown[] }): readonly Transition[] {
  const branches = typeof to === 'string' ? [{ to }] : to;
  return branches.map((branch, n) => {
    const here = targetGuard(code, n, 'when' in branch && branch.when !== undefined);
    return { ...common, guard: common.guard ? all(common.guard, here) : here, target: stateTarget(branch.to), reenter: true };
  });
}
