import { decide, initial } from '../machine/decide.js';
import { unresolved } from '../machine/active.js';
import type { Machine } from '../machine/machine.js';
import type { Actor, Decision, Effect, EventOf, Facts, ItemEvent, ItemState, PersonId, PostHeld, Refusal, Slot, SlotSeed } from '../vocabulary.js';

export const UNIT = 'unit-1';
export const ABOVE = 'unit-0';

export function person(
  name: PersonId,
  posts: readonly PostHeld[] = [],
  more: { units?: readonly string[]; instead?: { person: PersonId; units: readonly string[] } } = {},
): Actor {
  return { type: 'person', person: name, posts, units: more.units ?? [], ...(more.instead ? { instead: more.instead } : {}) };
}

export const SYSTEM: Actor = { type: 'system', rule: 'test' };

export function factsOf(actor: Actor, more: Partial<Facts> = {}): Facts {
  const people = { filler: 'filler', creator: 'creator', owner: 'owner' };
  const item = { unit: UNIT, above: [ABOVE], ownerUnits: [UNIT], people, areaLeaders: ['area'] };
  return { at: '2018-10-08T01:00:00Z', today: '2018-10-08', actor, item, outcomes: {}, looksBack: true, ...more };
}

/** Somebody found, with more than his name. */
export type Seat = Pick<SlotSeed, 'person'> & Partial<SlotSeed>;

/** An item played by hand: keeps state and events, answers slates with `<place>-<n>` people. */
export class Played {
  state: ItemState;
  readonly events: ItemEvent[] = [];
  effects: readonly Effect[] = [];
  private slots = 0;
  constructor(
    readonly machine: Machine,
    private readonly seats: Readonly<Record<string, readonly (PersonId | Seat)[]>> = {},
    /** What is known of the data when somebody is found. */
    readonly known: Record<string, boolean> = {},
  ) {
    this.state = initial(machine);
  }

  send(event: ItemEvent): Decision | Refusal {
    const decided = decide(this.machine, this.state, event);
    if (decided.type === 'refusal') return decided;
    this.state = decided.state;
    this.events.push(event);
    this.effects = decided.effects;
    return decided;
  }

  /** Sends and answers every slate asked. The effects kept are those of the event itself. */
  does(event: ItemEvent): Decision {
    const decided = this.send(event);
    if (decided.type === 'refusal') throw new Error(`refused: ${decided.code}`);
    for (let [ask] = unresolved(this.machine, this.state); ask; [ask] = unresolved(this.machine, this.state)) this.answer(ask.place, ask.round);
    this.effects = decided.effects;
    return decided;
  }

  create(outcomes: Facts['outcomes'] = {}): Decision {
    return this.does({ type: 'CREATE', facts: factsOf(SYSTEM, { outcomes }) });
  }

  act(act: string, actor: Actor, more: { outcomes?: Facts['outcomes']; reasonGiven?: boolean } = {}): ItemEvent {
    const facts = factsOf(actor, { outcomes: more.outcomes ?? {} });
    return { type: 'ACT', act, facts, ...(more.reasonGiven === undefined ? {} : { reasonGiven: more.reasonGiven }) };
  }

  agree(step: string, who: PersonId, more: { outcomes?: Facts['outcomes']; opinionGiven?: boolean; actor?: Actor } = {}): EventOf<'AGREE'> {
    const facts = factsOf(more.actor ?? person(who), { outcomes: more.outcomes ?? {} });
    return { type: 'AGREE', step, slot: this.slotOf(step, who), facts, opinionGiven: more.opinionGiven ?? true };
  }

  giveBack(step: string, who: PersonId, reasonGiven = true): EventOf<'RETURN'> {
    return { type: 'RETURN', step, slot: this.slotOf(step, who), facts: factsOf(person(who)), reasonGiven };
  }

  giveBackTo(to: string, { step, who }: { step: string; who: PersonId }): EventOf<'RETURN'> {
    return { type: 'RETURN', step, slot: this.slotOf(step, who), to, facts: factsOf(person(who)), reasonGiven: true };
  }

  reject(step: string, who: PersonId, more: { outcomes?: Facts['outcomes']; reasonGiven?: boolean } = {}): EventOf<'REJECT'> {
    return {
      type: 'REJECT',
      step,
      slot: this.slotOf(step, who),
      facts: factsOf(person(who), { outcomes: more.outcomes ?? {} }),
      reasonGiven: more.reasonGiven ?? true,
    };
  }

  slotsAt(place: string): readonly Slot[] {
    return this.state.context.places[place]?.slots ?? [];
  }

  private slotOf(place: string, who: PersonId): string {
    return this.slotsAt(place).find((slot) => slot.person === who)?.id ?? 'no-slot';
  }

  private answer(place: string, round: number): void {
    const slots = (this.seats[place] ?? [place]).map((who) => ({
      id: `slot-${++this.slots}`,
      why: { resolver: 'post' as const },
      ...(typeof who === 'string' ? { person: who } : who),
    }));
    const decided = this.send({ type: 'SLATE', place, round, slots, facts: factsOf(SYSTEM, { outcomes: { ...this.known } }) });
    if (decided.type === 'refusal') throw new Error(`slate refused: ${decided.code}`);
  }
}
