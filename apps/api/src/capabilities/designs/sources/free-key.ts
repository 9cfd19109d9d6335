import type { Tx } from '../../../kernel/database/tx.js';

/** A key nothing has yet, nor will have once what waits to be published is: the stem, or the stem with the first number that is free. */
export async function freeKey(tx: Tx, stem: string): Promise<string> {
  const rows = await tx.rows<{ key: string }>(`select key from definitions where kind = 'lifecycle' union select key from designs where status <> 'discarded'`);
  const taken = new Set(rows.map(({ key }) => key));
  for (let n = 1; ; n += 1) {
    const key = n === 1 ? stem : `${stem}-${n}`;
    if (!taken.has(key)) return key;
  }
}
