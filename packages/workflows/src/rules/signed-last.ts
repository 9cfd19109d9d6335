import type { ChainNode, Step, StepId } from '../definition.js';
import { targetStates } from '../lint/walk.js';
import type { Layout } from '../machine/layout.js';
import { placeOf } from '../machine/rounds.js';
import type { Context, PersonId } from '../vocabulary.js';
import { branchesOf, holds } from './sequences.js';
import { hasSigned, signersAt } from './signatures.js';
import { onThisWalk, wayOf } from './this-walk.js';
import { isAssisting } from './voices.js';

/** Who signed, and whether one of them was more than heard. */
interface Signed {
  readonly people: readonly PersonId[];
  readonly isSigned: boolean;
}

const NOBODY: Signed = { people: [], isSigned: false };

/**
 * Who signed last before this step on the way the item walked: what was passed over, ended by its time alone or not come to is looked behind, into the
 * forks before it and the chains that led here. Of a fork it is who signed last in each of its branches.
 */
export function signedLast(machine: Layout, context: Context, step: StepId): readonly PersonId[] {
  const place = machine.compiled.places.get(step);
  if (!place?.step) return [];
  const { states } = machine.definition;
  let signed = upTo(place.step.chain.nodes, step, { machine, context });
  const known = new Set<string>();
  let here: readonly string[] = [place.state];
  while (!signed.isSigned && here.length > 0) {
    const leading = Object.entries(states).filter(([code, { chain }]) => !known.has(code) && targetStates(chain?.agreed).some((to) => here.includes(to)));
    for (const [code] of leading) known.add(code);
    const ends = leading.map(([code, { chain }]) => ({ code, last: lastIn(chain?.nodes ?? [], { machine, context }) }));
    signed = together([signed, ...ends.map(({ last }) => last)]);
    here = ends.map(({ code }) => code);
  }
  return [...new Set(signed.people)];
}

interface Asked {
  readonly machine: Layout;
  readonly context: Context;
}

function upTo(nodes: readonly ChainNode[], step: StepId, asked: Asked): Signed {
  const at = nodes.findIndex((node) => holds(node, step));
  const branch = nodes
    .slice(at, at + 1)
    .flatMap(branchesOf)
    .find((one) => one.nodes.some((node) => holds(node, step)));
  const inside = branch ? upTo(branch.nodes, step, asked) : NOBODY;
  return inside.isSigned ? inside : together([inside, lastIn(nodes.slice(0, at), asked)]);
}

function lastIn(nodes: readonly ChainNode[], asked: Asked): Signed {
  let signed = NOBODY;
  for (const node of nodes.toReversed()) {
    signed = together([signed, atNode(node, asked)]);
    if (signed.isSigned) break;
  }
  return signed;
}

function atNode(node: ChainNode, asked: Asked): Signed {
  if (node.type === 'step') return atStep(node, asked);
  if (node.type !== 'fork') return NOBODY;
  const taken = node.branches.filter((branch) => !asked.context.untaken?.includes(wayOf(node, branch)));
  return together(taken.map(({ nodes }) => lastIn(nodes, asked)));
}

function atStep(step: Step, { machine, context }: Asked): Signed {
  const place = onThisWalk(machine, context, [step.id]).length > 0 ? placeOf(context, step.id) : null;
  if (!place) return NOBODY;
  const people = signersAt(place);
  const isSigned = place.passed ? people.length > 0 : place.slots.some((slot) => hasSigned(slot) && !isAssisting(step, place.slots, slot));
  return { people, isSigned };
}

function together(all: readonly Signed[]): Signed {
  return { people: all.flatMap(({ people }) => people), isSigned: all.some(({ isSigned }) => isSigned) };
}
