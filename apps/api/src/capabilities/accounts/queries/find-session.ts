import type { Named, Tx } from '../../../kernel/database/tx.js';
import { waitsSql } from './waiting-sql.js';

export interface LiveSession {
  readonly personId: string;
  readonly isPublicComputer: boolean;
  /** The password was given by somebody else. */
  readonly mustChangePassword: boolean;
  /** Its use was not noted for a while. */
  readonly isStale: boolean;
}

const liveSession: Named = {
  name: 'live-session',
  text: `
    select s.person_id as "personId", s.is_public_computer as "isPublicComputer", a.must_change as "mustChangePassword", s.seen_at < now() - interval '30 seconds' as "isStale"
    from sessions s join accounts a on a.person_id = s.person_id
    where s.token_hash = $1 and s.expires_at > now() and not a.is_disabled and not ${waitsSql}`,
};

export function findSession(tx: Tx, hash: Buffer): Promise<LiveSession | null> {
  return tx.row<LiveSession>(liveSession, [hash]);
}

const touch: Named = {
  name: 'touch-session',
  text: `
    update sessions set seen_at = now(),
      expires_at = case when is_public_computer then least(now() + interval '10 minutes', created_at + interval '12 hours') else expires_at end
    where token_hash = $1 and expires_at > now()`,
};

/** Notes that the session is in use; on a public computer that puts its end off by ten minutes. */
export async function touchSession(tx: Tx, hash: Buffer): Promise<void> {
  await tx.rows(touch, [hash]);
}
