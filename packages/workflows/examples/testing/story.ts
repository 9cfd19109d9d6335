import { expect } from '@jest/globals';
import { holds, type Reading } from '@bihuan/forms/conditions';
import type { Actor, Decision, ItemEvent, LifecycleDefinition, PersonId, Refusal, RefusalCode } from '../../src/index.js';
import { parseLifecycle } from '../../src/lint/parse-lifecycle.js';
import { activePlaces, stateCode } from '../../src/machine/active.js';
import { compile } from '../../src/machine/compile.js';
import { fold } from '../../src/machine/fold.js';
import { conditionsFor } from '../../src/questions/conditions-for.js';
import { factsOf, person, Played, type Seat, SYSTEM } from '../../src/testing/play.js';
import { refuses } from '../../src/testing/steps-taken.js';

interface Cast {
  readonly seats: Readonly<Record<string, readonly (PersonId | Seat)[]>>;
  /** Those whose posts or units matter; others are just people. */
  readonly actors?: Readonly<Record<PersonId, Actor>>;
}

/** An item played with its own data: every condition asked is answered from what has been filled in so far. */
export class Story extends Played {
  data: Reading = {};
  constructor(
    definition: LifecycleDefinition,
    private readonly cast: Cast,
  ) {
    super(compile(definition), cast.seats);
  }

  override send(event: ItemEvent): Decision | Refusal {
    const asked = conditionsFor(this.machine, this.state, event).map(({ id, when }) => [id, holds(when, this.data)]);
    return super.send({ ...event, facts: { ...event.facts, outcomes: Object.fromEntries(asked) } });
  }

  actor(who: PersonId): Actor {
    return who === 'system' ? SYSTEM : (this.cast.actors?.[who] ?? person(who));
  }

  /** Fills in a form and does what it is for. */
  acts(who: PersonId, act: string, form?: Reading): void {
    if (form) this.data = { ...this.data, form };
    this.does(this.act(act, this.actor(who), { reasonGiven: true }));
  }

  agrees(step: string, ...people: readonly PersonId[]): void {
    for (const who of people) this.does(this.agree(step, who, { actor: this.actor(who) }));
  }

  refusesAct(who: PersonId, act: string, code: RefusalCode, form?: Reading): void {
    if (form) this.data = { ...this.data, form };
    refuses(this, this.act(act, this.actor(who), { reasonGiven: code !== 'act.reason-missing' }), code);
  }

  /** Items begin below it, each called like the unit it is for. */
  spawns(place: string, units: readonly string[]): void {
    const round = this.state.context.places[place]?.round ?? 0;
    this.does({ type: 'SPAWN', place, round, children: units.map((unit) => ({ item: unit, unit })), facts: factsOf(SYSTEM) });
  }

  /** How some of them ended. */
  children(place: string, ends: Readonly<Record<string, 'done' | 'void' | null>>): void {
    const round = this.state.context.places[place]?.round ?? 0;
    this.does({ type: 'CHILDREN', place, round, ended: Object.entries(ends).map(([item, as]) => ({ item, as })), facts: factsOf(SYSTEM) });
  }

  /** It stands there, at these steps alone, and its stored events lead to the very same state. */
  stands(code: string, ...steps: readonly string[]): void {
    expect(stateCode(this.state)).toBe(code);
    const open = activePlaces(this.machine, this.state.value).filter(({ info, phase }) => info.step && phase === 'open');
    expect(open.map(({ info }) => info.id)).toEqual(steps);
    expect(fold(this.machine, JSON.parse(JSON.stringify(this.events)))).toEqual(this.state);
  }
}

/** What is written as JSON is accepted, and says the same. */
export function isPlainData(definition: LifecycleDefinition): void {
  expect(parseLifecycle(JSON.parse(JSON.stringify(definition)))).toEqual({ ok: true, definition });
}
