import type { Named, Tx } from '../../../kernel/database/tx.js';

const lock: Named = { name: 'lock-organisation', text: `select pg_advisory_xact_lock(hashtextextended('organisation:' || $1, 0))` };

/** Whoever changes the organisation of a tenant waits here for the one before. The trigger that keeps the administrators apart takes the same lock. */
export async function lockOrganisation(tx: Tx): Promise<void> {
  await tx.rows(lock, [tx.tenantId]);
}
