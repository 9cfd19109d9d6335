import type { Named, Tx } from '../../../kernel/database/tx.js';

const one: Named = { name: 'mark-notification-read', text: 'update notifications set read_at = now() where person_id = $1 and id = $2 and read_at is null' };
const all: Named = { name: 'mark-notifications-read', text: 'update notifications set read_at = now() where person_id = $1 and read_at is null' };

/** Somebody else's, or none at all, changes nothing and tells nothing. */
export async function markRead(tx: Tx, personId: string, id: string): Promise<void> {
  await tx.rows(one, [personId, id]);
  tx.announce({ itemId: null, people: [personId] });
}

export async function markAllRead(tx: Tx, personId: string): Promise<void> {
  await tx.rows(all, [personId]);
  tx.announce({ itemId: null, people: [personId] });
}
