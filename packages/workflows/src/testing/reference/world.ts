import type { ChainNode, LifecycleDefinition, Target } from '../../definition.js';
import type { Actor, ChildSeed, Facts, PersonId, SlotSeed, Told } from '../../vocabulary.js';
import type { Dice } from './dice.js';
import { branchesIn, stepsIn } from './road.js';

/** The people of the random runs. Half of them belong to the owner's own unit; one holds the office. */
export const PEOPLE: readonly PersonId[] = ['p1', 'p2', 'p3', 'p4', 'p5', 'p6'];
export const OFFICE: PersonId = 'office';
export const SYSTEM: Actor = { type: 'system', rule: 'random' };

export function unitsOf(person: PersonId): readonly string[] {
  return ['p1', 'p2'].includes(person) ? ['own'] : ['other'];
}

export function actorOf(person: PersonId, instead?: PersonId): Extract<Actor, { type: 'person' }> {
  const posts = person === OFFICE ? [{ post: 'office', unit: 'other' }] : [];
  return { type: 'person', person, posts, units: unitsOf(person), ...(instead ? { instead: { person: instead, units: unitsOf(instead) } } : {}) };
}

/** Gives every event its own instant and its facts, and every slot its own id. */
export class World {
  private moments = 0;
  private slots = 0;
  private items = 0;
  private conditions: readonly string[] = [];
  private looksBack = false;
  constructor(definition: LifecycleDefinition) {
    this.reads(definition);
  }

  /** Conditions of this definition have outcomes from now on, too. */
  reads(definition: LifecycleDefinition): void {
    this.conditions = [...new Set([...this.conditions, ...conditionsOf(definition)])];
    this.looksBack = this.looksBack || looksBack(definition);
  }

  tick(): void {
    this.moments += 1;
  }

  /** Whether what happens now carries the marks of new records. No dice are thrown for it: the same numbers mean the same commands as ever. */
  get isMarked(): boolean {
    return this.moments % 7 > 1;
  }

  facts(actor: Actor, dice: Dice): Facts {
    const at = `2018-10-08T01:00:00.${String(this.moments).padStart(6, '0')}Z`;
    const item = { unit: 'own', above: ['top'], ownerUnits: ['own'], people: {}, areaLeaders: ['nobody'] };
    const outcomes = Object.fromEntries(this.conditions.map((id) => [id, dice.chance(id.startsWith('changed/') ? 40 : 70)]));
    return { at, today: '2018-10-08', actor, item, outcomes, ...(this.looksBack && this.isMarked ? { looksBack: true } : {}) };
  }

  seed(person: PersonId, dice: Dice, lines = 1): SlotSeed {
    const line = lines > 1 ? { line: dice.roll(lines) } : {};
    return { id: `s${(this.slots += 1)}`, person, why: { resolver: 'post', post: dice.pick(['a', 'b', 'c']), unit: dice.pick(['u1', 'u2']) }, ...line };
  }

  /** For whom sub-items begin; sometimes for nobody. */
  children(dice: Dice): readonly ChildSeed[] {
    const many = dice.chance(8) ? 0 : dice.pick([1, 2, 2, 3, 4]);
    return Array.from({ length: many }, () => ({ item: `i${(this.items += 1)}`, unit: dice.pick(['u1', 'u2']) }));
  }

  /** Whom a node tells; sometimes nobody. */
  listed(dice: Dice): readonly Told[] {
    return this.slate(dice, 1).map(({ person, why }) => ({ person, why }));
  }

  /** Different people in any order; sometimes nobody. */
  slate(dice: Dice, lines: number): readonly SlotSeed[] {
    if (dice.chance(6)) return [];
    const people = shuffled(PEOPLE, dice).slice(0, dice.pick([1, 1, 2, 2, 3, 4]));
    return people.map((person, n) => (lines > 1 && n === 0 ? { ...this.seed(person, dice), line: 0 } : this.seed(person, dice, lines)));
  }

  /** Lines that found nobody: some whose people are asked by another line did, and now and then others stand in for one that did not. */
  vacant(dice: Dice, lines: number, slots: readonly SlotSeed[]): readonly number[] {
    const numbers = Array.from({ length: lines }, (_, n) => n);
    return numbers.filter((n) => dice.chance(slots.some(({ line }) => (line ?? 0) === n) ? 5 : 85));
  }
}

export function shuffled<T>(list: readonly T[], dice: Dice): readonly T[] {
  return list
    .map((item) => ({ item, at: dice.roll(1000) }))
    .sort((a, b) => a.at - b.at)
    .map(({ item }) => item);
}

function looksBack({ states }: LifecycleDefinition): boolean {
  const steps = Object.values(states).flatMap(({ chain }) => stepsIn(chain?.nodes ?? []));
  return steps.some(({ rules, again }) => again !== undefined || rules?.includes('not-the-previous-signer'));
}

function conditionsOf({ create, states }: LifecycleDefinition): readonly string[] {
  const acts = Object.values(states).flatMap(({ on }) => Object.entries(on ?? {}));
  const ofActs = acts.flatMap(([code, { to, requires }]) => [...ofTarget(code, to), ...(requires ?? []).map(({ id }) => `${code}/${id}`)]);
  const ofChains = Object.entries(states).flatMap(([code, { chain }]) => [
    ...ofTarget(`chain/${code}`, chain?.agreed),
    ...ofNodes(chain?.nodes ?? []),
    ...stepsIn(chain?.nodes ?? []).map(({ id }) => `changed/${id}`),
  ]);
  return [...new Set([...ofTarget('CREATE', create.to), ...ofActs, ...ofChains])];
}

function ofTarget(code: string, to: Target | undefined): readonly string[] {
  return to === undefined || typeof to === 'string' ? [] : to.flatMap(({ when }, n) => (when ? [`${code}/to/${n}`] : []));
}

function ofWait(node: ChainNode): readonly string[] {
  return node.type === 'wait' && node.until.type === 'answer' ? (node.until.requires ?? []).map(({ id }) => `${node.id}/${id}`) : [];
}

function ofNodes(nodes: readonly ChainNode[]): readonly string[] {
  return nodes.flatMap((node) => [
    ...ofWait(node),
    ...branchesIn(node).flatMap((branch) => [...(branch.when ? [`fork/${node.id}/${branch.id}`] : []), ...ofNodes(branch.nodes)]),
  ]);
}
