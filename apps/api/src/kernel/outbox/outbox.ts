import type { Named, Tx } from '../database/tx.js';
import { uuidV7 } from '../ids/uuid-v7.js';

export interface Message {
  readonly id: string;
  readonly topic: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Thrown by a handler: somebody outside cannot be reached just now. Nothing is wrong with the message, so it is tried again for days. */
export class NotReached extends Error {}

const addMessage: Named = { name: 'add-message', text: 'insert into outbox (tenant_id, id, topic, payload) values ($1, $2, $3, $4)' };

/** Puts a message into the transaction; it is delivered at least once after the commit, or not at all after a rollback. */
export async function addToOutbox(tx: Tx, topic: string, payload: Readonly<Record<string, unknown>>): Promise<void> {
  await tx.rows(addMessage, [tx.tenantId, uuidV7(), topic, JSON.stringify(payload)]);
}
