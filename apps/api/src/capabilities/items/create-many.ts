import { setImmediate } from 'node:timers/promises';
import { conditionsFor, decide, initial, places } from '@bihuan/workflows';
import type { Decision, Effect, Facts, ItemEvent, ItemFacts, Machine, Refusal } from '@bihuan/workflows';
import { clockOf } from '../../kernel/clock/clock.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../kernel/ids/uuid-v7.js';
import { directoryOfUnits, itemPeopleFactsOf, peopleAtWorkIn } from '../people/index.js';
import type { Directory, ItemPeopleFacts } from '../people/index.js';
import { itemAfter, MOST_EVENTS } from './apply/apply-event.js';
import type { Deciding, Step } from './apply/deciding.js';
import { recordEvents } from './apply/record-events.js';
import { refused } from './apply/refuse.js';
import { createItem, itemKind, unborn } from './create-item.js';
import type { ItemKind, NewItem } from './create-item.js';
import { factsAt, itemFactsFrom } from './facts/gather-facts.js';
import type { Readings } from './facts/readings.js';
import { insertBorn, tellOf, travels } from './insert-born.js';
import type { Born } from './insert-born.js';
import type { ItemRow } from './item-row.js';

/** What the system gives birth to in numbers; nobody fills anything in. */
export type NewItemOfMany = Omit<NewItem, 'by' | 'data' | 'id'> & { readonly id: string };

/** Not created, because nobody was there to take it in hand; what would have lain below it is left out for the same reason. */
export interface LeftOut {
  readonly id: string;
  readonly why: DomainError;
}

// Enough for one statement to be worth its way; small enough that the database works while the next part is being decided.
const PART = 100;

/**
 * Creates many items, parents before children, each with the decisions, record, slots and timers it would have if created alone.
 * A part travels while the next one is decided. It answers what was left out and fails for everything else.
 */
export async function createMany(tx: Tx, readings: Readings, { seeds, rule }: { seeds: readonly NewItemOfMany[]; rule: string }): Promise<LeftOut[]> {
  const creating = await prepare(tx, { seeds, rule });
  const left = new Map<string, DomainError>();
  const written: Promise<void>[] = [];
  const messages: Born['messages'][number][] = [];
  for (let at = 0; at < seeds.length; at += PART) {
    const born: Born[] = [];
    const alone: NewItemOfMany[] = [];
    for (const seed of seeds.slice(at, at + PART)) {
      const above = seed.parentId ? left.get(seed.parentId) : undefined;
      // Whatever hangs below one that comes alone must come after it.
      const comesAlone = isAsked(creating, seed) || alone.some(({ id }) => id === seed.parentId);
      const one = above ?? (comesAlone ? null : await bear(tx, creating, seed));
      if (one === null) alone.push(seed);
      else if (one instanceof DomainError) left.set(seed.id, one);
      else born.push(one);
    }
    messages.push(...born.flatMap((one) => one.messages));
    written.push(sent(insertBorn(tx, born, creating.time.at)));
    await setImmediate(); // or the whole of it would leave only when everything is decided
    for (const seed of alone) {
      const above = seed.parentId ? left.get(seed.parentId) : undefined;
      const why = above ?? await createAlone(tx, readings, { ...seed, by: { system: rule } });
      if (why) left.set(seed.id, why);
    }
  }
  await Promise.all([...written, tellOf(tx, messages)]);
  return [...left].map(([id, why]) => ({ id, why }));
}

/** It is waited for at the end; until then a failure must not count as one that nobody looks at. */
function sent(writing: Promise<void>): Promise<void> {
  writing.catch(() => undefined);
  return writing;
}

/** What all of them have in common, asked once. */
interface Creating {
  readonly rule: string;
  readonly time: BusinessTime;
  readonly kindOf: (seed: NewItemOfMany) => KindOfMany;
  readonly aroundOf: (seed: NewItemOfMany) => ItemPeopleFacts;
  readonly directory: Directory;
}

interface KindOfMany extends ItemKind {
  /** What follows from the creation; null where it depends on conditions, so that each item is looked at by itself. */
  readonly created: Decision | Refusal | null;
}

async function prepare(tx: Tx, { seeds, rule }: { seeds: readonly NewItemOfMany[]; rule: string }): Promise<Creating> {
  const time = await clockOf(tx);
  const kinds = new Map<string, KindOfMany>();
  for (const seed of seeds) {
    if (kinds.has(kindKey(seed))) continue;
    const kind = await itemKind(tx, seed);
    kinds.set(kindKey(seed), { ...kind, created: createdAlike(kind.machine, factsAt(time, { actor: { type: 'system', rule }, item: NOTHING, outcomes: {} })) });
  }
  const kindOf = (seed: NewItemOfMany): KindOfMany => {
    const kind = kinds.get(kindKey(seed));
    if (!kind) throw new Error(`${seed.lifecycleKey} was not looked up`);
    return kind;
  };
  const units = [...new Set(seeds.map(({ unitId }) => unitId))];
  const aroundOf = await itemPeopleFactsOf(tx, seeds, time.today);
  return { rule, time, kindOf, aroundOf, directory: await directoryOfUnits(tx, units, time.today) };
}

const kindKey = ({ lifecycleKey, mainForm }: NewItemOfMany): string => `${lifecycleKey}/${mainForm ?? ''}`;

const NOTHING: ItemFacts = { unit: '', above: [], ownerUnits: [], people: {}, areaLeaders: [] };

/** Without conditions nothing of the item enters into its creation by the system: one that knows nothing of it decides for all of the kind. */
function createdAlike(machine: Machine, facts: Facts): Decision | Refusal | null {
  const start = initial(machine);
  return conditionsFor(machine, start, { type: 'CREATE' }).length > 0 ? null : decide(machine, start, { type: 'CREATE', facts });
}

/** Cannot be made together with others. */
function isAsked(creating: Creating, seed: NewItemOfMany): boolean {
  return creating.kindOf(seed).created === null || ![seed.title, seed.dueWords, seed.basis].every(travels);
}

/** Everything one item brings with it, or why nobody can take it in hand. */
async function bear(tx: Tx, creating: Creating, seed: NewItemOfMany): Promise<Born | DomainError> {
  const { time, rule } = creating;
  const kind = creating.kindOf(seed);
  const by = { system: rule };
  const before = unborn({ ...seed, by }, { kind, time });
  const facts = factsAt(time, { actor: { type: 'system', rule }, item: itemFactsFrom(before, creating.aroundOf(seed)), outcomes: {} });
  const steps = await birth(kind, { facts, directory: creating.directory });
  if (!Array.isArray(steps)) return nobodyFound(tx, steps, { machine: kind.machine, item: before });
  const { record } = kind.machine.definition.create;
  const command = { itemId: before.id, by, event: { type: 'CREATE' as const }, expectedVersion: null };
  const deciding: Deciding = { machine: kind.machine, before, command, time, said: { record, form: null, submits: false, happened: null }, handed: null, number: null };
  const recorded = recordEvents(tx.tenantId, deciding, steps);
  const effects = steps.flatMap((step) => step.effects);
  return { item: itemAfter(deciding, steps, recorded.last), effects, events: recorded.events, words: recorded.words, messages: recorded.messagesFor(effects, kind.machine) };
}

/** Only an empty slate is an ordinary ending; every other refusal means that the definition cannot begin. */
async function nobodyFound(tx: Tx, refusal: Refusal, about: { machine: Machine; item: ItemRow }): Promise<DomainError> {
  const why = await refused(tx, refusal, about);
  if (why.code !== 'slate.nobody-found') throw why;
  return why;
}

/** The birth and the slates it asks for, until nothing is asked any more. */
async function birth({ machine, created }: KindOfMany, { facts, directory }: { facts: Facts; directory: Directory }): Promise<Step[] | Refusal> {
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
  return { type: 'SLATE', place: asked.place, round: asked.round, slots: found.map(({ person, why }) => ({ id: uuidV7(), person, why })), facts };
}

async function createAlone(tx: Tx, readings: Readings, seed: NewItem): Promise<DomainError | null> {
  await tx.rows('savepoint one_item');
  try {
    await createItem(tx, readings, seed);
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'slate.nobody-found') throw error;
    await tx.rows('rollback to savepoint one_item');
    return error;
  }
  await tx.rows('release savepoint one_item');
  return null;
}
