import type { Named, Tx } from '../../../kernel/database/tx.js';
import { personHasLeftNow } from '../../people/index.js';
import { waitsSql } from './waiting-sql.js';

const liveOnes: Named = {
  name: 'live-sessions-of',
  text: `
    select s.token_hash as hash from sessions s join accounts a on a.person_id = s.person_id
    where s.token_hash = any($1::bytea[]) and s.expires_at > now() and not a.is_disabled and not a.must_change and not ${waitsSql} and not ${personHasLeftNow('s.person_id')}`,
};

/** Which of the sessions are alive, as base64 of their hashes. Asking is no use of them: it puts no end off. */
export async function liveOf(tx: Tx, hashes: readonly Buffer[]): Promise<ReadonlySet<string>> {
  const rows = await tx.rows<{ hash: Buffer }>(liveOnes, [hashes]);
  return new Set(rows.map(({ hash }) => hash.toString('base64')));
}
