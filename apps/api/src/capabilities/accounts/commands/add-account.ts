import type { Tx } from '../../../kernel/database/tx.js';

const add = { name: 'add-account', text: 'insert into accounts (tenant_id, person_id, password_hash) values ($1, $2, $3)' };

/** Lets a person sign in. */
export async function addAccount(tx: Tx, personId: string, passwordHash: string): Promise<void> {
  await tx.rows(add, [tx.tenantId, personId, passwordHash]);
}
