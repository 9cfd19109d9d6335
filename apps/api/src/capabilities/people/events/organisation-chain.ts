import { canonical } from '../../../kernel/canonical/canonical.js';
import { isUuid } from '../../../kernel/ids/uuid-v7.js';
import { hashOf, NO_HASH } from '../../../kernel/seal/seal.js';
import type { OrganisationRecord } from './records.js';

/** What an event is about. The id of a calendar year is the year; everything else has a UUID. */
export interface OrganisationSubject {
  readonly kind: 'unit' | 'person' | 'post' | 'area' | 'group' | 'calendar' | 'account' | 'tenant' | 'definition';
  readonly id: string;
}

/** Ids, keys, days and the public words of units and posts. What is personal belongs among the words. */
export type OrganisationFacts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** What one row says, and what its hash covers. Frozen: a field may be added, none may change its meaning. */
export interface OrganisationEventRecord {
  readonly v: 1;
  readonly id: string;
  readonly tenant: string;
  readonly seq: number;
  readonly subject: OrganisationSubject;
  readonly record: OrganisationRecord;
  /** When it counts for the rules. */
  readonly at: string;
  /** When it was truly typed in. */
  readonly entered: string;
  /** Null: the system by itself. */
  readonly by: string | null;
  readonly facts: OrganisationFacts;
  /** Commitments to what lies in the vault. */
  readonly words: Readonly<Record<string, string>>;
}

export function sealOrganisationEvent(previous: Buffer, record: OrganisationEventRecord): { readonly payload: string; readonly hash: Buffer } {
  const payload = canonical(record);
  return { payload, hash: hashOf(previous, payload) };
}

/** Ids the facts name, so that an event is found from their side too. */
export function mentionsOf({ facts, subject }: Pick<OrganisationEventRecord, 'facts' | 'subject'>): string[] {
  const named = Object.values(facts)
    .flat()
    .filter((value) => typeof value === 'string' && isUuid(value));
  return [...new Set(named)]
    .filter((id) => id !== subject.id)
    .map(String)
    .sort();
}

/** A stored row, as far as a check reads it. */
export interface StoredOrganisationEvent {
  readonly seq: number;
  readonly id: string;
  readonly subject_kind: string;
  readonly subject_id: string;
  readonly record: string;
  readonly mentions: readonly string[];
  readonly at: string;
  readonly entered_at: string;
  readonly by_person_id: string | null;
  readonly payload: string;
  readonly prev_hash: Buffer;
  readonly hash: Buffer;
}

/** The seq of the first row that does not agree with its seal, or null; they must come in order of seq. */
export function firstBrokenOrganisationEvent(rows: readonly StoredOrganisationEvent[]): number | null {
  let before: Buffer = NO_HASH;
  for (const [index, row] of rows.entries()) {
    if (row.seq !== index + 1 || !row.prev_hash.equals(before) || !row.hash.equals(hashOf(before, row.payload)) || !agrees(row)) return row.seq;
    before = row.hash;
  }
  return null;
}

/** Whether the columns people read and search by say what the sealed text says. */
function agrees(row: StoredOrganisationEvent): boolean {
  const said = readable(row.payload);
  if (said === null) return false;
  const told = [said.seq, said.id, said.subject.kind, said.subject.id, said.record, said.by, said.at, said.entered, ...mentionsOf(said)];
  const stored = [row.seq, row.id, row.subject_kind, row.subject_id, row.record, row.by_person_id, row.at, row.entered_at, ...row.mentions];
  return told.length === stored.length && told.every((value, at) => value === stored[at]);
}

/** Text with a right hash need not be JSON, if somebody wrote both. */
function readable(payload: string): OrganisationEventRecord | null {
  try {
    return organisationRecordOf(payload);
  } catch {
    return null;
  }
}

export function organisationRecordOf(payload: string): OrganisationEventRecord {
  return JSON.parse(payload) as OrganisationEventRecord; // written by `sealOrganisationEvent` alone
}
