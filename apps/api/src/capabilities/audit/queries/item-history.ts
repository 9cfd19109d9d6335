import { places, waitOf } from '@bihuan/workflows';
import type { ItemEvent, SlotSeed, Told, Versions, Why } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { filesOf } from '../../attachments/index.js';
import { lifecycleVersions } from '../../definitions/index.js';
import { boundedSignatures, isReadable, mayReadMigrations, migrationsOfItem, readItem, signatureOf, vacancyText } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { namesOf, personLabel, unitNamesOn, whyText } from '../../people/index.js';
import { lifecyclesIn, recordOf } from '../../history/index.js';
import type { EventRecord } from '../../history/index.js';
import type { EventLine, HistoryView } from '../audit.contract.js';
import { isLookRemembered, sightOf } from '../audit.policy.js';
import { instantWords } from '../instant-words.js';
import { isLate } from '../replay.js';
import { factsOf, isAgainstCourse, kindOf, sentenceOf, whoOf } from '../sentences.js';
import type { EventNames } from '../sentences.js';
import { faceOf, HIDDEN } from './item-face.js';
import type { Looking } from './reader.js';
import { storedEvents } from './stored-events.js';
import type { EventRow } from './stored-events.js';

/** The item as far as the reader may look into it; refused as unknown when its existence is not to be known. */
export async function itemInSight(tx: Tx, itemId: string, who: Looking): Promise<{ item: ItemRow; sight: 'words' | 'outline' }> {
  const item = await readItem(tx, itemId);
  const sight = item ? sightOf(who.grants, await isReadable(tx, item, { ...who, today: who.time.today })) : 'nothing';
  if (!item || sight === 'nothing') throw new DomainError('item.unknown');
  return { item, sight };
}

/** The time line, oldest first. Who may not read the item sees who acted when, never a word of it. */
export async function itemHistory(tx: Tx, itemId: string, who: Looking): Promise<HistoryView> {
  const { item, sight } = await itemInSight(tx, itemId, who);
  const rows = (await storedEvents(tx, [itemId])).get(itemId) ?? [];
  const records = rows.map(recordOf);
  const versions = await lifecycleVersions(tx, lifecyclesIn(records));
  const names = await eventNames(tx, records, { inUnit: item.unitId, versions });
  const upgradeOf = await upgradesOf(tx, records, { itemId, who });
  const signatures = boundedSignatures(rows.map(({ words }) => signatureOf(words['signature']?.value)));
  const attached = await attachments(tx, records);
  const lines = rows.map((row, index) => {
    const record = recordAt(records, index);
    return line(row, {
      upgradeId: upgradeOf(record),
      signature: signatures[index] ?? null,
      attachedTo: attached,
      who,
      names: names(record),
      kind: kindOf(record.event, versions(record.lifecycleVersion).definition),
    });
  });
  const face = await faceOf(tx, item.id);
  const readable = sight === 'words';
  return {
    item: {
      id: item.id,
      title: readable ? item.title : HIDDEN,
      filler: readable ? face.filler : '',
      unitName: face.unitName,
      restricted: item.privacy === 'restricted',
      readable,
    },
    events: readable ? lines : lines.map((told, index) => withoutWords(told, recordAt(records, index))),
    notice: isLookRemembered(who.grants, item.privacy === 'restricted') ? '您的查阅已被记录' : null,
  };
}

/** What came with each event, by the names of the files. */
async function attachments(tx: Tx, records: readonly EventRecord[]): Promise<LineOf['attachedTo']> {
  const found = await filesOf(
    tx,
    records.flatMap(({ files = {} }) => Object.keys(files)),
  );
  return ({ files = {} }) => found.flatMap(({ id, name }) => (Object.hasOwn(files, id) ? [{ id, name }] : []));
}

/** A going over belongs to the newest order before it that moved the item; so does the way back, for no older order takes back what a newer one moved. */
async function upgradesOf(
  tx: Tx,
  records: readonly EventRecord[],
  { itemId, who }: { readonly itemId: string; readonly who: Looking },
): Promise<(record: EventRecord) => string | null> {
  if (!mayReadMigrations(who.grants) || records.every(({ event }) => event.type !== 'UPGRADE')) return () => null;
  const orders = await migrationsOfItem(tx, itemId);
  return ({ event, at }) => (event.type === 'UPGRADE' ? (orders.findLast(({ orderedAt }) => orderedAt <= at)?.id ?? null) : null);
}

function recordAt(records: readonly EventRecord[], index: number): EventRecord {
  const record = records[index];
  if (!record) throw new Error('every row has a record');
  return record;
}

interface LineOf {
  readonly who: Looking;
  readonly names: EventNames;
  readonly kind: EventLine['kind'];
  readonly upgradeId: string | null;
  readonly signature: EventLine['signature'];
  readonly attachedTo: (record: EventRecord) => EventLine['files'];
}

function line(row: EventRow, { who, names, kind, upgradeId, signature, attachedTo }: LineOf): EventLine {
  const record = recordOf(row);
  const { zone } = who.time;
  const place = { zone, year: who.year };
  const { actor } = record.event.facts;
  // Said to have happened on the day it was written down, it was written down in time.
  const late = isLate(record) ? record.happenedOn : null;
  const instead = actor.type === 'person' ? actor.instead : undefined;
  return {
    seq: row.seq,
    itemId: record.item,
    hash: row.hash.toString('hex'),
    kind,
    happenedText: late === null ? instantWords(record.at, place) : dayOnly(late, who.year),
    enteredText: enteredWords(record, place),
    atIso: record.at,
    enteredIso: record.entered,
    who: whoOf(record, names),
    sentence:
      late === null
        ? sentenceOf(record, names)
        : `补录（${dayOnly(late, who.year)}发生，${dayOnly(record.event.facts.today, who.year)}录入）：${sentenceOf(record, names)}`,
    reason: row.words['reason']?.value ?? null,
    opinion: row.words['opinion']?.value ?? null,
    signature,
    registeredLate: late !== null,
    againstCourse: isAgainstCourse(record.event),
    onBehalfOf: instead ? (names.people[instead.person]?.name ?? null) : null,
    submissionId: record.submission?.id ?? null,
    scan: Object.keys(record.paper?.files ?? {})[0] ?? null,
    files: attachedTo(record),
    upgradeId,
    facts: factsOf(record, names),
  };
}

/** True time of typing; the demo's own date beside it would be the time of the rules. */
const enteredWords = (record: EventRecord, place: { zone: string; year: number }): string => instantWords(record.entered, place);

function dayOnly(day: string, year: number): string {
  const [y, m, d] = day.split('-').map(Number);
  return y === year ? `${m}月${d}日` : `${y}年${m}月${d}日`;
}

/** Who acted stays; who was to act, and why, would say whom it is about. */
function withoutWords(told: EventLine, { event, record }: EventRecord): EventLine {
  const own =
    event.type === 'SLATE'
      ? SOMEBODY
      : event.type === 'SPAWN' || event.type === 'CHILDREN'
        ? record
        : event.type === 'HAND_OVER'
          ? event.office
            ? record
            : HANDED_OVER
          : 'to' in event || event.type === 'REMOVE_SIGNER'
            ? record
            : null;
  return {
    ...told,
    reason: null,
    opinion: null,
    signature: null,
    submissionId: null,
    facts: [],
    scan: null,
    files: [],
    upgradeId: null,
    ...(own === null ? {} : { sentence: own }),
  };
}
const SOMEBODY = '确定办理人';
const HANDED_OVER = '办理交接';

/** Everybody an event seats, whatever seats him. */
function seedsOf(event: ItemEvent): readonly SlotSeed[] {
  switch (event.type) {
    case 'SLATE':
      return event.slots;
    case 'ADD_SIGNERS':
      return event.to;
    case 'TRANSFER':
    case 'CONSULT':
    case 'HAND_OVER':
      return [event.to];
    default:
      return [];
  }
}

/** Whom the system found, to work or to be told, each with the reason. */
const foundBy = (event: ItemEvent): readonly Told[] => (event.type === 'SLATE' ? event.slots : event.type === 'TOLD' ? event.to : []);

const peopleIn = (event: ItemEvent): readonly string[] => (event.type === 'CC' ? event.to : seedsOf(event).map(({ person }) => person));

/** Hand-ins of the record's form up to it. */
const handedInBy = (records: readonly EventRecord[], { seq, submission }: EventRecord): number =>
  records.filter(
    (one) => one.submission !== null && one.submission.form === submission?.form && one.event.type !== 'EDIT' && one.event.type !== 'UPGRADE' && one.seq <= seq,
  ).length;

/** Words for one record's ids: steps as the version it was made by calls them, units under the name they had on its day. */
async function eventNames(
  tx: Tx,
  records: readonly EventRecord[],
  { inUnit, versions }: { inUnit: string; versions: Versions },
): Promise<(record: EventRecord) => EventNames> {
  const people = new Set<string>();
  const units = new Set<string>();
  for (const { event, as } of records) {
    const { actor } = event.facts;
    if (actor.type === 'person') people.add(actor.person);
    if (actor.type === 'person' && actor.instead) people.add(actor.instead.person);
    if (event.facts.enteredBy !== undefined) people.add(event.facts.enteredBy);
    for (const person of peopleIn(event)) people.add(person);
    if (as) units.add(as.unit);
    for (const { unit, person } of event.type === 'SPAWN' ? event.children : []) {
      units.add(unit);
      if (person !== undefined) people.add(person);
    }
    for (const { person, why } of foundBy(event)) {
      people.add(person);
      if (why.unit !== undefined) units.add(why.unit);
    }
  }
  const known = await namesOf(tx, { people: [...people], units: [...units], inUnit });
  const holders = new Map(records.flatMap(({ event }) => seedsOf(event)).map(({ id, person }) => [id, person]));
  const unitsOn = await unitNamesOn(tx, { units: [...units], days: records.map(({ event }) => event.facts.today) });
  return ({ event, lifecycleVersion }) => {
    const machine = versions(lifecycleVersion);
    const names = { ...known, units: unitsOn(event.facts.today) };
    return {
      ...names,
      holderOf: (slot) => holders.get(slot),
      nthOf: (record) => handedInBy(records, record),
      step: (id) => places(machine).find((place) => place.id === id)?.label ?? waitOf(machine, id)?.label ?? id,
      inPost: (name, { post, unit }) => personLabel(name, { unitName: names.units[unit] ?? '', label: names.posts[post] ?? '' }, null),
      absent: ({ place, vacant = [] }) => vacancyText(machine, place, { vacant }, names),
      why: (why: Why) => whyText(why, names),
    };
  };
}
