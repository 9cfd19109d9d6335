import type { ChainNode, Fork, LifecycleDefinition, StateDefinition, Step } from '../../definition.js';
import type { Landing, Mapping, PlaceId } from '../../vocabulary.js';
import type { Dice } from './dice.js';
import { nodesIn } from './nodes.js';
import { repaired } from './repaired.js';
import { noteOf } from './random-note.js';
import { stepOf, type Traits } from './random-step.js';
import { subItemsOf } from './random-sub-items.js';
import { COMPARED, type Features } from './features.js';
import { branchesIn } from './road.js';

/** What an office changes in a process that runs. */
export const CHANGES = [
  'put in before',
  'put in after',
  'taken out',
  'renamed',
  'split',
  'forked',
  'branch added',
  'branch taken out',
  'joined in a fork',
  'fork undone',
  'swapped',
  'says otherwise',
  'no noes any more',
  'lines moved',
  'another condition',
  'state renamed',
  'nothing',
] as const;
export type Change = (typeof CHANGES)[number];

export interface NewVersion {
  readonly definition: LifecycleDefinition;
  readonly changes: readonly Change[];
  readonly mapping: Mapping;
}

/** The same lifecycle with one to three changes that may be published, and how its items go over. Null where no such was found. */
export function newVersion(definition: LifecycleDefinition, dice: Dice, features: Features = COMPARED): NewVersion | null {
  const draft = new Draft(structuredClone(definition), dice, features);
  const changes = Array.from({ length: dice.pick([1, 1, 1, 2, 3]) }, () => dice.pick(CHANGES));
  const done = changes.filter((change) => draft.change(change));
  const published = done.length > 0 ? repaired(draft.definition) : null;
  return published && { definition: published, changes: done, mapping: withNoise(published, { places: draft.places, states: draft.states }, dice) };
}

/** The names back, as far as they are. */
export function backwards({ places, states }: Mapping): Mapping {
  const back = Object.entries(places).flatMap(([from, { type, place }]) => (type === 'same' ? [[place, { type, place: from }] as const] : []));
  return { places: Object.fromEntries(back), states: Object.fromEntries(Object.entries(states).map(([from, to]) => [to, from])) };
}

/** Now and then the plan says something else: a place begins anew, or lands where it should not. */
function withNoise({ states }: LifecycleDefinition, mapping: Mapping, dice: Dice): Mapping {
  if (!dice.chance(22)) return mapping;
  const ids: readonly PlaceId[] = [...Object.values(states).flatMap(({ chain }) => nodesIn(chain?.nodes ?? []).map(({ id }) => id)), 'draft', 'fixing', 'gone'];
  const landing = (): Landing => ({ type: dice.pick(['same', 'anew', 'anew']), place: dice.pick(ids) });
  const places = Object.fromEntries(Array.from({ length: dice.pick([1, 1, 2]) }, () => [dice.pick(ids), landing()]));
  return {
    places: { ...mapping.places, ...places },
    states: dice.chance(30)
      ? { ...mapping.states, [dice.pick(['fixing', 'done', 'dropped'])]: dice.pick(['done', 'dropped', 'fixing', 'gone']) }
      : mapping.states,
  };
}

type Nodes = ChainNode[];

/** A list of nodes and one of them. */
interface Spot {
  readonly nodes: Nodes;
  readonly at: number;
  readonly node: ChainNode;
}

/** All must agree from now on, and nobody may say no. */
function withoutNo({ reject: _no, ...step }: Step): Step {
  return { ...step, mode: 'all' };
}

/** A step with more lines than one. */
function isSeveral(node: ChainNode): node is Step {
  return node.type === 'step' && node.work.who.length > 1;
}

class Draft {
  readonly places: Record<PlaceId, Landing> = {};
  readonly states: Record<string, string> = {};

  constructor(
    public definition: LifecycleDefinition,
    private readonly dice: Dice,
    private readonly features: Features,
  ) {}

  /** Whether there was anything to change so. */
  change(change: Change): boolean {
    switch (change) {
      case 'put in before':
        return this.at(this.spots(), ({ nodes, at }) => nodes.splice(at, 0, this.newNode()));
      case 'put in after':
        return this.at(this.spots(), ({ nodes, at }) => nodes.splice(at + 1, 0, this.newNode()));
      case 'taken out':
        return this.at(
          this.spots().filter(({ nodes }) => nodes.length > 1),
          (spot) => this.takeOut(spot),
        );
      case 'renamed':
        return this.at(
          this.spots().filter(({ node }) => node.type !== 'fork'),
          ({ nodes, at, node }) => nodes.splice(at, 1, this.called(node)),
        );
      case 'split':
        return this.at(
          this.spots().filter(({ node }) => node.type === 'step'),
          (spot) => this.split(spot),
        );
      case 'forked':
        return this.at(this.spots(), ({ nodes, at, node }) => nodes.splice(at, 1, this.forkOf([[node], [this.newNode()]])));
      case 'branch added':
        return this.at(this.forks(), ({ node }) =>
          branchesOf(node).push({ id: this.newId('b'), label: '新', ...this.condition(node, 30), nodes: [this.newNode()] }),
        );
      case 'branch taken out':
        return this.at(
          this.forks().filter(({ node }) => branchesIn(node).length > 1),
          ({ node }) => branchesOf(node).shift(),
        );
      case 'joined in a fork':
        return this.at(
          this.spots().filter(({ nodes, at }) => at + 1 < nodes.length),
          ({ nodes, at, node }) => nodes.splice(at, 2, this.forkOf([[node], nodes.slice(at + 1, at + 2)])),
        );
      case 'fork undone':
        return this.at(this.forks(), ({ nodes, at, node }) => nodes.splice(at, 1, ...branchesIn(node).flatMap((branch) => branch.nodes)));
      case 'swapped':
        return this.at(
          this.spots().filter(({ nodes, at }) => at + 1 < nodes.length),
          ({ nodes, at, node }) => nodes.splice(at, 2, ...nodes.slice(at + 1, at + 2), node),
        );
      case 'says otherwise':
        return this.at(this.spots(), ({ nodes, at, node }) => nodes.splice(at, 1, this.otherwise(node)));
      case 'no noes any more':
        return this.spots().map(({ nodes, at, node }) => node.type === 'step' && nodes.splice(at, 1, withoutNo(node))).length > 0;
      case 'lines moved':
        return this.spots().filter(({ nodes, at, node }) => isSeveral(node) && nodes.splice(at, 1, this.withLinesMoved(node))).length > 0;
      case 'another condition':
        return this.at(this.forks(), ({ node }) => this.conditionOf(node));
      case 'state renamed':
        return this.renameState(this.dice.pick(['fixing', 'draft', 'done', 'second']));
      case 'nothing':
        return true;
    }
  }

  private at(spots: readonly Spot[], change: (spot: Spot) => unknown): boolean {
    if (spots.length === 0) return false;
    change(this.dice.pick(spots));
    return true;
  }

  private spots(): readonly Spot[] {
    const of = (nodes: Nodes): readonly Spot[] =>
      nodes.flatMap((node, at) => [{ nodes, at, node }, ...branchesIn(node).flatMap((branch) => of(branch.nodes as Nodes))]); // a draft of one's own is changed in place
    return Object.values(this.definition.states).flatMap(({ chain }) => of((chain?.nodes ?? []) as Nodes)); // the same
  }

  private forks(): readonly Spot[] {
    return this.spots().filter(({ node }) => node.type === 'fork');
  }

  /** Items there begin anew at its neighbour, or are not told where to go. */
  private takeOut({ nodes, at, node }: Spot): void {
    nodes.splice(at, 1);
    const next = nodes[at] ?? nodes[at - 1];
    if (next && next.type !== 'fork' && this.dice.chance(60)) for (const { id } of nodesIn([node])) this.places[id] = { type: 'anew', place: next.id };
  }

  /** Two steps where there was one; whoever stands at it stands at the first or the second. */
  private split({ nodes, at, node }: Spot): void {
    const second: ChainNode = { ...node, id: this.newId('half') };
    nodes.splice(at + 1, 0, second);
    if (this.dice.chance(50)) this.places[node.id] = { type: 'same', place: second.id };
  }

  private called(node: ChainNode): ChainNode {
    const id = this.newId('called');
    if (this.dice.chance(90)) this.places[node.id] = { type: 'same', place: id };
    return { ...node, id };
  }

  private otherwise(node: ChainNode): ChainNode {
    const { dice } = this;
    switch (node.type) {
      case 'step':
        return this.stepCalled(node.id);
      case 'fork':
        return { ...node, onReject: dice.pick(['stop-all', 'siblings-finish', 'restart-branch']) };
      case 'sub-items':
        return subItemsOf(node.id, dice.roll(720));
      case 'wait':
      case 'cc':
      case 'notify':
        return noteOf(node.id, dice.roll(10), this.features);
    }
  }

  /** In another order, and now and then one of them left out. */
  private withLinesMoved(step: Step): Step {
    const who = step.work.who.toReversed();
    return { ...step, work: { ...step.work, who: this.dice.chance(30) ? who.slice(1) : who } };
  }

  private stepCalled(id: string): Step {
    const { dice } = this;
    const traits: Traits = {
      mode: dice.roll(16),
      share: dice.roll(9),
      policy: dice.roll(6),
      back: dice.roll(10),
      nobody: dice.roll(8),
      self: dice.roll(6),
      again: dice.roll(3),
      personal: dice.roll(7),
      actions: dice.roll(64),
      due: dice.roll(9),
      rules: dice.roll(10),
    };
    return stepOf(id, traits, { inFork: true, features: this.features });
  }

  private newNode(): ChainNode {
    const roll = this.dice.roll(10);
    if (roll === 0) return noteOf(this.newId('note'), this.dice.roll(10), this.features);
    if (roll === 1 && this.features.has('sub-items')) return subItemsOf(this.newId('sub'), this.dice.roll(720));
    return roll === 2 ? this.forkOf([[this.stepCalled(this.newId('step'))], [this.stepCalled(this.newId('step'))]]) : this.stepCalled(this.newId('step'));
  }

  private forkOf(lists: readonly (readonly ChainNode[])[]): Fork {
    const { dice } = this;
    const first = dice.chance(25);
    const policy = ([undefined, 'stop-all', 'siblings-finish', 'restart-branch'] as const)[dice.roll(4)];
    const branches = lists.map((nodes, n) => ({
      id: `b${n}`,
      label: `第${n + 1}支`,
      ...((first ? n < lists.length - 1 : dice.chance(30)) ? { when: CONDITION } : {}),
      nodes,
    }));
    return { type: 'fork', id: this.newId('fork'), ...(first ? { takes: 'first' as const } : {}), ...(policy ? { onReject: policy } : {}), branches };
  }

  private condition(node: ChainNode, percent: number): { readonly when?: typeof CONDITION } {
    return node.type === 'fork' && node.takes !== 'first' && this.dice.chance(percent) ? { when: CONDITION } : {};
  }

  private conditionOf(node: ChainNode): void {
    if (node.type !== 'fork' || node.takes === 'first') return;
    const { when, ...rest } = this.dice.pick(node.branches);
    const changed = when ? rest : { ...rest, when: CONDITION };
    branchesOf(node).splice(
      node.branches.findIndex(({ id }) => id === rest.id),
      1,
      changed,
    );
  }

  private renameState(code: string): boolean {
    const id = this.newId('state');
    // How a state ends is no name of one.
    const renamed = JSON.stringify(this.definition).replaceAll(`"${code}"`, `"${id}"`).replaceAll(`"end":"${id}"`, `"end":"${code}"`);
    this.definition = JSON.parse(renamed) as LifecycleDefinition; // what was a definition is one
    const state: StateDefinition | undefined = this.definition.states[id];
    if (!state) return false;
    if (this.dice.chance(85)) this.states[code] = id;
    if (state.work && this.dice.chance(85)) this.places[code] = { type: 'same', place: id };
    return true;
  }

  private newId(kind: string): string {
    const taken = new Set(Object.keys(this.definition.states));
    for (const { node } of this.spots()) for (const id of [node.id, ...branchesIn(node).map((branch) => branch.id)]) taken.add(id);
    for (let n = 1; ; n += 1) if (!taken.has(`${kind}${n}n`)) return `${kind}${n}n`;
  }
}

const CONDITION = { '==': [{ var: 'anything' }, 1] } as const;

function branchesOf(node: ChainNode): Fork['branches'][number][] {
  return node.type === 'fork' ? (node.branches as Fork['branches'][number][]) : []; // a draft of one's own is changed in place
}
