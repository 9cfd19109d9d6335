import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { commitment, newSecret, NO_HASH } from '../../../kernel/seal/seal.js';
import { lockOrganisation } from './lock-organisation.js';
import { mentionsOf, sealOrganisationEvent } from './organisation-chain.js';
import type { OrganisationChange } from './record-organisation-event.js';

const lastEvent = { name: 'last-organisation-event', text: 'select seq, hash from organisation_events order by seq desc limit 1' };
const addEvents = {
  name: 'add-organisation-events',
  text: `
    insert into organisation_events (tenant_id, seq, id, subject_kind, subject_id, record, mentions, at, entered_at, by_person_id, payload, prev_hash, hash)
    select $1, e.seq, e.id, e.kind, e.subject, e.record, array(select jsonb_array_elements_text(e.mentions)), $3::timestamptz, $4::timestamptz, $5,
           e.payload, decode(e.previous, 'hex'), decode(e.hash, 'hex')
    from jsonb_to_recordset($2::jsonb) as e(seq int, id uuid, kind text, subject text, record text, mentions jsonb, payload text, previous text, hash text)`,
};
const addWords = {
  name: 'add-organisation-words',
  text: `
    insert into event_words (tenant_id, event_id, name, secret, value)
    select $1, w.event, w.name, decode(w.secret, 'hex'), w.value from jsonb_to_recordset($2::jsonb) as w(event uuid, name text, secret text, value text)`,
};

/** The same as `recordOrganisationEvent` for thousands of changes made by one person at once: one chain, two statements. */
export async function recordOrganisationEvents(tx: Tx, changes: readonly Omit<OrganisationChange, 'byPersonId'>[], byPersonId: string | null): Promise<void> {
  if (changes.length === 0) return;
  await lockOrganisation(tx);
  const { at, trueNow } = await clockOf(tx);
  let last = (await tx.row<{ seq: number; hash: Buffer }>(lastEvent)) ?? { seq: 0, hash: NO_HASH };
  const words: object[] = [];
  const events = changes.map(({ subject, record, facts, words: said = {} }) => {
    const id = uuidV7();
    const kept = Object.entries(said).map(([name, value]) => ({ name, value, secret: newSecret() }));
    for (const { name, value, secret } of kept) words.push({ event: id, name, value, secret: secret.toString('hex') });
    const event = {
      v: 1, id, tenant: tx.tenantId, seq: last.seq + 1, subject, record, at, entered: trueNow, by: byPersonId, facts,
      words: Object.fromEntries(kept.map(({ name, value, secret }) => [name, commitment(secret, value)])),
    } as const;
    const { payload, hash } = sealOrganisationEvent(last.hash, event);
    const row = { seq: event.seq, id, kind: subject.kind, subject: subject.id, record, mentions: mentionsOf(event), payload, previous: last.hash.toString('hex'), hash: hash.toString('hex') };
    last = { seq: event.seq, hash };
    return row;
  });
  await tx.rows(addEvents, [tx.tenantId, JSON.stringify(events), at, trueNow, byPersonId]);
  if (words.length > 0) await tx.rows(addWords, [tx.tenantId, JSON.stringify(words)]);
}
