import type { Named, Tx } from '../../../kernel/database/tx.js';
import { personHasLeftNow } from '../../people/index.js';
import { waitsSql } from './waiting-sql.js';

export interface LiveSession {
  readonly personId: string;
  readonly isPublicComputer: boolean;
  /** The password was given by somebody else. */
  readonly mustChangePassword: boolean;
  /** Its use was not noted for a while. */
  readonly isStale: boolean;
}

const liveSessions: Named = {
  name: 'live-sessions',
  text: `
    select s.token_hash as hash, s.person_id as "personId", s.is_public_computer as "isPublicComputer", a.must_change as "mustChangePassword", s.seen_at < now() - interval '30 seconds' as "isStale"
    from sessions s join accounts a on a.person_id = s.person_id
    where s.token_hash = any($1::bytea[]) and s.expires_at > now() and not a.is_disabled and not ${waitsSql} and not ${personHasLeftNow('s.person_id')}`,
};

/** Those that are alive, each with its hash. */
export function findSessions(tx: Tx, hashes: readonly Buffer[]): Promise<(LiveSession & { readonly hash: Buffer })[]> {
  return tx.rows(liveSessions, [hashes]);
}

// In one order and past rows somebody holds, so that two who note at once, or who ends a session meanwhile, never wait for each other.
const touch: Named = {
  name: 'touch-sessions',
  text: `
    update sessions set seen_at = now(),
      expires_at = case when is_public_computer then least(now() + interval '10 minutes', created_at + interval '12 hours') else expires_at end
    where token_hash in (select token_hash from sessions where token_hash = any($1::bytea[]) and expires_at > now() order by token_hash for update skip locked)`,
};

/** Notes that the sessions are in use; on a public computer that puts their end off by ten minutes. A row somebody holds is left as it is. */
export async function touchSessions(tx: Tx, hashes: readonly Buffer[]): Promise<void> {
  await tx.rows(touch, [hashes]);
}
