import {
  compile,
  decide,
  upgrade,
  type ChainNode,
  type Context,
  type Decision,
  type ItemEvent,
  type ItemState,
  type LifecycleDefinition,
  type Machine,
  type Step,
} from '../../index.js';
import type { Decide, Engine, Upgrade } from './side-by-side.js';

/** Faults put into the engine from outside, by what it is given or what it answers. Every one must be found. */
export const DEFECTS: readonly ({ readonly fault: string } & Engine)[] = [
  {
    fault: 'a stand-in is taken for the one he stands in for',
    decide: given((event) => withActor(event, (actor) => (actor.type === 'person' && actor.instead ? { ...actor, person: actor.instead.person } : actor))),
  },
  { fault: 'a return needs no reason', decide: given((event) => (event.type === 'RETURN' ? { ...event, reasonGiven: true } : event)) },
  { fault: 'an opinion that is required may be left out', decide: given((event) => (event.type === 'AGREE' ? { ...event, opinionGiven: true } : event)) },
  {
    fault: 'a deadline of an old round still acts',
    decide: (machine, state, event) =>
      decide(machine, state, event.type === 'TIMEOUT' ? { ...event, round: state.context.places[event.step]?.round ?? 0 } : event),
  },
  { fault: 'one may decide before it is one’s turn', decide: seeing((context) => eachSlot(context, ({ waits: _, ...slot }) => slot)) },
  { fault: 'what stands still goes on', decide: seeing(({ suspended: _, ...context }) => context) },
  { fault: 'a correction does not go straight back', decide: answering((context) => ({ ...context, resume: null })) },
  {
    fault: 'slots that others settled vanish',
    decide: answering((context) => eachPlace(context, (place) => ({ ...place, slots: place.slots.filter(({ closed }) => closed?.as !== 'superseded') }))),
  },
  { fault: 'votes are kept from one round to the next', decide: answering((context) => eachPlace(context, (place) => ({ ...place, round: 1 }))) },
  {
    fault: 'half is taken for more than half',
    decide: running((step) =>
      typeof step.mode === 'object' && step.mode.type === 'vote' ? { ...step, mode: { ...step.mode, agree: { atLeast: [1, 2] } } } : step,
    ),
  },
  {
    fault: 'one no ends what everybody was to be heard on',
    decide: running((step) => (step.reject?.policy === 'wait-for-all' ? { ...step, reject: { ...step.reject, policy: 'one-veto' } } : step)),
  },
  { fault: 'everybody is asked at once instead of in turn', decide: running((step) => (step.mode === 'in-turn' ? { ...step, mode: 'all' } : step)) },
  { fault: 'a line that finds nobody is passed over without a word', decide: given(withoutVacant) },
  { fault: 'whoever agreed before the present walk began is passed over', decide: given(withoutAnew) },
  { fault: 'a group that waits keeps the number of its line where the line moves', upgrade: asIfLinesStayed() },
  { fault: 'whoever claimed it decides without those beside him', decide: given(withoutHeard) },
  { fault: 'files that are required may be left out', decide: running(({ files: _, ...step }) => step) },
  { fault: 'what must be signed by himself is signed by a stand-in', decide: running(({ personal: _, ...step }) => step) },
  {
    fault: 'a disagreement ends the whole fork though only its branch was to begin anew',
    decide: runningForks((fork) => (fork.onReject === 'restart-branch' ? { ...fork, onReject: 'stop-all' } : fork)),
  },
];

function given(change: (event: ItemEvent) => ItemEvent): Decide {
  return (machine, state, event) => decide(machine, state, change(event));
}

function withoutVacant(event: ItemEvent): ItemEvent {
  if (event.type !== 'SLATE') return event;
  const { vacant: _unsaid, ...slate } = event;
  return slate;
}

function withoutAnew(event: ItemEvent): ItemEvent {
  if (event.type !== 'ACT' && event.type !== 'RETURN') return event;
  const { anew: _unsaid, ...rest } = event;
  return rest;
}

function withoutHeard(event: ItemEvent): ItemEvent {
  if (event.type !== 'ADD_SIGNERS') return event;
  const { heard: _unsaid, ...rest } = event;
  return rest;
}

function withActor(event: ItemEvent, change: (actor: ItemEvent['facts']['actor']) => ItemEvent['facts']['actor']): ItemEvent {
  return { ...event, facts: { ...event.facts, actor: change(event.facts.actor) } };
}

/** The engine sees another past than the one that was. */
function seeing(change: (context: Context) => Context): Decide {
  return (machine, state, event) => decide(machine, { ...state, context: change(state.context) }, event);
}

function answering(change: (context: Context) => Context): Decide {
  return (machine, state, event) => {
    const decided = decide(machine, state, event);
    return decided.type === 'refusal' ? decided : answered(decided, change);
  };
}

function answered(decided: Decision, change: (context: Context) => Context): Decision {
  const state: ItemState = { ...decided.state, context: change(decided.state.context) };
  return { ...decided, state };
}

function eachPlace(context: Context, change: (place: Context['places'][string]) => Context['places'][string]): Context {
  return { ...context, places: Object.fromEntries(Object.entries(context.places).map(([id, place]) => [id, change(place)])) };
}

function eachSlot(context: Context, change: (slot: Context['places'][string]['slots'][number]) => Context['places'][string]['slots'][number]): Context {
  return eachPlace(context, (place) => ({ ...place, slots: place.slots.map(change) }));
}

type Fork = Extract<ChainNode, { type: 'fork' }>;

/** The engine runs a definition whose rule says something else. */
function running(change: (step: Step) => Step): Decide {
  return onDefinition((node) => (node.type === 'step' ? change(node) : node));
}

function runningForks(change: (fork: Fork) => Fork): Decide {
  return onDefinition((node) => (node.type === 'fork' ? change(node) : node));
}

function onDefinition(change: (node: ChainNode) => ChainNode): Decide {
  const changed = new WeakMap<Machine, Machine>();
  return (machine, state, event) => {
    const other = changed.get(machine) ?? compile(rewritten(machine.definition, change));
    changed.set(machine, other);
    return decide(other, state, event);
  };
}

/** The engine believes that the version before had its lines in the order they have now. */
function asIfLinesStayed(): Upgrade {
  return ({ from, to }, state, event) => {
    const linesNow = (step: Step): Step['work']['who'] => {
      const now = to.compiled.places.get(step.id)?.step?.definition.work.who ?? [];
      return now.length === step.work.who.length ? now : step.work.who;
    };
    const stayed = rewritten(from.definition, (node) => (node.type === 'step' ? { ...node, work: { ...node.work, who: linesNow(node) } } : node));
    return upgrade({ from: event.back ? from : compile(stayed), to }, state, event);
  };
}

function rewritten(definition: LifecycleDefinition, change: (node: ChainNode) => ChainNode): LifecycleDefinition {
  const nodes = (list: readonly ChainNode[]): readonly ChainNode[] =>
    list.map((node) => change(node.type !== 'fork' ? node : { ...node, branches: node.branches.map((branch) => ({ ...branch, nodes: nodes(branch.nodes) })) }));
  const states = Object.entries(definition.states).map(
    ([code, state]) => [code, state.chain ? { ...state, chain: { ...state.chain, nodes: nodes(state.chain.nodes) } } : state] as const,
  );
  return { ...definition, states: Object.fromEntries(states) };
}
