import type { ChainNode, LifecycleDefinition, Step, Target, Who } from '../definition.js';
import type { EventOf, ItemEvent, PersonId } from '../vocabulary.js';

/**
 * What a lifecycle means, said a second time and as plainly as possible: a list of tokens, no statechart.
 * A token is the address of an open step: node index, then branch and node index for each fork around it.
 * Imports nothing of the engine but types, so that an error cannot be made twice.
 */
export interface Model {
  readonly state: string | null;
  readonly tokens: readonly Address[];
  readonly rounds: Readonly<Record<string, Round>>;
  readonly resume: string | null;
  readonly submitter: PersonId | null;
  readonly submittedFor?: PersonId | undefined;
  readonly submissions: number;
}
type Address = readonly number[];
interface Round {
  readonly number: number;
  readonly phase: 'resolving' | 'open' | 'left';
  readonly slots: readonly {
    readonly id: string;
    readonly person: PersonId;
    readonly agreed: boolean;
    readonly open: boolean;
    readonly moved?: boolean;
    readonly hand?: PersonId;
  }[];
}

export const UNBORN: Model = { state: null, tokens: [], rounds: {}, resume: null, submitter: null, submissions: 0 };

/** The next model, or null where the event is refused. */
export function step(definition: LifecycleDefinition, model: Model, event: ItemEvent): Model | null {
  if (event.type === 'CREATE') return model.state === null ? enter(definition, model, { to: pick(definition.create.to, 'CREATE', event), event }) : null;
  if (event.type === 'SLATE') return slate(model, event);
  if (event.type === 'HAND_OVER') return handOver(definition, model, event);
  if (event.type === 'REASSIGN' || event.type === 'RESCHEDULE' || event.type === 'RECOUNT')
    return model.state === null || definition.states[model.state]?.end ? null : model;
  if (event.type === 'ACT') return act(definition, model, event);
  return event.type === 'AGREE' || event.type === 'RETURN' ? sign(definition, model, event) : null;
}

export function openStepIds(definition: LifecycleDefinition, model: Model): readonly string[] {
  return model.tokens.map((token) => (nodeAt(chainNodes(definition, model.state), token) as Step).id);
}

export function mayAct(definition: LifecycleDefinition, model: Model, { act: code, facts }: EventOf<'ACT'>): boolean {
  const found = model.state === null ? undefined : definition.states[model.state]?.on?.[code];
  if (!found) return false;
  const actor = facts.actor;
  const allowed = found.who.some((line) => matches(line, model, actor));
  const separated = !found.rules?.includes('not-the-submitter') || !both(actor).some((one) => writers(model).includes(one));
  const decides = found.to !== undefined && !found.submits && actor.type === 'person' && actor.instead !== undefined;
  const overOwn = decides && writers(model).includes(actor.person) && !writers(model).includes(actor.instead?.person ?? '');
  return allowed && separated && !overOwn && (found.requires ?? []).every(({ id }) => facts.outcomes[`${code}/${id}`] === true);
}

/** Who acts and for whom. */
function both(actor: ItemEvent['facts']['actor']): readonly PersonId[] {
  return actor.type === 'system' ? [] : [actor.person, ...(actor.instead ? [actor.instead.person] : [])];
}

function writers({ submitter, submittedFor }: Model): readonly PersonId[] {
  return [submitter, submittedFor].filter((one): one is PersonId => typeof one === 'string');
}

function matches(line: Who, model: Model, actor: ItemEvent['facts']['actor']): boolean {
  if (line.type === 'system' || actor.type === 'system') return line.type === actor.type;
  if (line.type === 'submitter') return both(actor).some((one) => writers(model).includes(one));
  if (line.type === 'post') return actor.posts.some(({ post }) => post === line.post);
  const seated = Object.values(model.rounds).some(({ slots }) => slots.some(({ open, person }) => open && both(actor).includes(person)));
  return line.type === 'at-work' && seated;
}

function act(definition: LifecycleDefinition, model: Model, event: EventOf<'ACT'>): Model | null {
  const found = model.state === null ? undefined : definition.states[model.state]?.on?.[event.act];
  if (!found || !mayAct(definition, model, event)) return null;
  if (found.reason === 'required' && !event.reasonGiven) return null;
  const { actor } = event.facts;
  const submitter = actor.type === 'person' ? actor.person : model.submitter;
  const submittedFor = actor.type === 'person' ? actor.instead?.person : model.submittedFor;
  const counted = found.submits ? { ...model, submissions: model.submissions + 1, submitter, submittedFor } : model;
  if (found.to === undefined) return counted;
  return enter(definition, leave(counted), { to: pick(found.to, event.act, event), event, submits: found.submits === true });
}

function sign(definition: LifecycleDefinition, model: Model, event: EventOf<'AGREE' | 'RETURN'>): Model | null {
  const chain = model.state === null ? undefined : definition.states[model.state]?.chain;
  const token = model.tokens.find((one) => (nodeAt(chain?.nodes ?? [], one) as Step).id === event.step);
  const round = model.rounds[event.step];
  if (!chain || !token || round?.phase !== 'open') return null;
  const node = nodeAt(chain.nodes, token) as Step;
  const { actor } = event.facts;
  const own = round.slots.some(({ id, open, person }) => id === event.slot && open && both(actor).includes(person));
  if (!own || !maySign(definition, model, { chain: chain.nodes, token, node, actor })) return null;
  if (event.type === 'RETURN') {
    if (!node.return || !event.reasonGiven) return null;
    const resume = node.return.then === 'straight-back' && token.length === 1 ? node.id : null;
    return enter(definition, { ...leave(model), resume }, { to: chain.returned ?? '', event });
  }
  if (node.agree.opinion === 'required' && !event.opinionGiven) return null;
  const slots = round.slots.map((slot) =>
    slot.id === event.slot ? { ...slot, open: false, agreed: true, ...(actor.type === 'person' ? { hand: actor.person } : {}) } : slot,
  );
  const signed = { ...model, rounds: { ...model.rounds, [node.id]: { ...round, slots } } };
  const complete = node.mode === 'any' || slots.every(({ agreed, moved }) => agreed || moved);
  return complete ? finish(definition, signed, { token, id: node.id, event }) : signed;
}

interface Signer {
  readonly chain: readonly ChainNode[];
  readonly token: Address;
  readonly node: Step;
  readonly actor: ItemEvent['facts']['actor'];
}

function maySign(definition: LifecycleDefinition, model: Model, { chain, token, node, actor }: Signer): boolean {
  const wrote = writers(model);
  if (actor.type === 'person' && actor.instead && wrote.includes(actor.person)) return false;
  if (node.rules?.includes('not-the-submitter') && both(actor).some((one) => wrote.includes(one))) return false;
  if (!node.rules?.includes('not-the-previous-signer')) return true;
  const signed = stepsAhead(definition, model, { chain, token })
    .flatMap((id) => model.rounds[id]?.slots ?? [])
    .filter(({ agreed }) => agreed);
  return !signed.some(({ person, hand }) => both(actor).some((one) => one === person || one === hand));
}

/** Ids of the steps signed right before the one at this address, found by walking backwards. */
function stepsAhead(definition: LifecycleDefinition, model: Model, { chain, token }: { chain: readonly ChainNode[]; token: Address }): readonly string[] {
  const prefix = token.slice(0, -1);
  const earlier = sequenceAt(chain, prefix).slice(0, token.at(-1));
  const inside = lastOf(earlier);
  if (!earlier.every(isPassable)) return inside;
  if (prefix.length > 0) return [...inside, ...stepsAhead(definition, model, { chain, token: prefix.slice(0, -1) })];
  const leading = Object.values(definition.states).flatMap((state) => (state.chain?.agreed === model.state ? lastOf(state.chain.nodes) : []));
  return [...inside, ...leading];
}

function lastOf(nodes: readonly ChainNode[]): readonly string[] {
  const last = nodes.at(-1);
  if (!last) return [];
  const own = last.type === 'step' ? [last.id] : last.type === 'fork' ? last.branches.flatMap((branch) => lastOf(branch.nodes)) : [];
  return isPassable(last) ? [...own, ...lastOf(nodes.slice(0, -1))] : own;
}

function isPassable(node: ChainNode): boolean {
  if (node.type === 'step') return false;
  if (node.type !== 'fork') return true;
  if (node.takes === 'first') return node.branches.some(({ nodes }) => nodes.every(isPassable));
  return node.branches.every(({ when, nodes }) => when !== undefined || nodes.every(isPassable));
}

function slate(model: Model, event: EventOf<'SLATE'>): Model | null {
  const round = model.rounds[event.place];
  if (round?.phase !== 'resolving' || round.number !== event.round || event.slots.length === 0) return null;
  const slots = event.slots.map(({ id, person }) => ({ id, person, open: true, agreed: false }));
  return { ...model, rounds: { ...model.rounds, [event.place]: { ...round, phase: 'open', slots } } };
}

function handOver(definition: LifecycleDefinition, model: Model, { place, slot, to }: EventOf<'HAND_OVER'>): Model | null {
  const round = model.rounds[place];
  if (!mayBeGiven(definition, model, { place, person: to.person })) return null;
  const mine = round?.slots.find(({ id, open }) => id === slot && open);
  if (round?.phase !== 'open' || !mine || round.slots.some(({ person, moved }) => person === to.person && !moved)) return null;
  const left = round.slots.map((one) => (one === mine ? { ...one, open: false, moved: true } : one));
  return { ...model, rounds: { ...model.rounds, [place]: { ...round, slots: [...left, { id: to.id, person: to.person, open: true, agreed: false }] } } };
}

/** Nobody is given a step he could not sign; work of a state is given to anybody. */
function mayBeGiven(definition: LifecycleDefinition, model: Model, { place, person }: { place: string; person: PersonId }): boolean {
  const chain = chainNodes(definition, model.state);
  const token = model.tokens.find((one) => (nodeAt(chain, one) as Step).id === place);
  const node = token && (nodeAt(chain, token) as Step);
  if (!token || !node) return true;
  if ((node.self ?? 'allow') !== 'allow' && writers(model).includes(person)) return false;
  return maySign(definition, model, { chain, token, node, actor: { type: 'person', person, posts: [], units: [] } });
}

interface Entering {
  readonly to: string;
  readonly event: ItemEvent;
  readonly submits?: boolean;
}

function enter(definition: LifecycleDefinition, model: Model, { to, event, submits }: Entering): Model {
  const state = definition.states[to];
  if (state?.chain) {
    const { nodes } = state.chain;
    const back = nodes.findIndex((node) => node.type === 'step' && node.id === model.resume && node.return?.then === 'straight-back');
    const tokens = start(nodes, { prefix: [], from: submits && back >= 0 ? back : 0, event });
    return withTokens(definition, { ...model, state: to, resume: null }, { tokens, fresh: tokens });
  }
  const entered = { ...model, state: to, tokens: [], resume: state?.end ? null : model.resume };
  return state?.work ? fresh(entered, to) : entered;
}

function finish(definition: LifecycleDefinition, model: Model, done: { token: Address; id: string; event: ItemEvent }): Model {
  const chain = definition.states[model.state ?? '']?.chain;
  if (!chain) throw new Error('a token outside a chain');
  const left = leavePlace(model, done.id);
  const others = model.tokens.filter((one) => one !== done.token);
  for (let at = done.token; ; at = at.slice(0, -2)) {
    const prefix = at.slice(0, -1);
    const next = start(sequenceAt(chain.nodes, prefix), { prefix, from: (at.at(-1) ?? 0) + 1, event: done.event });
    if (next.length > 0) return withTokens(definition, left, { tokens: [...others, ...next], fresh: next });
    if (prefix.length === 0) return enter(definition, { ...left, tokens: [] }, { to: String(chain.agreed), event: done.event });
    const fork = prefix.slice(0, -1);
    if (others.some((one) => fork.every((n, i) => one[i] === n))) return { ...left, tokens: others };
  }
}

function start(nodes: readonly ChainNode[], { prefix, from, event }: { prefix: Address; from: number; event: ItemEvent }): readonly Address[] {
  for (let n = from; n < nodes.length; n++) {
    const node = nodes[n];
    const here = [...prefix, n];
    if (node?.type === 'step') return [here];
    if (node?.type !== 'fork') continue;
    const holding = node.branches.flatMap((branch, b) => (branch.when && !event.facts.outcomes[`fork/${node.id}/${branch.id}`] ? [] : [{ branch, b }]));
    const taken = (node.takes === 'first' ? holding.slice(0, 1) : holding).flatMap(({ branch, b }) =>
      start(branch.nodes, { prefix: [...here, b], from: 0, event }),
    );
    if (taken.length > 0) return taken;
  }
  return [];
}

function withTokens(
  definition: LifecycleDefinition,
  model: Model,
  { tokens, fresh: entered }: { tokens: readonly Address[]; fresh: readonly Address[] },
): Model {
  const nodes = chainNodes(definition, model.state);
  return entered.reduce((all, token) => fresh(all, (nodeAt(nodes, token) as Step).id), { ...model, tokens });
}

function fresh(model: Model, place: string): Model {
  return { ...model, rounds: { ...model.rounds, [place]: { number: (model.rounds[place]?.number ?? 0) + 1, phase: 'resolving', slots: [] } } };
}

function leave(model: Model): Model {
  return { ...Object.keys(model.rounds).reduce(leavePlace, model), tokens: [] };
}

function leavePlace(model: Model, place: string): Model {
  const round = model.rounds[place];
  if (!round) return model;
  const slots = round.slots.map((slot) => ({ ...slot, open: false }));
  return { ...model, rounds: { ...model.rounds, [place]: { ...round, phase: 'left', slots } } };
}

function pick(to: Target, code: string, event: ItemEvent): string {
  if (typeof to === 'string') return to;
  const found = to.find(({ when }, n) => !when || event.facts.outcomes[`${code}/to/${n}`]);
  if (!found) throw new Error('no branch of the target holds');
  return found.to;
}

function chainNodes(definition: LifecycleDefinition, state: string | null): readonly ChainNode[] {
  return definition.states[state ?? '']?.chain?.nodes ?? [];
}

function nodeAt(nodes: readonly ChainNode[], address: Address): ChainNode {
  const node = sequenceAt(nodes, address.slice(0, -1))[address.at(-1) ?? 0];
  if (!node) throw new Error(`no node at ${address.join('.')}`);
  return node;
}

function sequenceAt(nodes: readonly ChainNode[], prefix: Address): readonly ChainNode[] {
  const [n, b, ...rest] = prefix;
  if (n === undefined || b === undefined) return nodes;
  const node = nodes[n];
  return sequenceAt(node?.type === 'fork' ? (node.branches[b]?.nodes ?? []) : [], rest);
}
