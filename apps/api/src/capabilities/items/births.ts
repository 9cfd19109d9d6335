import { conditionsFor, decide, initial, places } from '@bihuan/workflows';
import type { Decision, Effect, Facts, ItemEvent, ItemFacts, Machine, Refusal } from '@bihuan/workflows';
import { keepText } from '../../kernel/canonical/canonical.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { peopleAtWorkIn } from '../people/index.js';
import type { Directory, ItemPeopleFacts } from '../people/index.js';
import { MOST_EVENTS } from './apply/apply-event.js';
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
interface Birth {
  readonly steps: readonly Step[];
  readonly slots: readonly string[];
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
export async function birth(births: Births, facts: Facts, directory: Directory): Promise<readonly Step[] | Refusal> {
  const known = births.known.get(facts);
  if (known) return 'code' in known ? known : stepsOfAnother(known);
  const steps = await decideBirth(births, facts, directory);
  births.known.set(facts, 'code' in steps ? steps : { steps, slots: steps.flatMap(({ event }) => (event.type === 'SLATE' ? event.slots.map(({ id }) => id) : [])) });
  return steps;
}

function stepsOfAnother({ steps, slots }: Birth): Step[] {
  const names = new Map(slots.map((id) => [id, uuidV7()]));
  return steps.map(({ event, state, effects }) => ({
    event: event.type === 'SLATE' ? { ...event, slots: renamed(event.slots, names) } : event, state: renamed(state, names), effects: renamed(effects, names),
  }));
}

/** The same value with each name replaced, wherever it stands; what holds none of them stays the very same object. */
function renamed<T>(value: T, names: ReadonlyMap<string, string>): T {
  if (typeof value === 'string') return (names.get(value) ?? value) as T & string; // a text for a text
  if (typeof value !== 'object' || value === null) return value;
  let isOther = false;
  const other = Object.entries(value).map(([key, inner]): [string, unknown] => {
    const [name, own] = [names.get(key) ?? key, renamed(inner, names)];
    isOther ||= own !== inner || name !== key;
    return [name, own];
  });
  if (!isOther) return value;
  return (Array.isArray(value) ? other.map(([, inner]) => inner) : Object.fromEntries(other)) as T; // of the same shape
}

async function decideBirth({ machine, created }: Births, facts: Facts, directory: Directory): Promise<readonly Step[] | Refusal> {
  const steps: Step[] = [];
  const waiting: ItemEvent[] = [{ type: 'CREATE', facts }];
  for (let event = waiting.shift(); event; event = waiting.shift()) {
    const state = steps.at(-1)?.state;
    const outcome = state ? decide(machine, state, event) : created;
    if (outcome === null) throw new Error(`${machine.definition.key} is not created alike`);
    if (outcome.type === 'refusal') return outcome;
    if (steps.push({ event, state: outcome.state, effects: outcome.effects }) > MOST_EVENTS) throw new Error(`an item of ${machine.definition.key} asked for more than ${MOST_EVENTS} slates at once`);
    for (const asked of outcome.effects) if (asked.type === 'ResolveSlate') waiting.push(await slate(machine, asked, { facts, directory }));
  }
  return steps;
}

async function slate(machine: Machine, asked: Extract<Effect, { type: 'ResolveSlate' }>, { facts, directory }: { facts: Facts; directory: Directory }): Promise<ItemEvent> {
  const place = places(machine).find(({ id }) => id === asked.place);
  if (!place) throw new Error(`${machine.definition.key} asks for a slate of ${asked.place}, which is no place of it`);
  const found = await peopleAtWorkIn(directory, place.work, facts.item);
  return { type: 'SLATE', place: asked.place, round: asked.round, slots: found.map(({ why, ...one }) => ({ id: uuidV7(), ...one, why: keepText(why) })), facts };
}
