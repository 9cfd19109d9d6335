import type { ChainNode, Fork, ForkBranch, StateCode, StepId, TellNode, WaitNode } from '../definition.js';
import { reachable } from '../lint/reach.js';
import type { NodeInfo } from '../machine/layout.js';
import type { Machine } from '../machine/machine.js';
import { REJECTED } from '../machine/around.js';
import { placeOf } from '../machine/rounds.js';
import { wayOf } from '../rules/this-walk.js';
import type { Child, ItemState, Place, PlaceId, Slot, StateValue, Told, Waited } from '../vocabulary.js';
import { roadAhead, wasIn } from './roads.js';
import type { Knowing } from './roads.js';
import { stateAt } from './states.js';

export type When = 'done' | 'now' | 'to-come';

/** One line of the path drawn on screen: a state, or a step of a state's chain. */
export interface PathLine {
  readonly state: StateCode;
  /** Where its people are found; null for a state nobody works at. */
  readonly place: PlaceId | null;
  readonly label: string;
  /** Labels of the parallel branches around it, outermost first; empty outside forks. */
  readonly branches: readonly string[];
  readonly when: When;
  readonly round: number;
  /** Slots of the latest round; empty for what is still to come. */
  readonly slots: readonly Slot[];
  /** Of sub-items: the items of the latest round. */
  readonly children?: readonly Child[];
  /** Why nobody had to decide there. */
  readonly passed?: NonNullable<Place['passed']>;
  /** Lines of its `who` that found nobody; `unfilled`: those for which somebody is to be named now. */
  readonly vacant?: readonly number[];
  readonly unfilled?: readonly number[];
  /** What stands here where nobody works: people are told, or the chain waits. */
  readonly node?: TellNode | WaitNode;
  readonly told?: readonly Told[];
  readonly waited?: Waited;
}

/**
 * The path in the order of the definition: what it went through, where it is, and what comes if everybody does what he is asked for.
 * A state beside the path (returned, stopped) stands between the two. Of a fork ahead in the running chain, ways known not to be taken are left out.
 */
export function pathOf(machine: Machine, state: ItemState, knowing: Knowing = () => null): readonly PathLine[] {
  const { order } = machine.definition;
  const { code, definition } = stateAt(machine, state);
  const at = order.indexOf(code);
  const ahead = roadAhead(machine.definition, code, knowing);
  const draw = (codes: readonly StateCode[], when: When) => codes.flatMap((one) => linesOf({ machine, state, code: one, when, knowing }));
  const passed = order.filter((one, n) => (at < 0 ? !ahead.has(one) : n < at) && isBehind(machine, state, { one, code }));
  return [
    ...draw(passed, 'done'),
    ...linesOf({ machine, state, code, when: definition.end ? 'done' : 'now', knowing }),
    ...draw(
      order.filter((one, n) => n > at && ahead.has(one)),
      'to-come',
    ),
  ];
}

/** It was there; where nobody works, it may have been. */
function isBehind({ definition }: Machine, { context }: ItemState, { one, code }: { one: StateCode; code: StateCode }): boolean {
  if (!wasIn(definition, context, one) || definition.states[one]?.end) return false;
  // No act leads to where the office ends it, from wherever it was.
  return code === definition.office?.terminate || reachable(definition, [one], { pastEnds: true }).has(code);
}

interface Asked {
  readonly machine: Machine;
  readonly state: ItemState;
  readonly code: StateCode;
  readonly when: When;
  readonly knowing: Knowing;
}

function linesOf(asked: Asked): readonly PathLine[] {
  const { machine, state, code, when } = asked;
  const definition = machine.definition.states[code];
  if (!definition) return [];
  if (definition.chain) return chainLines(asked, definition.chain.nodes);
  const place = definition.work ? code : null;
  const settled = definition.end && when === 'now' ? 'done' : when;
  return [{ state: code, place, label: definition.label, branches: [], when: settled, ...peopleAt(state, place, settled) }];
}

function chainLines({ machine, state, code, when, knowing }: Asked, nodes: readonly ChainNode[]): readonly PathLine[] {
  const value = typeof state.value === 'string' ? undefined : state.value[code];
  // What is handed in before a chain begins may still change which ways it takes.
  const { untaken, resumeAfter = {} } = state.context;
  const ways: Ways = { untaken: new Set(untaken), resumeAfter, knowing: when === 'now' ? knowing : () => null };
  const found = walk(nodes, when === 'now' ? value : when === 'to-come' ? (comingTo(nodes, state) ?? when) : when, ways);
  return found.flatMap(({ id, when: of }): readonly PathLine[] => {
    // Behind the item and never entered: its branch was not taken, or ended before it.
    if (of === 'done' && !placeOf(state.context, id)) return [];
    const { places, subItems, tells, waits } = machine.compiled;
    const node = tells.get(id) ?? waits.get(id);
    if (node) return [nodeLine(state, node, of)];
    const step = places.get(id)?.step;
    if (step) return [lineOf(state, id, { state: code, label: step.definition.label, branches: step.branches, when: of })];
    const below = subItems.get(id);
    return below
      ? [
          {
            ...lineOf(state, id, { state: code, label: below.definition.label, branches: below.branches, when: of }),
            children: of === 'to-come' ? [] : (placeOf(state.context, id)?.children ?? []),
          },
        ]
      : [];
  });
}

function nodeLine(state: ItemState, { id, state: code, branches, definition }: NodeInfo<TellNode | WaitNode>, when: When): PathLine {
  const { told, waited } = (when === 'to-come' ? null : placeOf(state.context, id)) ?? {};
  return {
    ...lineOf(state, id, { state: code, label: definition.label, branches, when }),
    node: definition,
    ...(told ? { told } : {}),
    ...(waited ? { waited } : {}),
  };
}

function lineOf(state: ItemState, place: PlaceId, line: Pick<PathLine, 'state' | 'label' | 'branches' | 'when'>): PathLine {
  return { place, ...line, ...peopleAt(state, place, line.when) };
}

interface FoundStep {
  readonly id: PlaceId;
  readonly when: When;
}

/** Which ways of forks are known: those not taken when the fork was entered last, and what is known of those ahead. */
interface Ways {
  readonly untaken: ReadonlySet<string>;
  /** After which step it goes straight back to whom. */
  readonly resumeAfter: Readonly<Record<StepId, StepId>>;
  readonly knowing: Knowing;
}

/** Reads off the state value which steps of a sequence are behind, at hand and ahead. */
function walk(nodes: readonly ChainNode[], value: StateValue | When | undefined, ways: Ways): readonly FoundStep[] {
  const spread = (node: ChainNode, when: When): readonly FoundStep[] => spreadOut(node, when, ways);
  if (value === 'skipped') return [];
  if (value === 'done' || value === 'ended' || value === REJECTED) return nodes.flatMap((node) => spread(node, 'done'));
  if (value === 'to-come' || value === undefined || typeof value === 'string') return nodes.flatMap((node) => spread(node, 'to-come'));
  const at = nodes.findIndex(({ id }) => Object.hasOwn(value, id));
  const next = nextOf(nodes, at, ways);
  return nodes.flatMap((node, n) => (n === at ? inside(node, value[node.id], ways) : spread(node, n < next ? 'done' : 'to-come')));
}

/** Where it goes on after the node at hand: what lies between a correction and whoever asked for it stands as it was. */
function nextOf(nodes: readonly ChainNode[], at: number, { resumeAfter }: Ways): number {
  const here = nodes[at]?.id ?? '';
  const back = Object.hasOwn(resumeAfter, here) ? nodes.findIndex(({ id }) => id === resumeAfter[here]) : -1;
  return Math.max(at, back);
}

/** The correction of whoever handed it in goes straight back to one step: it will stand there. */
function comingTo(nodes: readonly ChainNode[], { context: { resume } }: ItemState): { readonly [step: string]: 'to-come' } | null {
  return resume !== null && nodes.some(({ id }) => id === resume) ? { [resume]: 'to-come' } : null;
}

function inside(node: ChainNode, value: StateValue | undefined, ways: Ways): readonly FoundStep[] {
  if (node.type !== 'fork') return [{ id: node.id, when: value === 'to-come' ? value : 'now' }];
  const inner = typeof value === 'object' ? value : {};
  // Of a condition branch only the way that was taken stands in the value.
  const known = node.takes === 'first' ? node.branches.filter(({ id }) => Object.hasOwn(inner, id)) : node.branches;
  // Joined once and open again for another branch: one that was not taken has merely ended.
  const shown = known.filter((branch) => inner[branch.id] !== 'ended' || !ways.untaken.has(wayOf(node, branch)));
  return shown.flatMap(({ id, nodes }) => walk(nodes, inner[id], ways));
}

/** A branch that was not taken when its fork was entered last holds nothing of this walk, whatever an earlier one left there. */
function spreadOut(node: ChainNode, when: When, ways: Ways): readonly FoundStep[] {
  if (node.type !== 'fork') return [{ id: node.id, when }];
  const taken = when === 'to-come' ? mayBeTaken(node, ways.knowing) : node.branches.filter((branch) => !ways.untaken.has(wayOf(node, branch)));
  return taken.flatMap(({ nodes }) => nodes.flatMap((inner) => spreadOut(inner, when, ways)));
}

/** All that may still be taken; of a condition branch nothing after the first that is sure. */
function mayBeTaken({ takes, branches }: Fork, knowing: Knowing): readonly ForkBranch[] {
  const left = branches.map((branch) => ({ branch, is: branch.when ? knowing(branch.when) : true })).filter(({ is }) => is !== false);
  const sure = takes === 'first' ? left.findIndex(({ is }) => is === true) : -1;
  return left.slice(0, sure < 0 ? left.length : sure + 1).map(({ branch }) => branch);
}

function peopleAt({ context }: ItemState, place: PlaceId | null, when: When): Pick<PathLine, 'round' | 'slots' | 'passed' | 'vacant' | 'unfilled'> {
  const current = place === null ? null : placeOf(context, place);
  const round = current?.round ?? 0;
  if (when === 'to-come' || !current) return { round, slots: [] };
  const { slots, passed, vacant, unfilled } = current;
  return { round, slots, ...(passed ? { passed } : {}), ...(vacant ? { vacant } : {}), ...(unfilled && when === 'now' ? { unfilled } : {}) };
}
