import type { ChainNode, Step, StepId } from '../definition.js';
import { placeIds, stepIds } from '../rules/sequences.js';
import { mayTakeBack } from '../rules/take-back.js';
import { stepsIn } from '../rules/memory.js';
import type { PlaceId, StateValue } from '../vocabulary.js';
import { activePlaces, activeSubItems, activeWaits } from './active.js';
import { endsBeside, type Around } from './around.js';
import type { Guard, Node, Transition } from './chart.js';
import { all, asking, isOf, signing } from './guards.js';
import { takingBack } from './looking-back.js';
import type { Layout } from './layout.js';

/** Taken back while the step is open: the decision alone. */
export function takingBackHere(step: Step, around: Around): NonNullable<Node['on']> {
  return offers(step) ? { [`TAKE_BACK.${step.id}`]: [{ guard: takeBackGuard(step), actions: [takingBack(step, around)] }] } : {};
}

/**
 * Taken back after the step has closed: it is open again in the same round, and what was entered since is left. One transition in each
 * sequence around the step, taken where the item stands past the node that holds it; forks that were joined since are open again for
 * its branch alone.
 */
export function reopenings(nodes: readonly ChainNode[], around: Around): NonNullable<Node['on']> {
  const found = nodes.flatMap((node) =>
    stepsIn([node])
      .filter(offers)
      .map((step): [string, readonly Transition[]] => [`TAKE_BACK.${step.id}`, [reopening(node, step, around)]]),
  );
  return Object.fromEntries(found);
}

function reopening(node: ChainNode, step: Step, around: Around): Transition {
  const running = new Set(around.forks.map(({ fork }) => fork.id));
  const target = [`#${openId(step.id)}`, ...(endsBeside(around.chain.nodes, step.id, running) ?? [])];
  return { guard: all(standsPast(placeIds([node])), takeBackGuard(step)), target, actions: [takingBack(step, aroundStep(around, node, step.id))] };
}

/** The forks around the step itself, of which those of the sequence are the outer ones. */
function aroundStep(around: Around, node: ChainNode, step: StepId): Pick<Around, 'forks'> {
  if (node.type !== 'fork') return around;
  const branch = node.branches.find(({ nodes }) => stepIds(nodes).includes(step));
  const next = branch?.nodes.find((inner) => stepIds([inner]).includes(step));
  return branch && next ? aroundStep({ ...around, forks: [...around.forks, { fork: node, branch }] }, next, step) : around;
}

function takeBackGuard(step: Step): Guard {
  return asking(isOf('TAKE_BACK'), (event, { item, call }) =>
    mayTakeBack(
      { machine: call.machine, signing: signing(step, { item, call }), isOpen: isActive(call.machine, call.state.value, [step.id]), context: item },
      event,
    ),
  );
}

function standsPast(places: readonly PlaceId[]): Guard {
  return ({ context: { call } }) => !isActive(call.machine, call.state.value, places);
}

function isActive(machine: Layout, value: StateValue, places: readonly PlaceId[]): boolean {
  const here = [
    ...[...activePlaces(machine, value), ...activeSubItems(machine, value)].map(({ info }) => info.id),
    ...activeWaits(machine, value).map(({ id }) => id),
  ];
  return here.some((id) => places.includes(id));
}

function offers({ actions }: Step): boolean {
  return actions?.includes('take-back') ?? false;
}

/** Where a step stands open; entered from elsewhere it begins no new round. */
export function openId(step: StepId): string {
  return `open:${step}`;
}
