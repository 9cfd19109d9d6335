import { assertNever } from '../assert-never.js';
import type { Chain, ChainNode, Step, StepId } from '../definition.js';
import { returnOffer, sequenceOf } from '../rules/return-target.js';
import type { WayBack } from './course.js';
import { branchRejected, endsBeside, nodeId, type Around } from './around.js';
import { forgettingCourse, notingRejected, restarting, returningHome, returningTo } from './changes.js';
import type { Transition } from './chart.js';
import { all, goesTo, returnGuard } from './guards.js';
import { deciding, settlingFor } from './looking-back.js';
import { commonSequence } from '../rules/sequences.js';
import { wayOf } from '../rules/this-walk.js';
import { stateTarget } from './state-id.js';

/**
 * Where a disagreement leads, asked of the forks from the inside out: the first that does not stop everything says it,
 * and where all of them stop, the chain is over. Leaving a fork cancels its branches: the statechart's own semantics.
 */
export function rejecting({ chain, forks, memory }: Pick<Around, 'chain' | 'forks' | 'memory'>): Transition {
  const inner = forks.at(-1);
  if (!inner) return { target: stateTarget(chain.rejected ?? ''), actions: [forgettingCourse()] };
  const { fork, branch } = inner;
  const policy = fork.onReject ?? 'stop-all';
  switch (policy) {
    case 'stop-all':
      return leavingFor(rejecting({ chain, memory, forks: forks.slice(0, -1) }), { chain, memory, forks: forks.slice(0, -1) });
    case 'siblings-finish':
      return { target: `#${branchRejected(fork.id, branch.id)}`, actions: [notingRejected(wayOf(fork, branch))] };
    case 'restart-branch':
      return { target: `#${nodeId(branch.nodes[0]?.id ?? '')}`, reenter: true, actions: [restarting(memory), ...settlingFor(branch.nodes, { memory })] };
    default:
      return assertNever(policy);
  }
}

/** A fork that is left by disagreement: nothing in it, nor beside it, is undone any more. `around` is that of the fork. */
export function leavingFor(transition: Transition, around: Pick<Around, 'chain' | 'forks' | 'memory'>): Transition {
  const nodes = around.forks.at(-1)?.branch.nodes ?? around.chain.nodes;
  return { ...transition, actions: [...(transition.actions ?? []), ...settlingFor(nodes, around)] };
}

/** One transition for each step it may return to, and one home. */
export function returning(step: Step, around: Around): readonly Transition[] {
  const offer = returnOffer(around.chain, step, around.before.get(step.id) ?? []);
  const asked = returnGuard(step, offer);
  const decided = deciding(step, around);
  const settled = settlingOnce(step, around);
  // Most targets stand in one list with the returner: nothing around them is to be looked for, or a long chain would take its time for each pair.
  const own = sequenceOf(around.chain.nodes, step.id) ?? [];
  const beside = new Set(own.map(({ id }) => id));
  const near = [...decided, ...settlingFor(own, around)];
  const straight = step.return?.then === 'straight-back';
  const owing = straight ? own.map(({ id }) => id) : [];
  const changedOnly = step.return?.then === 'changed-only';
  const back = offer.steps.map((to): Transition => {
    const way = beside.has(to) ? { to, from: step.id, straight, changedOnly, owing } : wayBack(step, to, around);
    const actions = [...(beside.has(to) ? near : [...decided, ...settled(to)]), returningTo(way, around.memory)];
    return { guard: all(asked, goesTo(to)), target: beside.has(to) ? `#${nodeId(to)}` : reentering(around, to), reenter: true, actions };
  });
  const inFork = around.forks.length > 0;
  return [
    ...back,
    { guard: all(asked, goesTo(undefined)), ...homeOf(around.chain), actions: [returningHome(step, { inFork, memory: around.memory }), ...decided] },
  ];
}

/** Where the submitter has it again; a chain none of whose steps returns to him names no such state. */
function homeOf({ returned }: Chain): Pick<Transition, 'target'> {
  return returned === undefined ? {} : { target: stateTarget(returned) };
}

/** Most targets stand in one sequence with the returner; a long chain would otherwise carry a list of its steps for each pair of them. */
function settlingOnce(step: Step, around: Around): (to: StepId) => readonly unknown[] {
  const known = new Map<readonly ChainNode[], readonly unknown[]>();
  return (to) => {
    const nodes = commonSequence(around.chain.nodes, step.id, to);
    const actions = known.get(nodes) ?? settlingFor(nodes, around);
    known.set(nodes, actions);
    return actions;
  };
}

/** To a step of another list nobody comes straight back; what the list around both still owes is owed. */
function wayBack(step: Step, to: StepId, { chain }: Around): WayBack {
  const owing = step.return?.then === 'straight-back' ? commonSequence(chain.nodes, step.id, to).map(({ id }) => id) : [];
  return { to, from: step.id, straight: false, changedOnly: step.return?.then === 'changed-only', owing };
}

/**
 * The step, and where it stands in a fork that is over by now, the ends of its sibling branches:
 * what they agreed on stands, and only the branch of the step is open again.
 */
function reentering({ chain, forks }: Around, to: StepId): string | readonly string[] {
  const running = new Set(forks.map(({ fork }) => fork.id));
  const others = endsBeside(chain.nodes, to, running) ?? [];
  return others.length > 0 ? [`#${nodeId(to)}`, ...others] : `#${nodeId(to)}`;
}
