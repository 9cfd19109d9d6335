import { sendsStraight, stepsIn } from '../rules/memory.js';
import { sequenceOf } from '../rules/return-target.js';
import { allNodes } from '../rules/sequences.js';
import { wayOf } from '../rules/this-walk.js';
import type { ChainNode, Fork, LifecycleDefinition, StepId } from '../definition.js';
import type { Context, Mapping } from '../vocabulary.js';
import { landingOf } from './plan-migration.js';

/**
 * What an item remembers of its way, under the ids of the new version. Of a step that is gone, or begins anew, nothing is remembered:
 * nobody goes back to it, and no decision made there is taken back.
 */
export function renameCourse(context: Context, to: LifecycleDefinition, mapping: Mapping): Context {
  const { resume, resumeAfter, wentStraight, reopenable, rejectedBranches, untaken, ...rest } = context;
  const chains = Object.values(to.states).flatMap(({ chain }) => (chain ? [chain.nodes] : []));
  const steps = new Set(chains.flatMap(stepsIn).map(({ id }) => id));
  const now = (step: StepId): readonly StepId[] => {
    const landing = landingOf(mapping, step);
    return landing.type === 'same' && steps.has(landing.place) ? [landing.place] : [];
  };
  const owedNow = (owed: Context['resumeAfter'] = {}): readonly (readonly [StepId, StepId])[] =>
    Object.entries(owed).flatMap(([target, returner]) =>
      now(target).flatMap((one) =>
        now(returner)
          .filter((other) => isBehind(chains, one, other))
          .map((other) => [one, other] as const),
      ),
    );
  const owed = owedNow(resumeAfter);
  const went = owedNow(wentStraight);
  const open = reopenable?.flatMap(now) ?? [];
  const rejected = rejectedBranches?.filter((branch) => branchesThatWait(chains.flat()).includes(branch)) ?? [];
  const left = untaken?.filter((way) => waysLeftOut(chains.flat()).includes(way)) ?? [];
  return {
    ...rest,
    resume: resume === null ? null : (now(resume).find((step) => goesStraight(chains, step)) ?? null),
    ...(owed.length > 0 ? { resumeAfter: Object.fromEntries(owed) } : {}),
    ...(went.length > 0 ? { wentStraight: Object.fromEntries(went) } : {}),
    ...(open.length > 0 ? { reopenable: open } : {}),
    ...(rejected.length > 0 ? { rejectedBranches: rejected } : {}),
    ...(left.length > 0 ? { untaken: left } : {}),
  };
}

/** From the submitter straight to a step of no fork, where the new version says so, too. */
function goesStraight(chains: readonly (readonly ChainNode[])[], step: StepId): boolean {
  return chains.some((nodes) => nodes.some((node) => node.id === step && node.type === 'step' && node.return?.then === 'straight-back'));
}

/** A correction goes straight back only within one sequence, and forwards, to one who sends back so. */
function isBehind(chains: readonly (readonly ChainNode[])[], target: StepId, returner: StepId): boolean {
  return chains.some((nodes) => {
    const sequence = sequenceOf(nodes, target) ?? [];
    const at = sequence.findIndex(({ id }) => id === target);
    return at >= 0 && sequence.slice(at + 1).some((node) => node.id === returner && node.type === 'step' && sendsStraight(node));
  });
}

/** Branches that need not be taken. */
function waysLeftOut(nodes: readonly ChainNode[]): readonly string[] {
  return allNodes(nodes).flatMap((node) =>
    node.type === 'fork'
      ? node.branches.filter(({ when }) => when || (node.takes === 'first' && node.branches.length > 1)).map((branch) => wayOf(node, branch))
      : [],
  );
}

/** Where a disagreement is kept while the siblings finish. */
function branchesThatWait(nodes: readonly ChainNode[]): readonly string[] {
  const forks = nodes.filter((node): node is Fork => node.type === 'fork');
  return forks.flatMap((fork) => [
    ...(fork.onReject === 'siblings-finish' ? fork.branches.map((branch) => wayOf(fork, branch)) : []),
    ...fork.branches.flatMap((branch) => branchesThatWait(branch.nodes)),
  ]);
}
