import { conditionsFor, decide, initial, places } from '@bihuan/workflows';
import type { Decision, Effect, Facts, ItemEvent, ItemFacts, Machine, Refusal } from '@bihuan/workflows';
import { keepText } from '../../kernel/canonical/canonical.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { slateIn } from '../people/index.js';
import type { Directory, ItemPeopleFacts } from '../people/index.js';
import { MOST_EVENTS } from './apply/decide-all.js';
import type { Step } from './apply/deciding.js';
import { factsAt, itemFactsFrom } from './facts/gather-facts.js';
import type { PeopleOfItem } from './facts/gather-facts.js';

/** How items of one kind come into being within one transaction, decided once for all that have the same facts. */
export interface Births {
  readonly machine: Machine;
  /** What follows from the creation; null where it depends on conditions, so that each item is looked at by itself. */
  readonly created: Decision | Refusal | null;
  readonly known: Map<Facts, Birth | Refusal>;
}

/** The steps of all that have the same facts. Names of slots in them are the first's: nobody looks into those, and each item has its own. */
export interface Birth {
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
export function sharedFacts(aroundOf: (item: PeopleOfItem) => ItemPeopleFacts, { time, rule }: Moment): (item: PeopleOfItem) => Facts {
  const known = new Map<string, Facts>();
  return (item) => {
    const key = [item.unitId, item.subjectUnitId, item.subjectPersonId, item.fillerId, item.creatorId, item.leaderId, item.ownerId].join();
    const facts = known.get(key) ?? keepText(factsAt(time, { actor: { type: 'system', rule }, item: itemFactsFrom(item, aroundOf(item)), outcomes: {} }));
    known.set(key, facts);
    return facts;
  };
}

/** The birth and the slates it asks for, until nothing is asked any more. What is decided depends on the facts alone. */
export async function birth(births: Births, facts: Facts, directory: Directory): Promise<Birth | Refusal> {
  const known = births.known.get(facts);
  if (known) return known;
  const steps = await decideBirth(births, facts, directory);
  const born = 'code' in steps ? steps : { steps, slots: steps.flatMap(({ event }) => (event.type === 'SLATE' ? event.slots.map(({ id }) => id) : [])) };
  births.known.set(facts, born);
  return born;
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
  const { found, vacant } = await slateIn(directory, { ...place.work, inGroups: place.inGroups }, facts.item);
  return {
    facts,
    place: asked.place,
    round: asked.round,
    slots: found.map(({ why, ...one }) => ({ id: uuidV7(), ...one, why: keepText(why) })),
    type: 'SLATE',
    ...(place.inGroups || (place.step && vacant.length > 0) ? { vacant } : {}),
  };
}
