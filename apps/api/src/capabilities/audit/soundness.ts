import type { Versions } from '@bihuan/workflows';
import { canonical } from '../../kernel/canonical/canonical.js';
import { commitment, firstBroken, recordOf } from '../history/index.js';
import type { EventRecord } from '../history/index.js';
import { aboutOf, aboutWordsOf, stateOf } from '../items/index.js';
import { replay } from './replay.js';
import type { EventRow } from './queries/stored-events.js';
import type { StoredItem, StoredSubmission } from './queries/stored-items.js';

/** What does not agree: a record with its seal, or (no seq) what is stored of the item beside its records. */
export interface Unsound {
  readonly seq: number | null;
}
const OF_ITEM: Unsound = { seq: null };

/**
 * The first record that does not agree with its seal; failing that, whether anything stored of the item says something else than
 * its records; null when all agree. Files are not looked at here. An item may name a lifecycle that does not exist.
 */
export function firstUnsound(stored: StoredItem, versions: Versions | null): Unsound | null {
  const { events, item } = stored;
  const broken = firstBroken(events);
  if (broken !== null) return { seq: broken };
  const records = events.map((event) => recordOf(event));
  const wrong = events.find((event, index) => !isOwn(event, records[index], stored));
  if (wrong) return { seq: wrong.seq };
  const last = events.at(-1);
  if (item.headSeq > (last?.seq ?? 0)) return { seq: (last?.seq ?? 0) + 1 };
  if (!last || item.headSeq !== last.seq || !item.headHash?.equals(last.hash)) return OF_ITEM;
  return ofItem(stored, records, versions);
}

function isOwn(event: EventRow, record: EventRecord | undefined, { item, tenantId, submissions }: StoredItem): boolean {
  if (!record || record.item !== item.id || record.tenant !== tenantId) return false;
  return timesAgree(event, record) && wordsAgree(event, record) && submissionAgrees(record, submissions);
}

const timesAgree = (event: EventRow, { at, entered }: EventRecord): boolean => event.happenedAt === exactly(at) && event.enteredAt === exactly(entered);

/** A record keeps milliseconds, a column microseconds: nothing may hide in the last three digits. */
function exactly(instant: string): string {
  return instant.replace(/Z$/u, '000Z');
}

function wordsAgree(event: EventRow, { words }: EventRecord): boolean {
  const sealed = Object.entries(words);
  const told = (name: string) => event.words[name];
  return (
    sealed.length === Object.keys(event.words).length &&
    sealed.every(([name, sealedAs]) => {
      const word = told(name);
      return word !== undefined && commitment(Buffer.from(word.secret, 'hex'), word.value) === sealedAs;
    })
  );
}

function submissionAgrees({ submission, seq, actor, at }: EventRecord, submissions: readonly StoredSubmission[]): boolean {
  if (!submission) return true;
  const stored = submissions.find(({ id }) => id === submission.id);
  if (!stored || commitment(stored.secret, canonical(stored.data)) !== submission.commitment) return false;
  const { form, formVersion, revision, by } = stored;
  return (
    canonical({ form, formVersion, revision, by, seq: stored.seq, at: stored.at }) ===
    canonical({ form: submission.form, formVersion: submission.formVersion, revision: submission.revision, by: actor, seq, at: exactly(at) })
  );
}

function ofItem(stored: StoredItem, records: readonly EventRecord[], versions: Versions | null): Unsound | null {
  if (!versions || !versionsAgree(stored, records)) return OF_ITEM;
  const told = replay(versions, records);
  // A lifecycle that refuses a recorded event is what this check looks for.
  if (told.type === 'refused') return { seq: told.seq };
  const agree = submissionsAreTold(stored, records) && rowAgrees(stored, told) && aboutAgrees(stored, records) && slotsAgree(stored, told);
  return agree ? null : OF_ITEM;
}

/** It lives by the version of the record before, unless it went over to another one; the last is what its row says. */
function versionsAgree({ item }: StoredItem, records: readonly EventRecord[]): boolean {
  const own = records.every(
    ({ event, lifecycleVersion }, index) =>
      lifecycleVersion === (event.type === 'UPGRADE' ? event.version : (records[index - 1]?.lifecycleVersion ?? lifecycleVersion)),
  );
  return own && records.at(-1)?.lifecycleVersion === item.lifecycleVersionId;
}

/** Each stored submission is named by exactly one record; that each named one is stored, its record was asked already. */
function submissionsAreTold({ submissions }: StoredItem, records: readonly EventRecord[]): boolean {
  const named = records.flatMap(({ submission }) => (submission ? [submission.id] : []));
  return new Set(named).size === named.length && named.length === submissions.length;
}

type Told = Extract<ReturnType<typeof replay>, { type: 'replayed' }>;

function rowAgrees({ item, openedAt, changedAt, events }: StoredItem, told: Told): boolean {
  const { states, ended, version, submissions, number, returns, reopened, isRegisteredLate } = item;
  return (
    canonical({ ...stateOf(item), states, ended, version, submissions, number, returns, reopened, isRegisteredLate, openedAt, changedAt }) ===
    canonical({
      ...told.state,
      states: told.states,
      ended: told.ended,
      version: told.version,
      submissions: told.state.context.submissions,
      number: told.number,
      returns: told.returns,
      reopened: told.reopened,
      isRegisteredLate: told.isRegisteredLate,
      openedAt: events[0]?.happenedAt ?? null,
      changedAt: events.at(-1)?.happenedAt ?? null,
    })
  );
}

/** What the item is, as the newest record that says so has it. */
function aboutAgrees({ item, events }: StoredItem, records: readonly EventRecord[]): boolean {
  const index = records.findLastIndex(({ about }) => about !== null);
  const [record, event] = [records[index], events[index]];
  if (!record || !event) return false;
  const words = Object.entries(event.words)
    .filter(([name]) => ABOUT_WORDS.has(name))
    .map(([name, { value }]) => [name, value]);
  return canonical(record.about) === canonical(aboutOf(item)) && canonical(Object.fromEntries(words)) === canonical(aboutWordsOf(item));
}

const ABOUT_WORDS: ReadonlySet<string> = new Set(['title', 'dueWords', 'basis']);

/** Every slot of every round, open or closed, is one assignment, and there is no other. */
function slotsAgree({ assignments }: StoredItem, { slots }: Told): boolean {
  return (
    assignments.length === slots.size &&
    assignments.every((row) => {
      const slot = slots.get(row.id);
      if (!slot) return false;
      const closed = slot.closed && { ...slot.closed, at: exactly(slot.closed.at) };
      return canonical({ ...slot, openedAt: exactly(slot.openedAt), closed }) === canonical(row);
    })
  );
}
