import type { Tx } from '../../../kernel/database/tx.js';
import { recordOrganisationEvent } from '../../people/index.js';
import { endSessions, refuseUnlessAllowed } from './change-account.js';
import type { NewPassword } from './new-passwords.js';

const set =
  'update accounts set password_hash = $2, must_change = true, given_by = $3, code_hash = null, failures = 0, locked_until = null, password_at = now() where person_id = $1';

/** A one-time password in place of a forgotten one; whoever was signed in with the old one no longer is. */
export async function resetPassword(tx: Tx, { personId, hash }: NewPassword, by: string): Promise<void> {
  await refuseUnlessAllowed(tx, { act: 'reset', personId, by });
  await tx.rows(set, [personId, hash, by]);
  await endSessions(tx, personId, null);
  await recordOrganisationEvent(tx, { subject: { kind: 'account', id: personId }, record: 'account.password-reset', byPersonId: by, facts: {} });
}
