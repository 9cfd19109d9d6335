import { describe, differenceOf } from '@bihuan/forms';
import type { FormData } from '@bihuan/forms';
import { dayWords, fold } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { isDayInReach } from '../../../kernel/http/text.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleVersions } from '../../definitions/index.js';
import { FieldSight, namesInData, stateViewFrom } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import { lifecyclesIn, recordOf } from '../../history/index.js';
import type { EventRecord } from '../../history/index.js';
import type { AsOfQuery, AsOfView } from '../audit.contract.js';
import { dayIn, instantWords } from '../instant-words.js';
import { itemInSight } from './item-history.js';

import type { Looking } from './reader.js';
import { storedEvents } from './stored-events.js';
import type { EventRow } from './stored-events.js';

interface SubmissionRow {
  readonly id: string;
  readonly form: string;
  readonly formVersionId: string;
  readonly revision: number;
  readonly seq: number;
  readonly data: FormData;
}

/** What was handed in, with the record that says so: name and time are the sealed ones. */
interface Told {
  readonly row: SubmissionRow;
  readonly record: EventRecord;
}

const submissionsOf: Named = {
  name: 'submissions-by-id',
  text: `select id, form_key as form, form_version_id as "formVersionId", revision, seq, data
         from submissions where item_id = $1`,
};

/** The item as it stood when a day ended; with a second day, what changed in its main form between the two. */
export async function itemAsOf(tx: Tx, itemId: string, { who, query }: { who: Looking; query: AsOfQuery }): Promise<AsOfView> {
  for (const day of [query.on, query.with]) if (day !== undefined && !isDayInReach(day)) throw new DomainError('history.day-unknown', { day });
  const { item, sight } = await itemInSight(tx, itemId, who);
  const events = (await storedEvents(tx, [itemId])).get(itemId) ?? [];
  const until = eventsUntil(events, query.on, who.time.zone);
  const day = { on: query.on, text: dayWords(query.on, who.year) };
  if (until.length === 0) return { day, state: null, submission: null, changes: [] };
  const state = await stateAfter(tx, item, until);
  if (sight === 'outline') return { day, state, submission: null, changes: [] };
  const rows = await tx.rows<SubmissionRow>(submissionsOf, [itemId]);
  const fields = new FieldSight(tx, who.personId, [itemId]);
  const latest = (of: readonly EventRow[]): Told | null => latestOf(of, rows, item.mainForm);
  const then = latest(until);
  const other = query.with === undefined ? null : latest(eventsUntil(events, query.with, who.time.zone));
  return {
    day,
    state,
    submission: then ? await submissionView(tx, then, { who, fields, nth: nthOf(events, then) }) : null,
    changes: query.with === undefined ? [] : await changes(tx, { itemId, fields, personId: who.personId }, inOrder(then, other)),
  };
}

/** A day lasts until 24:00 in the zone of the office. */
const eventsUntil = (events: readonly EventRow[], day: string, zone: string): EventRow[] => events.filter((event) => dayIn(zone, recordOf(event).at) <= day);

async function stateAfter(tx: Tx, item: ItemRow, events: readonly EventRow[]): Promise<AsOfView['state']> {
  const records = events.map(recordOf);
  const versions = await lifecycleVersions(tx, lifecyclesIn(records));
  const [first, last] = [records[0]?.lifecycleVersion ?? item.lifecycleVersionId, records.at(-1)?.lifecycleVersion ?? item.lifecycleVersionId];
  const state = fold(
    versions(first),
    records.map(({ event }) => event),
    versions,
  );
  return stateViewFrom(versions(last), state, null);
}

function latestOf(events: readonly EventRow[], rows: readonly SubmissionRow[], mainForm: string | null): Told | null {
  const record = events.map(recordOf).findLast(({ submission }) => submission !== null && (mainForm === null || submission.form === mainForm));
  const row = rows.find(({ id }) => id === record?.submission?.id);
  return record && row ? { row, record } : null;
}

/** Hand-ins of the same form up to it; what a signer wrote is none. */
const nthOf = (events: readonly EventRow[], { record }: Told): number =>
  events
    .map(recordOf)
    .filter(
      ({ seq, submission, event }) =>
        submission?.form === record.submission?.form && submission !== null && event.type !== 'EDIT' && event.type !== 'UPGRADE' && seq <= record.seq,
    ).length;

/** The older one first, whichever day was asked first. */
function inOrder(a: Told | null, b: Told | null): [SubmissionRow | null, SubmissionRow | null] {
  const [older, newer] = (a?.record.seq ?? 0) <= (b?.record.seq ?? 0) ? [a, b] : [b, a];
  return [older?.row ?? null, newer?.row ?? null];
}

/** What the reader does not see is no difference to him. */
async function changes(
  tx: Tx,
  { itemId, fields, personId }: { itemId: string; fields: FieldSight; personId: string },
  [before, after]: readonly [SubmissionRow | null, SubmissionRow | null],
): Promise<AsOfView['changes']> {
  if (!after || before?.id === after.id) return [];
  const { definition, data } = await fields.shown({ itemId, ...after });
  const versions = { before: before ? (await fields.shown({ itemId, ...before })).data : {}, after: data };
  const names = await namesInData(tx, [versions.before, versions.after], personId);
  return differenceOf(definition, versions, names).map((change) => ({
    label: change.row === undefined ? change.label : `第${change.row}行 ${change.label}`,
    before: change.kind === 'row-added' ? '' : change.before,
    after: change.kind === 'row-removed' ? describe(change) : change.after,
  }));
}

interface Viewing {
  readonly who: Looking;
  readonly fields: FieldSight;
  readonly nth: number;
}

async function submissionView(tx: Tx, { row, record }: Told, { who, fields, nth }: Viewing): Promise<AsOfView['submission']> {
  const by = record.actor ?? '';
  const { people } = await namesOf(tx, { people: by ? [by] : [], units: [] });
  const atText = instantWords(record.at, { zone: who.time.zone, year: who.year });
  const { id, form, formVersionId, revision } = row;
  const { data } = await fields.shown({ itemId: record.item, ...row, seq: record.seq });
  return {
    id,
    form,
    formVersionId,
    revision,
    nth,
    isEdit: record.event.type === 'EDIT' || record.event.type === 'UPGRADE',
    data: { ...data },
    seq: record.seq,
    by: people[by]?.label ?? '',
    atText,
  };
}
