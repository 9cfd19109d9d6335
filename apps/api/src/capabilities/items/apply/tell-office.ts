import type { Effect } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { officeOf } from '../hand-over/open-work.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';

/** Who is told what the office must know. Of a restricted item only those who may read it learn that there is one. */
export async function officeToTell(tx: Tx, item: ItemRow, { effects, today }: { effects: readonly Effect[]; today: string }): Promise<string[]> {
  return effects.some(({ type }) => type === 'TellOffice') ? officeFor(tx, item, today) : [];
}

/** The office as far as it may know of the item. */
export async function officeFor(tx: Tx, item: ItemRow, today: string): Promise<string[]> {
  const office = await officeOf(tx, today);
  if (item.privacy === 'normal') return office;
  const readers: string[] = [];
  for (const person of office) if (await isReadable(tx, item, await readerOf(tx, person, today))) readers.push(person);
  return readers;
}
