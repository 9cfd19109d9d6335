import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import type { LifecycleDefinition } from '../definition.js';
import { allowedEvents } from '../questions/allowed-events.js';
import { conditionsFor } from '../questions/conditions-for.js';
import { activeStates, openSlots } from '../questions/states.js';
import { factsOf as factsNow, person, SYSTEM } from '../testing/play.js';
import { randomLifecycle } from '../testing/random-lifecycle.js';
import { mayAct, openStepIds, step, UNBORN, type Model } from '../testing/token-model.js';
import type { Actor, Facts, ItemEvent, ItemState, PostHeld } from '../vocabulary.js';
import { stateCode, unresolved } from './active.js';
import { compile } from './compile.js';
import { decide, initial } from './decide.js';
import { fold } from './fold.js';
import type { Machine } from './machine.js';

const DEFINITIONS = 500;
const WALKS_EACH = 20;
const STEPS = 16;
const PEOPLE = ['ding', 'wu', 'ji', 'geng'];
const ACTS = ['SUBMIT', 'LOG', 'REDO', 'DROP', 'WITHDRAW', 'AGAIN', 'SKIP', 'REOPEN', 'NOTHING'];

/** As records of before were told: who signed is asked of the steps right before alone. The other random run looks back over the whole way. */
function factsOf(...asked: Parameters<typeof factsNow>): Facts {
  const { looksBack: _now, ...facts } = factsNow(...asked);
  return facts;
}

/** What a walk does is chosen by a stream of numbers, so that a failing walk shrinks to a short one. */
type Dice = (n: number) => number;

describe('the engine against a plain list of tokens', () => {
  it(`A07 A08 A42 agrees with it on ${DEFINITIONS * WALKS_EACH} random walks over random lifecycles with nested forks`, () => {
    const seen = { moved: 0, refused: 0, deepest: 0, ended: 0 };
    const walks = fc.array(fc.array(fc.nat(9999), { minLength: STEPS, maxLength: STEPS }), { minLength: WALKS_EACH, maxLength: WALKS_EACH });
    const property = fc.property(randomLifecycle(), walks, (definition, numbers) => {
      const machine = compile(definition);
      numbers.forEach((rolls, n) => {
        const { state, events } = walk(machine, rolls, seen);
        // Every fifth is told again from its stored events; telling all would double the time.
        if (n % 5 === 0) same(canonical(fold(machine, JSON.parse(JSON.stringify(events)) as ItemEvent[])), canonical(state));
      });
    });
    fc.assert(property, { numRuns: DEFINITIONS, seed: 20181008 });
    // The walks are worth something: they move, they are refused, they stand on many steps at once, they arrive.
    expect(seen.moved).toBeGreaterThan(50_000);
    expect(seen.refused).toBeGreaterThan(30_000);
    expect(seen.deepest).toBeGreaterThanOrEqual(5);
    expect(seen.ended).toBeGreaterThan(500);
  }, 600_000);
});

function walk(
  machine: Machine,
  rolls: readonly number[],
  seen: { moved: number; refused: number; deepest: number; ended: number },
): { state: ItemState; events: readonly ItemEvent[] } {
  let state = frozen(initial(machine));
  let model = UNBORN;
  const events: ItemEvent[] = [];
  rolls.forEach((roll, at) => {
    const event = nextEvent(machine, state, { dice: diceFrom(roll), at });
    const expected = step(machine.definition, model, event);
    const decided = decide(machine, state, event);
    if ((decided.type === 'refusal') !== (expected === null))
      throw new Error(`${decided.type === 'refusal' ? decided.code : 'moved'}, the model disagrees: ${JSON.stringify(event)}`);
    if (decided.type === 'refusal') seen.refused++;
    if (decided.type === 'refusal' || expected === null) return;
    seen.moved++;
    events.push(event);
    state = frozen(decided.state);
    model = expected;
    same(seenOf(machine, state), modelSeen(machine.definition, model));
    sameOffers(machine, { state, model, facts: event.facts });
    seen.deepest = Math.max(seen.deepest, model.tokens.length);
  });
  if (model.state !== null && machine.definition.states[model.state]?.end) seen.ended++;
  return { state, events };
}

/** Compared as text: Jest's own matcher costs ten times the decision it would judge. */
function same(found: unknown, expected: unknown): void {
  if (JSON.stringify(found) !== JSON.stringify(expected)) expect(found).toEqual(expected);
}

function canonical({ value, context }: ItemState): unknown {
  return [value, { ...context, places: Object.entries(context.places).sort() }];
}

function seenOf(machine: Machine, state: ItemState): unknown {
  // Which branches were not taken is compared by the other random run.
  const { places, untaken: _aside, ...rest } = state.context;
  const rounds = Object.entries(places).map(([place, { round, slots }]) => [
    place,
    round,
    slots.map(({ id, closed }) => [id, closed === undefined, closed?.as === 'agreed']),
  ]);
  const resolving = unresolved(machine, state).map(({ place }) => place);
  const steps = activeStates(machine, state).steps.map(({ id }) => id);
  return { ...rest, state: stateCode(state), steps: steps.sort(), rounds: rounds.sort(), resolving: resolving.sort() };
}

function modelSeen(definition: LifecycleDefinition, model: Model): unknown {
  const { submissions, submitter, submittedFor, resume, state } = model;
  const rounds = Object.entries(model.rounds).map(([place, { number, slots }]) => [place, number, slots.map(({ id, open, agreed }) => [id, open, agreed])]);
  const resolving = Object.entries(model.rounds).filter(([, { phase }]) => phase === 'resolving');
  const steps = [...openStepIds(definition, model)];
  return {
    submissions,
    submitter,
    ...(submittedFor === undefined ? {} : { submittedFor }),
    resume,
    state,
    steps: steps.sort(),
    rounds: rounds.sort(),
    resolving: resolving.map(([place]) => place).sort(),
  };
}

/** Every button offered is one the model lets through, and the other way round. */
function sameOffers(machine: Machine, { state, model, facts }: { state: ItemState; model: Model; facts: Facts }): void {
  for (const { type, act, refusal } of allowedEvents(machine, state, { ...facts, outcomes: { 'SUBMIT/whole': true } })) {
    if (type !== 'ACT' || act === null) continue;
    const offered = { type, act, facts: { ...facts, outcomes: { 'SUBMIT/whole': true } } } as const;
    if (mayAct(machine.definition, model, offered) !== (refusal === null)) throw new Error(`${act} is offered wrongly: ${refusal?.code}`);
  }
}

function nextEvent(machine: Machine, state: ItemState, { dice, at }: { dice: Dice; at: number }): ItemEvent {
  if (at === 0) return { type: 'CREATE', facts: factsFor(machine, state, { dice, event: { type: 'CREATE' } }) };
  const [asked] = unresolved(machine, state);
  if (asked && dice(8) > 0) return slateEvent(asked, dice, at);
  const kind = dice(12);
  if (kind === 10) return handOverEvent(machine, state, { dice, at });
  if (kind === 11) return changeOfItem(dice);
  const signable = openSlots(state).some(({ place }) => machine.compiled.places.get(place)?.step);
  if (kind < 6 && (signable || dice(8) === 0)) return signature(machine, state, { dice, type: kind < 5 ? 'AGREE' : 'RETURN' });
  if (kind === 6) return slateEvent({ place: anyOf([...machine.compiled.places.keys()], dice), round: dice(4) }, dice, at);
  const act = anyOf(dice(3) > 0 ? Object.keys(machine.definition.states[stateCode(state) ?? 'draft']?.on ?? {}) : ACTS, dice) ?? 'NOTHING';
  return { type: 'ACT', act, facts: factsFor(machine, state, { dice, event: { type: 'ACT', act } }), reasonGiven: dice(2) === 0 };
}

function slateEvent({ place, round }: { place: string; round: number }, dice: Dice, at: number): ItemEvent {
  const people = PEOPLE.slice(0, dice(12) === 0 ? 0 : 1 + dice(3));
  const slots = people.map((name, n) => ({ id: `${at}-${n}`, person: name, why: { resolver: 'area-leader' as const } }));
  return { type: 'SLATE', place, round, slots, facts: factsOf(SYSTEM) };
}

/** Mostly an open slot to somebody without one; now and then a settled slot, a wrong place, or somebody who is there already. */
function handOverEvent(machine: Machine, state: ItemState, { dice, at }: { dice: Dice; at: number }): ItemEvent {
  const all = Object.entries(state.context.places).flatMap(([place, { slots }]) => slots.map((slot) => ({ place, slot })));
  const open = all.filter(({ slot }) => !slot.closed);
  const chosen = anyOf(dice(6) > 0 && open.length > 0 ? open : all, dice);
  const place = dice(10) > 0 && chosen ? chosen.place : anyOf([...machine.compiled.places.keys()], dice);
  const to = { id: `${at}-to`, person: anyOf(PEOPLE, dice), why: { resolver: 'area-leader' as const } };
  return { type: 'HAND_OVER', place, slot: chosen?.slot.id ?? 'none', to, facts: factsOf(person('office')) };
}

function changeOfItem(dice: Dice): ItemEvent {
  const facts = factsOf(SYSTEM);
  return dice(2) === 0 ? { type: 'RESCHEDULE', dueOn: '2018-11-30', facts } : { type: 'REASSIGN', field: 'owner', to: 'ding', facts };
}

/** Mostly somebody's own open slot; now and then a settled one, somebody else's, or another step's. */
function signature(machine: Machine, state: ItemState, { dice, type }: { dice: Dice; type: 'AGREE' | 'RETURN' }): ItemEvent {
  const all = Object.entries(state.context.places).flatMap(([place, { slots }]) => slots.map((slot) => ({ place, slot })));
  const open = all.filter(({ slot }) => !slot.closed);
  const chosen = anyOf(dice(6) > 0 && open.length > 0 ? open : all, dice);
  const place = dice(15) > 0 && chosen ? chosen.place : anyOf([...machine.compiled.places.keys()], dice);
  const signer = dice(10) > 0 && chosen ? chosen.slot.person : anyOf(PEOPLE, dice);
  const facts = { ...factsFor(machine, state, { dice, event: { type } }), actor: dice(5) > 0 ? person(signer) : standIn(dice, signer) };
  const common = { step: place, slot: chosen?.slot.id ?? 'none', facts };
  return type === 'AGREE' ? { type, ...common, opinionGiven: dice(4) > 0 } : { type, ...common, reasonGiven: dice(4) > 0 };
}

/** Only the outcomes that `conditionsFor` names: a condition it forgets makes the walk throw. */
function factsFor(machine: Machine, state: ItemState, { dice, event }: { dice: Dice; event: { type: ItemEvent['type']; act?: string } }): Facts {
  const asked = conditionsFor(machine, state, event);
  const outcomes = Object.fromEntries(asked.map(({ id }) => [id, dice(3) > 0]));
  const posts = dice(2) === 0 ? [{ post: 'office', unit: 'unit-9' }] : [];
  const seated = Object.values(state.context.places).flatMap(({ slots }) => slots.filter(({ closed }) => !closed));
  const name = anyOf(dice(2) === 0 && seated.length > 0 ? seated.map((slot) => slot.person) : PEOPLE, dice);
  if (dice(6) === 0) return factsOf(standIn(dice, name, posts), { outcomes });
  return factsOf(dice(12) === 0 ? SYSTEM : person(name, posts), { outcomes });
}

/** Somebody of the few acting for somebody else, often one who has a hand in the item already. */
function standIn(dice: Dice, principal: string, posts: readonly PostHeld[] = []): Actor {
  const others = PEOPLE.filter((one) => one !== principal);
  return person(anyOf(others, dice), posts, { instead: { person: principal, units: [] } });
}

function anyOf<T>(from: readonly T[], dice: Dice): T {
  return from[dice(from.length)] as T;
}

/** Many throws out of one number, so that shrinking one number changes one event only. */
function diceFrom(roll: number): Dice {
  let seed = (roll + 1) * 7_919;
  return (n) => {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
    return n === 0 ? 0 : Math.floor((seed / 2_147_483_648) * n);
  };
}

function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  Object.freeze(value);
  for (const inner of Object.values(value)) frozen(inner);
  return value;
}
