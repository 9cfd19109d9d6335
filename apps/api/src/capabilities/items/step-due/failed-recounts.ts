import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { behindCalendar } from './recount-item.js';
import { triedAgain, wasSetAside } from './tried-again.js';

/** Items whose deadlines could not be counted anew; once set aside they stand by the older calendar. */
export const recounts = triedAgain({ table: 'failed_recounts', key: `item_id || ' recount'`, tells: 'recount-stuck' });

const begin: Named = {
  name: 'recount-begins-to-fail',
  text: `insert into failed_recounts (tenant_id, item_id, attempts, failure, try_at) values ($1, $2, 0, '', now()) on conflict on constraint pk_failed_recounts do nothing`,
};
const done: Named = { name: 'recount-done', text: 'delete from failed_recounts where item_id = $1' };
// By what stands, not by who looked: another worker may have begun to try again what was set aside.
const settled: Named = {
  name: 'forget-settled-recounts',
  text: `${behindCalendar()} delete from failed_recounts f
         where f.dead_at is null and not exists (select from behind join items i on i.id = behind.item_id where i.id = f.item_id and i.ended is null)`,
};
const waiting: Named = { name: 'is-a-recount-put-off', text: 'select from failed_recounts where dead_at is null limit 1' };
const stands: Named = { name: 'how-a-recount-stands', text: `select ${wasSetAside('f')} as "isSetAside" from failed_recounts f where item_id = $1` };

export async function recountFailed(tx: Tx, itemId: string, how: { readonly failure: string; readonly time: BusinessTime }): Promise<void> {
  await tx.rows(begin, [tx.tenantId, itemId]);
  await recounts.failed(tx, { itemId, key: `${itemId} recount` }, how);
}

export async function recountDone(tx: Tx, itemId: string): Promise<void> {
  await tx.rows(done, [itemId]);
}

/** Whether counting this item anew failed: it is tried again, or was set aside and its days stand by the older calendar. */
export async function howRecountStands(tx: Tx, itemId: string): Promise<'untried' | 'failing' | 'set-aside'> {
  const row = await tx.row<{ isSetAside: boolean }>(stands, [itemId]);
  if (!row) return 'untried';
  return row.isSetAside ? 'set-aside' : 'failing';
}

/** What was put off and came to an end otherwise: nothing of it is to be counted anew any more. What still is stays, tried or not. */
export async function forgetSettledRecounts(tx: Tx): Promise<void> {
  await tx.rows(settled);
}

/** Whether some item is to be tried again, though no year may be open any more. */
export const isRecountPutOff = async (tx: Tx): Promise<boolean> => (await tx.row(waiting)) !== null;
