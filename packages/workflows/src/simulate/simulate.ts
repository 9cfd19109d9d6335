import type { Condition } from '@bihuan/forms/conditions';
import { unresolved, untold } from '../machine/active.js';
import { decide, initial } from '../machine/decide.js';
import type { Machine } from '../machine/machine.js';
import { conditionsFor, type EventAsked } from '../questions/conditions-for.js';
import type { Actor, Effect, Facts, ItemEvent, ItemFacts, ItemState, PlaceId, Refusal, SlotSeed, Told } from '../vocabulary.js';

/** All that a run on paper may know. It is asked and never told: nothing can come of a simulation but its answer. */
export interface World {
  /** Where it begins; absent: with the item's creation. */
  readonly from?: ItemState;
  readonly item: ItemFacts;
  /** Who would be asked there; empty where nobody is found. */
  seats(place: PlaceId, round: number): readonly SlotSeed[];
  /** Which lines of a step find nobody; absent: each finds somebody, or there is nothing to say. */
  vacant?(place: PlaceId): readonly number[];
  /** Who would be told by a node that only tells; absent: nobody. */
  told?(place: PlaceId, round: number): readonly Told[];
  holds(condition: Condition): boolean;
  actor(person: string): Actor;
  /** When the n-th event happens. */
  clock(n: number): Pick<Facts, 'at' | 'today'>;
}

/** What is done next; null ends the run. The facts are added here. */
export type Choose = (state: ItemState, n: number, item: ItemFacts) => Chosen | null;
/** An event without its facts, and who sends it; absent: the system. `outcomes`: what is taken for given, whatever the world says of it. */
export interface Chosen {
  readonly by?: string | Actor;
  readonly event: Bare<ItemEvent>;
  readonly outcomes?: Facts['outcomes'];
}
type Bare<E> = E extends unknown ? Omit<E, 'facts'> : never;

export interface Simulated {
  readonly event: ItemEvent;
  readonly state: ItemState;
  readonly effects: readonly Effect[];
}

/** How a run ended: nothing more was chosen, something was refused, or it went on longer than anybody would. */
export interface Simulation {
  readonly steps: readonly Simulated[];
  readonly state: ItemState;
  readonly stopped:
    | { readonly type: 'chosen' }
    | { readonly type: 'refused'; readonly event: ItemEvent; readonly refusal: Refusal }
    | { readonly type: 'endless' };
}

const LONGEST = 2_000;

/** Plays an item, from its creation or from where it stands, by the very `decide` that runs it. */
export function simulate(machine: Machine, world: World, choose: Choose): Simulation {
  const run = new Run(machine, world);
  let next: Chosen | null = world.from ? choose(world.from, 0, world.item) : { event: { type: 'CREATE' } };
  while (next && run.refused === null && run.steps.length < LONGEST) {
    run.play(next);
    next = choose(run.state, run.steps.length, world.item);
  }
  if (run.refused) return { steps: run.steps, state: run.state, stopped: { type: 'refused', ...run.refused } };
  return { steps: run.steps, state: run.state, stopped: next ? { type: 'endless' } : { type: 'chosen' } };
}

class Run {
  state: ItemState;
  readonly steps: Simulated[] = [];
  refused: { readonly event: ItemEvent; readonly refusal: Refusal } | null = null;
  constructor(
    private readonly machine: Machine,
    private readonly world: World,
  ) {
    this.state = world.from ?? initial(machine);
  }

  play(chosen: Chosen): void {
    this.send(chosen);
    for (let [asked] = unresolved(this.machine, this.state); asked && !this.refused; [asked] = unresolved(this.machine, this.state)) {
      const vacant = this.world.vacant?.(asked.place);
      this.send({ event: { type: 'SLATE', ...asked, slots: this.world.seats(asked.place, asked.round), ...(vacant ? { vacant } : {}) } });
    }
    this.answer();
  }

  private answer(): void {
    for (let [asked] = untold(this.machine, this.state); asked && !this.refused; [asked] = untold(this.machine, this.state)) {
      this.send({ event: { type: 'TOLD', ...asked, to: this.world.told?.(asked.place, asked.round) ?? [] } });
    }
  }

  private send({ by, event: bare, outcomes }: Chosen): void {
    // A bare event with its facts is the event again; the compiler loses the variant on the way.
    const event = { ...bare, facts: this.facts({ by, outcomes }, bare) } as ItemEvent;
    const decided = decide(this.machine, this.state, event);
    if (decided.type === 'refusal') {
      this.refused = { event, refusal: decided };
      return;
    }
    this.state = decided.state;
    this.steps.push({ event, state: decided.state, effects: decided.effects });
  }

  private facts({ by, outcomes: given }: { by: Chosen['by']; outcomes: Chosen['outcomes'] }, asked: EventAsked): Facts {
    const conditions = conditionsFor(this.machine, this.state, asked);
    const outcomes = Object.fromEntries(conditions.map(({ id, when }) => [id, given?.[id] ?? this.world.holds(when)]));
    const actor: Actor = by === undefined ? { type: 'system', rule: 'simulation' } : typeof by === 'string' ? this.world.actor(by) : by;
    return { ...this.world.clock(this.steps.length), actor, item: this.world.item, outcomes, looksBack: true };
  }
}
