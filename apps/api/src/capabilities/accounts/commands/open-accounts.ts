import type { Tx } from '../../../kernel/database/tx.js';
import { recordOrganisationEvents } from '../../people/index.js';
import type { NewPassword } from './new-passwords.js';

const open = {
  name: 'open-accounts',
  text: `
    insert into accounts (tenant_id, person_id, password_hash, must_change, given_by)
    select $1, n.person, n.hash, true, $3 from jsonb_to_recordset($2::jsonb) as n(person uuid, hash text)
    on conflict (tenant_id, person_id) do nothing returning person_id as id`,
};

/** Opens accounts with one-time passwords, at the set-up by nobody who is there yet; who had one already keeps it and is not among the answer. */
export async function openAccounts(tx: Tx, passwords: readonly NewPassword[], by: string | null): Promise<string[]> {
  const rows = passwords.map(({ personId, hash }) => ({ person: personId, hash }));
  const opened = (await tx.rows<{ id: string }>(open, [tx.tenantId, JSON.stringify(rows), by])).map(({ id }) => id);
  await recordOrganisationEvents(
    tx,
    opened.map((id) => ({ subject: { kind: 'account', id }, record: by === null ? 'account.opened-at-setup' : 'account.opened', facts: {} })),
    by,
  );
  return opened;
}
