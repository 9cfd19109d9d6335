import type { Named, Tx } from '../../../kernel/database/tx.js';
import { commitment } from '../../../kernel/seal/seal.js';
import { firstBrokenOrganisationEvent, organisationRecordOf } from './organisation-chain.js';
import type { StoredOrganisationEvent } from './organisation-chain.js';

export interface OrganisationCheck {
  readonly events: number;
  /** The first row that does not agree with its seal, or null. */
  readonly brokenAt: number | null;
}

const all: Named = {
  name: 'all-organisation-events',
  text: `select seq, id, subject_kind, subject_id, record, mentions, by_person_id, payload, prev_hash, hash,
           to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, to_char(entered_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as entered_at
         from organisation_events order by seq`,
};
const words: Named = {
  name: 'words-of-organisation-events',
  text: 'select w.event_id as "eventId", w.name, w.secret, w.value from event_words w join organisation_events e on e.tenant_id = w.tenant_id and e.id = w.event_id',
};

/** Whether the organisation's history agrees with its seals, row by row and word by word. A word that was erased is not missed. */
export async function checkOrganisationEvents(tx: Tx): Promise<OrganisationCheck> {
  const rows = await tx.rows<StoredOrganisationEvent>(all);
  const broken = firstBrokenOrganisationEvent(rows);
  if (broken !== null) return { events: rows.length, brokenAt: broken };
  const kept = await tx.rows<{ eventId: string; name: string; secret: Buffer; value: string }>(words);
  const promised = new Map(rows.map(({ id, payload }) => [id, organisationRecordOf(payload).words]));
  const altered = new Set(kept.filter((word) => promised.get(word.eventId)?.[word.name] !== commitment(word.secret, word.value)).map(({ eventId }) => eventId));
  const changed = rows.find(({ id }) => altered.has(id));
  return { events: rows.length, brokenAt: changed?.seq ?? null };
}
