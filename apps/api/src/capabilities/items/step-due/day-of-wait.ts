import type { WaitUntil } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { newestData } from '../field-access/newest-data.js';
import type { ItemRow } from '../item-row.js';

/** The day a wait names, of the item or in a form of it; null where it names none, or nobody said it yet. */
export async function dayOfWait(tx: Tx, item: Pick<ItemRow, 'id' | 'startsOn' | 'dueOn'>, until: WaitUntil): Promise<string | null> {
  if (until.type === 'item-day') return item[until.day];
  if (until.type !== 'form-day') return null;
  const value = (await newestData(tx, item.id, until.form))?.[until.field];
  return typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/u.test(value) ? value : null;
}
