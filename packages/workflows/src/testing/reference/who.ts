import type { ChainNode, LifecycleDefinition, PlainResolver, Step, StepRule, Target, Who } from '../../definition.js';
import type { Actor, Facts, PersonId, Slot } from '../../vocabulary.js';
import { slotsOf, type Item, type No, type Turn } from './item.js';
import { isOnThisWalk } from './walk.js';
import { decides, hasSigned, signersIn } from './round.js';
import { isAlwaysTaken, lastSteps, roadTo, stepsRightBefore, type Road } from './road.js';

/** The one who acts and the one he stands in for. */
export function handsOf(actor: Actor): readonly PersonId[] {
  if (actor.type === 'system') return [];
  return actor.instead ? [actor.person, actor.instead.person] : [actor.person];
}

export function isHis(slot: Slot, actor: Actor): boolean {
  return handsOf(actor).includes(slot.person);
}

export function handedIn(item: Item, person: PersonId): boolean {
  return person === item.submitter || person === item.submittedFor;
}

export function isAnyOf(whos: readonly Who[], item: Item, facts: Facts): boolean {
  return whos.some((who) => isOne(who, item, facts));
}

function isOne(who: Who, item: Item, facts: Facts): boolean {
  const { actor } = facts;
  if (who.type === 'system') return actor.type === 'system';
  if (actor.type === 'system') return false;
  if (who.type === 'submitter') return handsOf(actor).some((person) => handedIn(item, person));
  if (who.type === 'at-work')
    return item.state !== null && slotsOf(item, item.state).some((slot) => !slot.closed && isHis(slot, actor) && !actor.endedSlots?.includes(slot.id));
  return holds(who, actor, facts);
}

function holds(who: PlainResolver, actor: Extract<Actor, { type: 'person' }>, { item }: Facts): boolean {
  switch (who.type) {
    case 'post': {
      const units = { 'item-unit': [item.unit], 'parent-unit': item.above.slice(0, 1), anywhere: null }[who.of];
      return actor.posts.some(({ post, unit }) => post === who.post && (units === null || units.includes(unit)));
    }
    case 'person-field':
      return handsOf(actor).some((person) => person === item.people[who.field]);
    case 'area-leader':
      return handsOf(actor).some((person) => item.areaLeaders.includes(person));
    case 'unit-of':
      return false;
  }
}

/** May this person put his name to it? First that he must do it himself, then whose matter it is, then who signed before. */
export function signerSaysNo(turn: Turn, step: Step): No {
  const { actor } = turn.event.facts;
  if (step.personal && actor.type === 'person' && actor.instead) return 'person.must-sign-himself';
  return standInSaysNo(turn) ?? separationSaysNo(turn, step.rules ?? []) ?? previousSignerSaysNo(turn, step);
}

export function separationSaysNo({ item, event: { facts } }: Turn, rules: readonly string[]): No {
  const { actor } = facts;
  if (actor.type === 'system') return null;
  const units = [...actor.units, ...(actor.instead?.units ?? [])];
  if (rules.includes('outside-owner-unit') && units.some((unit) => facts.item.ownerUnits.includes(unit))) return 'person.inside-owner-unit';
  if (rules.includes('not-the-submitter') && handsOf(actor).some((person) => handedIn(item, person))) return 'person.is-the-submitter';
  return null;
}

/** Nobody decides for somebody else what he handed in himself. */
export function standInSaysNo({ item, event: { facts } }: Turn): No {
  const { actor } = facts;
  return actor.type === 'person' && actor.instead && handedIn(item, actor.person) ? 'person.is-the-submitter' : null;
}

function previousSignerSaysNo(turn: Turn, step: Step): No {
  return signedRightBefore(turn, step, handsOf(turn.event.facts.actor));
}

/** Whether one of these signed the step right before, where the step keeps the two apart. */
export function signedRightBefore({ definition, item, event: { facts } }: Turn, step: Step, people: readonly PersonId[]): No {
  const rule: StepRule = 'not-the-previous-signer';
  if (!step.rules?.includes(rule)) return null;
  if (facts.looksBack) return people.some((person) => lastToSign({ definition, item }, step).includes(person)) ? 'person.signed-before' : null;
  const chains = Object.values(definition.states).flatMap(({ chain }) => (chain ? [chain.nodes] : []));
  const roadOf = (id: string): Road => chains.flatMap((nodes) => roadTo(nodes, id) ?? []);
  const signed = stepsBefore(definition, step)
    .filter(({ id }) => isOnThisWalk(item, roadOf(id), id))
    .flatMap(({ id }) => slotsOf(item, id))
    .filter(hasSigned);
  const signers = signed.flatMap(({ person, closed }) => [person, closed?.by]);
  return people.some((person) => signers.includes(person)) ? 'person.signed-before' : null;
}

/** The steps right before in its chain; of a chain's first step, the last ones of the chains that lead to it. */
function stepsBefore({ states }: LifecycleDefinition, step: Step): readonly Step[] {
  for (const [code, { chain }] of Object.entries(states)) {
    const road = chain && roadTo(chain.nodes, step.id);
    if (!road) continue;
    const found = stepsRightBefore(road);
    const leading = Object.values(states).flatMap((state) => (leadsTo(state.chain?.agreed, code) ? lastSteps(state.chain?.nodes ?? []) : []));
    return isFirst(road) ? [...found, ...leading] : found;
  }
  return [];
}

function leadsTo(agreed: Target | undefined, code: string): boolean {
  return agreed !== undefined && (typeof agreed === 'string' ? [agreed] : agreed.map(({ to }) => to)).includes(code);
}

function isFirst(road: Road): boolean {
  return !road.some(({ nodes, index }) => nodes.slice(0, index).some(isAlwaysTaken));
}

/** On the way it came: back from the step until somebody signed, into every branch of a fork and the chains that led here. */
function lastToSign({ definition: { states }, item }: Pick<Turn, 'definition' | 'item'>, step: Step): readonly PersonId[] {
  const [own, chain] =
    Object.entries(states).flatMap(([code, state]) => (state.chain && roadTo(state.chain.nodes, step.id) ? [[code, state.chain] as const] : []))[0] ?? [];
  const road = chain && roadTo(chain.nodes, step.id);
  if (!own || !road) return [];
  const found: Found = { people: [], isDone: false };
  for (const { nodes, index } of [...road].reverse()) lookBack(item, nodes.slice(0, index), found);
  const seen: string[] = [];
  for (let at = [own]; !found.isDone && at.length > 0;) {
    const before = Object.keys(states).filter((code) => !seen.includes(code) && at.some((to) => leadsTo(states[code]?.chain?.agreed, to)));
    seen.push(...before);
    const ends = before.map((code) => lookedBack(item, states[code]?.chain?.nodes ?? []));
    found.people.push(...ends.flatMap(({ people }) => people));
    found.isDone = ends.some(({ isDone }) => isDone);
    at = before;
  }
  return found.people;
}

interface Found {
  readonly people: PersonId[];
  /** Somebody signed whose word counted. */
  isDone: boolean;
}

function lookedBack(item: Item, nodes: readonly ChainNode[]): Found {
  const found: Found = { people: [], isDone: false };
  lookBack(item, nodes, found);
  return found;
}

function lookBack(item: Item, nodes: readonly ChainNode[], found: Found): void {
  for (const node of [...nodes].reverse()) {
    if (found.isDone) return;
    const branches = node.type === 'fork' ? node.branches.filter(({ id }) => !item.memory.untaken.includes(`${node.id}/${id}`)) : [];
    const ends = node.type === 'step' ? [signaturesAt(item, node)] : branches.map((branch) => lookedBack(item, branch.nodes));
    found.people.push(...ends.flatMap(({ people }) => people));
    found.isDone = ends.some(({ isDone }) => isDone);
  }
}

function signaturesAt(item: Item, step: Step): Found {
  const round = item.places[step.id];
  if (!round) return { people: [], isDone: false };
  const people = [...signersIn(round)];
  const isDone = round.passed ? people.length > 0 : round.slots.some((slot) => hasSigned(slot) && decides(step, round.slots, slot));
  return { people, isDone };
}
