import type { Tx } from '../../../kernel/database/tx.js';
import { readableIdsAmong, unreadableOf } from '../../items/index.js';
import type { ItemRow, ReaderToday } from '../../items/index.js';

/**
 * Without the restricted ones of a post that has passed to somebody else, and without what is of others – as when he stood in for them – where he
 * may not read it any more: a line says whose a sheet is and what it begins with. What is his own of the others he may always read.
 */
export async function readableRows<T extends ItemRow>(tx: Tx, rows: readonly T[], reader: ReaderToday, isOwn: (row: T) => boolean): Promise<T[]> {
  const hidden = await unreadableOf(tx, rows, reader);
  const ofOthers = new Set(rows.filter((row) => !isOwn(row)).map(({ id }) => id));
  const known = await readableIdsAmong(tx, [...ofOthers], reader.personId);
  return rows.filter(({ id }) => !hidden.has(id) && (known.has(id) || !ofOthers.has(id)));
}
