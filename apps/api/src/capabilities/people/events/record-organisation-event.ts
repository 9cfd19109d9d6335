import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { commitment, newSecret, NO_HASH } from '../../../kernel/seal/seal.js';
import { lockOrganisation } from './lock-organisation.js';
import { mentionsOf, sealOrganisationEvent } from './organisation-chain.js';
import type { OrganisationFacts, OrganisationSubject } from './organisation-chain.js';
import type { OrganisationRecord } from './records.js';

export interface OrganisationChange {
  readonly subject: OrganisationSubject;
  readonly record: OrganisationRecord;
  /** Null: the system by itself. */
  readonly byPersonId: string | null;
  /** Ids, keys, days and the public words of units and posts. */
  readonly facts: OrganisationFacts;
  /** What is personal: kept apart, bound by a commitment, and erasable. */
  readonly words?: Readonly<Record<string, string>>;
}

const lastEvent: Named = { name: 'last-organisation-event', text: 'select seq, hash from organisation_events order by seq desc limit 1' };
const addEvent: Named = {
  name: 'add-organisation-event',
  text: `insert into organisation_events (tenant_id, seq, id, subject_kind, subject_id, record, mentions, at, entered_at, by_person_id, payload, prev_hash, hash)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)`,
};
const addWord: Named = {
  name: 'add-organisation-word',
  text: 'insert into event_words (tenant_id, event_id, name, secret, value) values ($1, $2, $3, $4, $5)',
};

/** Appends one event to the organisation's chain, in the transaction of the change itself. Nobody else appends until it ends. */
export async function recordOrganisationEvent(tx: Tx, { subject, record, byPersonId, facts, words = {} }: OrganisationChange): Promise<void> {
  await lockOrganisation(tx);
  const { at, trueNow } = await clockOf(tx);
  const last = (await tx.row<{ seq: number; hash: Buffer }>(lastEvent)) ?? { seq: 0, hash: NO_HASH };
  const kept = Object.entries(words).map(([name, value]) => ({ name, value, secret: newSecret() }));
  const said = {
    v: 1,
    id: uuidV7(),
    tenant: tx.tenantId,
    seq: last.seq + 1,
    subject,
    record,
    at,
    entered: trueNow,
    by: byPersonId,
    facts,
    words: Object.fromEntries(kept.map(({ name, value, secret }) => [name, commitment(secret, value)])),
  } as const;
  const { payload, hash } = sealOrganisationEvent(last.hash, said);
  await tx.rows(addEvent, [
    tx.tenantId,
    said.seq,
    said.id,
    subject.kind,
    subject.id,
    record,
    mentionsOf(said),
    at,
    trueNow,
    byPersonId,
    payload,
    last.hash,
    hash,
  ]);
  for (const { name, value, secret } of kept) await tx.rows(addWord, [tx.tenantId, said.id, name, secret, value]);
}
