import { setImmediate } from 'node:timers/promises';
import { stepOf } from '@bihuan/workflows';
import type { Facts, Machine, Refusal } from '@bihuan/workflows';
import { keepText } from '../../kernel/canonical/canonical.js';
import { clockOf } from '../../kernel/clock/clock.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { directoryOfUnits, itemPeopleFactsOf } from '../people/index.js';
import type { Directory } from '../people/index.js';
import { isTelling } from './apply/record-events.js';
import { refused } from './apply/refuse.js';
import type { Saving } from './apply/save-decision.js';
import { birthInCommonOf } from './birth-in-common.js';
import type { BirthInCommon, RowAfter } from './birth-in-common.js';
import { birth, birthsOf, sharedFacts } from './births.js';
import type { Birth, Births } from './births.js';
import { createItem, itemKind, unborn } from './create-item.js';
import type { ItemKind, NewItem, NewItemOfMany } from './create-item.js';
import { lookingBack } from './facts/gather-facts.js';
import type { PeopleOfItem } from './facts/gather-facts.js';
import type { Readings } from './facts/readings.js';
import { insertBorn, tellOf } from './insert-born.js';
import type { ItemRow } from './item-row.js';
import { kinKey, kinOf } from './kin.js';
import type { Kin } from './kin.js';
import { emptyPart } from './part.js';
import { messagesOf, pourInto } from './pour-into.js';
import type { Pouring } from './pour-into.js';
import { startChildren } from './sub-items/start-children.js';

/** Not created, because nobody was there to take it in hand; what would have lain below it is left out for the same reason. */
export interface LeftOut {
  readonly id: string;
  readonly why: DomainError;
}

export interface ManySeeds {
  readonly seeds: readonly NewItemOfMany[];
  readonly rule: string;
  /** Parents that more children are coming for: whoever creates the last of them tells these, by `tellParents`. */
  readonly untold?: ReadonlySet<string> | undefined;
}

// Enough for one statement to be worth its way; small enough that the database works while the next part is being decided.
const PART = 200;
/** Parts that may wait for the database: it is never without work, and what is decided far ahead of it only fills the memory. */
const AHEAD = 4;

/**
 * Creates many items, parents before children, each with the decisions, record, slots and timers it would have if created alone.
 * A part travels while the next one is decided. It answers what was left out and fails for everything else.
 */
export async function createMany(tx: Tx, readings: Readings, { seeds, rule, untold }: ManySeeds): Promise<LeftOut[]> {
  // Records are held against their items with the statement that writes both, not all together while the commit waits.
  await tx.rows('set constraints fk_item_events__item immediate');
  const creating = await prepare(tx, { seeds, rule });
  const left = new Map<string, DomainError>();
  const written: Promise<void>[] = [];
  const messages: Message[] = [];
  const told = new Set(untold);
  for (let at = 0; at < seeds.length; at += PART) {
    const part = emptyPart();
    const alone: NewItemOfMany[] = [];
    for (const seed of seeds.slice(at, at + PART)) {
      const above = seed.parentId ? left.get(seed.parentId) : undefined;
      // Whatever hangs below one that comes alone must come after it.
      const comesAlone = isAsked(creating, seed) || alone.some(({ id }) => id === seed.parentId);
      const one = above ?? (comesAlone ? null : await bear(tx, creating, seed));
      if (one === null) alone.push(seed);
      else if (one instanceof DomainError) left.set(seed.id, one);
      else {
        pourInto(part, seed, one);
        if (hasNews(seed, one, told)) messages.push(...messagesOf(seed, one));
      }
    }
    written.push(sent(insertBorn(tx, part, creating.time)));
    await setImmediate(); // or the whole of it would leave only when everything is decided
    await written.at(-AHEAD);
    for (const seed of alone) {
      const above = seed.parentId ? left.get(seed.parentId) : undefined;
      const why = above ?? (await createAlone(tx, readings, { ...seed, by: { system: rule } }));
      if (why) left.set(seed.id, why);
    }
  }
  await Promise.all([
    ...written,
    tellOf(
      tx,
      messages.filter((message) => !(isTelling(message) && untold?.has(message.payload.parentId))),
    ),
  ]);
  return [...left].map(([id, why]) => ({ id, why }));
}

type Message = Saving['messages'][number];

/** A parent of thousands is told once that it has children. */
function hasNews({ parentId }: NewItemOfMany, { common: { telling } }: Pouring, told: Set<string>): boolean {
  if (telling.some(({ type }) => type !== 'TellParent')) return true;
  if (telling.length === 0 || !parentId || told.has(parentId)) return false;
  told.add(parentId);
  return true;
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
  readonly factsOf: (item: PeopleOfItem) => Facts;
  readonly directory: Directory;
}

interface KindOfMany extends ItemKind {
  readonly births: Births;
  readonly kin: Map<string, Kin>;
  readonly inCommon: Map<Birth, BirthInCommon>;
  readonly rows: Map<string, RowAfter>;
}

async function prepare(tx: Tx, { seeds, rule }: { seeds: readonly NewItemOfMany[]; rule: string }): Promise<Creating> {
  const time = await clockOf(tx);
  const kinds = new Map<string, KindOfMany>();
  for (const seed of seeds) {
    if (kinds.has(kindKey(seed))) continue;
    const kind = await itemKind(tx, seed);
    kinds.set(kindKey(seed), {
      ...kind,
      pins: keepText(kind.pins),
      births: birthsOf(kind.machine, { time, rule }),
      kin: new Map(),
      inCommon: new Map(),
      rows: new Map(),
    });
  }
  const kindOf = (seed: NewItemOfMany): KindOfMany => {
    const kind = kinds.get(kindKey(seed));
    if (!kind) throw new Error(`${seed.lifecycleKey} was not looked up`);
    return kind;
  };
  const units = [...new Set(seeds.map(({ unitId }) => unitId))];
  const aroundOf = await itemPeopleFactsOf(tx, seeds, time.today);
  return { rule, time, kindOf, factsOf: sharedFacts(aroundOf, { time, rule }), directory: await directoryOfUnits(tx, units, time.today) };
}

const kindKey = ({ lifecycleKey, mainForm }: NewItemOfMany): string => `${lifecycleKey}/${mainForm ?? ''}`;

/** Cannot be made together with others. */
function isAsked(creating: Creating, seed: NewItemOfMany): boolean {
  const {
    births: { created },
    machine,
  } = creating.kindOf(seed);
  return (
    created === null ||
    (created.type === 'decision' &&
      created.effects.some(
        (effect) => effect.type === 'FindChildren' || effect.type === 'ArmLights' || (effect.type === 'ResolveSlate' && stepOf(machine, effect.place) !== null),
      ))
  );
}

/** How one item comes into being, or why nobody can take it in hand. */
async function bear(tx: Tx, creating: Creating, seed: NewItemOfMany): Promise<Pouring | DomainError> {
  const { time, rule } = creating;
  const kind = creating.kindOf(seed);
  const { unitId, subjectUnitId = null, subjectPersonId = null, fillerId = null, leaderId = null, ownerId = null } = seed;
  const facts = { ...creating.factsOf({ unitId, subjectUnitId, subjectPersonId, fillerId, leaderId, ownerId, creatorId: null }), ...lookingBack(kind.machine) };
  const born = await birth(kind.births, facts, creating.directory);
  if ('code' in born) return nobodyFound(tx, born, { machine: kind.machine, item: unborn({ ...seed, by: { system: rule } }, { kind, time }) });
  const key = kinKey(seed);
  const kin = kind.kin.get(key) ?? kinOf(seed, kind, { time, rule });
  kind.kin.set(key, kin);
  const common = kind.inCommon.get(born) ?? birthInCommonOf(born, tx.tenantId, { deciding: kin.deciding, rows: kind.rows });
  kind.inCommon.set(born, common);
  return { tenant: tx.tenantId, kin, common };
}

/** Only an empty slate is an ordinary ending; every other refusal means that the definition cannot begin. */
async function nobodyFound(tx: Tx, refusal: Refusal, about: { machine: Machine; item: ItemRow }): Promise<DomainError> {
  const why = await refused(tx, refusal, about);
  if (why.code !== 'slate.nobody-found') throw why;
  return why;
}

async function createAlone(tx: Tx, readings: Readings, seed: NewItem): Promise<DomainError | null> {
  await tx.rows('savepoint one_item');
  try {
    const applied = await createItem(tx, readings, seed);
    await startChildren(tx, applied, { create: (below) => createItem(tx, readings, below), createMany: (many) => createMany(tx, readings, many) });
  } catch (error) {
    if (!(error instanceof DomainError) || error.code !== 'slate.nobody-found') throw error;
    await tx.rows('rollback to savepoint one_item');
    return error;
  }
  await tx.rows('release savepoint one_item');
  return null;
}
