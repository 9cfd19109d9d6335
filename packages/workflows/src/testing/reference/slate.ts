import type { Resolver, Step } from '../../definition.js';
import type { Slot, SlotSeed } from '../../vocabulary.js';
import { closeSlot, setSlots, slotsOf, stateOf, type EventOf, type Item, type No, type Round, type Turn } from './item.js';
import { innermost, outcome } from './walk.js';
import { closeRound, pass, settle } from './settle.js';
import { stepsIn, trailTo, type Trail } from './road.js';
import { decides, hasSigned, isBase, withTurns } from './round.js';
import { remembers } from './versions-memory.js';
import { handedIn } from './who.js';

/** People were found for a place that asked for them. */
export function answerSlate(turn: Turn<EventOf<'SLATE'>>): No {
  const { item, event } = turn;
  if (item.places[event.place]?.round !== event.round) return 'act.not-here';
  if (event.place === item.state) return answerWork(turn);
  const trail = trailTo(item.path, event.place);
  const token = trail && innermost(trail).sequence.token;
  if (!trail || token?.type !== 'step' || token.phase !== 'resolving') return 'act.not-here';
  const silent = isByGroup(token.step) ? silentGroups(turn, token.step) : [];
  const policy = token.step.work.nobody ?? 'refuse';
  if (silent.length > 0 && policy === 'refuse') return 'slate.nobody-found';
  noteAbsent(turn, silent, policy === 'wait');
  if (event.slots.length === 0) return answerNobody(turn, trail, token.step);
  token.phase = 'open';
  const slots = withSelfLeftOut(turn, token.step, event.slots.map(seat));
  setSlots(item, event.place, withTurns(token.step, slots));
  const isHeard = slots.some((slot) => closedAs(slot) !== 'left-out' && decides(token.step, slots, slot));
  if (!isHeard && (item.places[event.place]?.unfilled ?? []).length === 0) return passAs(turn, trail, 'self');
  if (isUnchanged(turn)) {
    const { signed } = item.places[event.place] ?? {};
    item.places[event.place] = { round: event.round, slots: [], ...(signed ? { signed } : {}) };
    return passAs(turn, trail, 'unchanged');
  }
  setSlots(item, event.place, withTurns(token.step, withSignedBefore(turn, token.step, slots)));
  willBeAsked(item, event.place);
  settle(turn, token.step);
  return null;
}

/** Each line is a group, and nobody speaks for one but its own. */
export function isByGroup({ mode }: Step): boolean {
  return typeof mode !== 'string' && mode.type === 'per-group' && mode.by === 'line';
}

/** Nobody of the group is there but perhaps whoever handed it in, where he does not sign for himself. If he was all that was found, he is passed over, not a group. */
function silentGroups({ item, event: { slots, vacant } }: Turn<EventOf<'SLATE'>>, step: Step): readonly number[] {
  // Records of before name no lines at all.
  if (vacant === undefined) return [];
  const isHimself = ({ person }: SlotSeed): boolean => step.self === 'skip' && handedIn(item, person);
  const others = slots.filter((slot) => !isHimself(slot)).map(({ line }) => line ?? 0);
  const himself = slots.filter(isHimself).map(({ line }) => line ?? 0);
  const silent = step.work.who.map((_, group) => group).filter((group) => !others.includes(group) && (vacant.includes(group) || himself.includes(group)));
  return others.length === 0 && vacant.length === 0 ? [] : silent;
}

/** Who was not found is written down with the round, whoever decides instead. */
function noteAbsent({ item, event }: Turn<EventOf<'SLATE'>>, silent: readonly number[], isWaitedFor: boolean): void {
  const round = item.places[event.place];
  const vacant = [...(event.vacant ?? [])];
  for (const group of silent) if (!vacant.includes(group)) vacant.push(group);
  if (!round || vacant.length === 0) return;
  item.places[event.place] = { ...round, vacant: vacant.sort((a, b) => a - b), ...(isWaitedFor && silent.length > 0 ? { unfilled: silent } : {}) };
}

/** By the rules of another version: a group is missing only where there is one of it; where it may do without, it does while anybody else has a voice. */
export function settleAnew(turn: Turn, step: Step, before: Step | undefined): void {
  const { unfilled: missing = [], ...round } = turn.item.places[step.id] ?? { round: 0, slots: [] };
  const doesWithout = step.work.nobody === 'skip' && round.slots.some(isBase);
  const now = newNumbers(before?.work.who ?? [], step.work.who);
  const still = isByGroup(step) && !doesWithout ? missing.map(now).filter((group) => step.work.who[group] !== undefined) : [];
  if (missing.length > 0) turn.item.places[step.id] = still.length > 0 ? renumbered({ ...round, unfilled: still }, now) : round;
  settle(turn, step);
}

/** A group is whom its line asks for, not the number of the line; who is asked for no more gets a number that is nobody's. */
function newNumbers(old: readonly Resolver[], are: readonly Resolver[]): (group: number) => number {
  const left = are.map((line, n) => ({ n, line: sorted(line) }));
  const numbers = old.map((line) => {
    const at = left.findIndex((other) => other.line === sorted(line));
    return at < 0 ? undefined : left.splice(at, 1)[0]?.n;
  });
  return (group) => numbers[group] ?? (left.some(({ n }) => n === group) ? group : are.length + group);
}

function renumbered(round: Round, now: (group: number) => number): Round {
  const slots = round.slots.map(({ line = 0, ...slot }) => (now(line) === 0 ? slot : { ...slot, line: now(line) }));
  const ascending = (groups: readonly number[] = []): number[] => [...groups].sort((a, b) => a - b);
  return { ...round, slots, ...(round.vacant ? { vacant: ascending(round.vacant.map(now)) } : {}), unfilled: ascending(round.unfilled) };
}

function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, one: unknown) =>
    typeof one === 'object' && one !== null && !Array.isArray(one) ? Object.fromEntries(Object.entries(one).sort(([a], [b]) => (a < b ? -1 : 1))) : one,
  );
}

/** What an earlier round agreed to says nothing about this one. */
function willBeAsked(item: Item, step: string): void {
  item.memory = { ...item.memory, agreed: item.memory.agreed.filter((id) => id !== step) };
}

function answerWork(turn: Turn<EventOf<'SLATE'>>): No {
  const { item, event } = turn;
  if (item.work !== 'resolving') return 'act.not-here';
  if (event.slots.length === 0 && stateOf(turn)?.work?.nobody !== 'wait') return 'slate.nobody-found';
  item.work = 'open';
  setSlots(item, event.place, event.slots.map(seat));
  return null;
}

function answerNobody(turn: Turn<EventOf<'SLATE'>>, trail: Trail, step: Step): No {
  const { token } = innermost(trail).sequence;
  switch (step.work.nobody ?? 'refuse') {
    case 'refuse':
      return 'slate.nobody-found';
    case 'skip':
      return passAs(turn, trail, 'nobody');
    case 'wait':
      if (token?.type === 'step') token.phase = 'open';
      willBeAsked(turn.item, step.id);
      return null;
  }
}

function passAs(turn: Turn<EventOf<'SLATE'>>, trail: Trail, passed: NonNullable<Round['passed']>): null {
  const { item, event } = turn;
  const round = item.places[event.place];
  if (round) item.places[event.place] = { ...round, passed };
  const { token } = innermost(trail).sequence;
  if (token?.type === 'step') {
    closeRound(turn, token.step);
    pass(turn, trail, token.step);
  }
  return null;
}

function closedAs({ closed }: Slot): string | undefined {
  return closed?.as;
}

export function seat({ id, person, why, line }: SlotSeed): Slot {
  return { id, person, why, ...(line === undefined ? {} : { line }) };
}

function withSelfLeftOut(turn: Turn, step: Step, slots: readonly Slot[]): readonly Slot[] {
  if (step.self !== 'skip') return slots;
  return slots.map((slot) => (handedIn(turn.item, slot.person) ? closeSlot(turn, slot, 'left-out', { by: null }) : slot));
}

function withSignedBefore(turn: Turn, step: Step, slots: readonly Slot[]): readonly Slot[] {
  const { item } = turn;
  if (step.again !== 'auto-agree' || step.personal || item.returns > 0) return slots;
  const others = stepsIn(stateOf(turn)?.chain?.nodes ?? []).filter(({ id }) => id !== step.id && item.memory.since.includes(id));
  const signed = new Set(
    others
      .flatMap((other) => slotsOf(item, other.id).filter((slot) => !turn.event.facts.looksBack || decides(other, slotsOf(item, other.id), slot)))
      .filter(hasSigned)
      .map(({ person }) => person),
  );
  // What he handed in himself and may not sign, he does not sign by itself either.
  const barred = (person: string): boolean => (step.rules?.includes('not-the-submitter') ?? false) && handedIn(item, person);
  return slots.map((slot) =>
    !slot.closed && signed.has(slot.person) && !barred(slot.person) ? closeSlot(turn, slot, 'agreed', { by: slot.person, auto: 'signed-before' }) : slot,
  );
}

/** On the walk after a correction, a step that agreed before and may see nothing that changed is not asked again; in a version that passes over none, all are. */
function isUnchanged({ definition, item, event }: Turn<EventOf<'SLATE'>>): boolean {
  return (
    remembers(definition).agreed && item.changedOnly && item.memory.agreed.includes(event.place) && !outcome(event.facts.outcomes, `changed/${event.place}`)
  );
}
