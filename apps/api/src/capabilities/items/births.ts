import { conditionsFor, decide, initial, places } from '@bihuan/workflows';
import type { Decision, Effect, Facts, ItemEvent, ItemFacts, Machine, Refusal } from '@bihuan/workflows';
import { keepText } from '../../kernel/canonical/canonical.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { peopleAtWorkIn } from '../people/index.js';
import type { Directory, ItemPeopleFacts } from '../people/index.js';
import { MOST_EVENTS } from './apply/decide-all.js';
import type { Step } from './apply/deciding.js';
import { factsAt, itemFactsFrom } from './facts/gather-facts.js';
import type { ItemRow } from './item-row.js';

/** How items of one kind come into being within one transaction, decided once for all that have the same facts. */
export interface Births {
  readonly machine: Machine;
  /** What follows from the creation; null where it depends on conditions, so that each item is looked at by itself. */
  readonly created: Decision | Refusal | null;
  readonly known: Map<Facts, Birth | Refusal>;
}

/** The steps of the first that had these facts, and what the slots opened by them were called. */
export interface Birth {
  readonly steps: readonly Step[];
  readonly slots: readonly string[];
  /** The row the first had after them. */
  row: RowAfter | null;
}

/** What the steps make of a row, the same for all that are born alike but for the names of slots in the context. */
export interface RowAfter {
  readonly fields: Pick<ItemRow, 'states' | 'ended' | 'version' | 'submissions' | 'returns' | 'reopened' | 'isRegisteredLate' | 'value'>;
  readonly value: string;
  /** JSON text, which names the slots of the first. */
  readonly context: string;
}

/** What one item is born with. */
export interface BornAs {
  readonly steps: readonly Step[];
  readonly like: Birth;
  /** Names of its slots, in the order of the first's. */
  readonly names: readonly string[];
}

interface Moment {
  readonly time: BusinessTime;
  /** By which the system acts. */
  readonly rule: string;
}

const NOTHING: ItemFacts = { unit: '', above: [], ownerUnits: [], people: {}, areaLeaders: [] };

/** Without conditions nothing of the item enters into its creation by the system: one that knows nothing of it decides for all of the kind. */
export function birthsOf(machine: Machine, { time, rule }: Moment): Births {
  const start = initial(machine);
  const facts = factsAt(time, { actor: { type: 'system', rule }, item: NOTHING, outcomes: {} });
  const isAlike = conditionsFor(machine, start, { type: 'CREATE' }).length === 0;
  return { machine, known: new Map(), created: isAlike ? decide(machine, start, { type: 'CREATE', facts }) : null };
}

/** The very same object for all that have the same facts, so that its text is worked out once. */
export function sharedFacts(aroundOf: (item: ItemRow) => ItemPeopleFacts, { time, rule }: Moment): (item: ItemRow) => Facts {
  const known = new Map<string, Facts>();
  return (item) => {
    const key = [item.unitId, item.subjectUnitId, item.subjectPersonId, item.fillerId, item.creatorId, item.leaderId, item.ownerId].join();
    const facts = known.get(key) ?? keepText(factsAt(time, { actor: { type: 'system', rule }, item: itemFactsFrom(item, aroundOf(item)), outcomes: {} }));
    known.set(key, facts);
    return facts;
  };
}

/**
 * The birth and the slates it asks for, until nothing is asked any more. What is decided depends on the facts alone,
 * but for the names of the slots, which nobody looks into: each item has its own.
 */
export async function birth(births: Births, facts: Facts, directory: Directory): Promise<BornAs | Refusal> {
  const known = births.known.get(facts);
  if (known) return 'code' in known ? known : another(known);
  const steps = await decideBirth(births, facts, directory);
  if ('code' in steps) {
    births.known.set(facts, steps);
    return steps;
  }
  const like = { steps, slots: steps.flatMap(({ event }) => (event.type === 'SLATE' ? event.slots.map(({ id }) => id) : [])), row: null };
  births.known.set(facts, like);
  return { steps, like, names: like.slots };
}

/** The steps again with slots of other names. The state keeps those of the first: what is stored of it is made by `rowOfBorn`. */
function another(like: Birth): BornAs {
  const names = new Map(like.slots.map((id) => [id, uuidV7()]));
  const renamed = <S extends { readonly id: string }>(slots: readonly S[]): S[] => slots.map((slot) => ({ ...slot, id: names.get(slot.id) ?? slot.id }));
  const steps = like.steps.map(({ event, state, effects }) => ({
    event: event.type === 'SLATE' ? { ...event, slots: renamed(event.slots) } : event,
    state,
    effects: effects.map((effect) => (effect.type === 'OpenSlots' ? { ...effect, slots: renamed(effect.slots) } : effect)),
  }));
  return { steps, like, names: [...names.values()] };
}

async function decideBirth({ machine, created }: Births, facts: Facts, directory: Directory): Promise<readonly Step[] | Refusal> {
  const steps: Step[] = [];
  const waiting: ItemEvent[] = [keepText({ type: 'CREATE', facts })];
  for (let event = waiting.shift(); event; event = waiting.shift()) {
    const state = steps.at(-1)?.state;
    const outcome = state ? decide(machine, state, event) : created;
    if (outcome === null) throw new Error(`${machine.definition.key} is not created alike`);
    if (outcome.type === 'refusal') return outcome;
    if (steps.push({ event, state: outcome.state, effects: outcome.effects }) > MOST_EVENTS)
      throw new Error(`an item of ${machine.definition.key} asked for more than ${MOST_EVENTS} slates at once`);
    for (const asked of outcome.effects) if (asked.type === 'ResolveSlate') waiting.push(await slate(machine, asked, { facts, directory }));
  }
  return steps;
}

async function slate(
  machine: Machine,
  asked: Extract<Effect, { type: 'ResolveSlate' }>,
  { facts, directory }: { facts: Facts; directory: Directory },
): Promise<ItemEvent> {
  const place = places(machine).find(({ id }) => id === asked.place);
  if (!place) throw new Error(`${machine.definition.key} asks for a slate of ${asked.place}, which is no place of it`);
  const found = await peopleAtWorkIn(directory, place.work, facts.item);
  return {
    facts,
    place: asked.place,
    round: asked.round,
    slots: found.map(({ why, ...one }) => ({ id: uuidV7(), ...one, why: keepText(why) })),
    type: 'SLATE',
  };
}
