import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { addToOutbox } from '../../../kernel/outbox/outbox.js';
import { WORK_STUCK } from '../../../kernel/outbox/stuck.js';
import { officeFor } from '../apply/tell-office.js';
import { readItem } from '../item-row.js';

/** After so many tries it is set aside, and the office is told that nothing will happen by itself. */
const ATTEMPTS = 8;

/** SQL: neither put off nor set aside just now. */
export const MAY_BE_TRIED = 'dead_at is null and (try_at is null or try_at <= now())';

/** SQL: of a row of such a table, that it was set aside, also while it is tried once more. */
export const wasSetAside = (row: string): string => `${row}.attempts >= ${ATTEMPTS}`;

/** A table of what the system does by itself for items; it has `attempts`, `failure`, `try_at` and `dead_at`. */
interface Table {
  readonly table: string;
  /** SQL: names a row. */
  readonly key: string;
  /** SQL: what is still to be done. */
  readonly open?: string;
  /** What the office is told when one is set aside. */
  readonly tells: 'deadline-stuck' | 'recount-stuck';
}

/** One that was set aside. */
export interface Stuck {
  readonly key: string;
  readonly attempts: number;
  /** ISO. */
  readonly since: string;
}

export interface Failed {
  readonly itemId: string;
  readonly key: string;
}

/** What becomes of what fails, whatever it is: one mechanism for every such table. */
export interface TriedAgain {
  /** Put off, a little longer each time until it is set aside; then the office hears it once, and whoever looks after the installation. */
  readonly failed: (tx: Tx, which: Failed, how: { readonly failure: string; readonly time: BusinessTime }) => Promise<void>;
  readonly stuck: (tx: Tx) => Promise<Stuck[]>;
  /** By somebody's hand: from the beginning; answers how many. */
  readonly retry: (tx: Tx, keys: readonly string[]) => Promise<number>;
  /** By itself, where something changed that may have stood in the way: one try; what fails again is set aside again without a word. */
  readonly onceMore: (tx: Tx) => Promise<void>;
}

export function triedAgain({ table, key, open = 'true', tells }: Table): TriedAgain {
  const putOff: Named = {
    name: `put-off-${table}`,
    text: `update ${table} set attempts = attempts + 1, failure = $3, try_at = now() + interval '1 second' * power(2, least(attempts, ${ATTEMPTS})),
             dead_at = case when attempts + 1 >= ${ATTEMPTS} then now() end
           where item_id = $1 and ${key} = $2 returning attempts = ${ATTEMPTS} as "isLost"`,
  };
  const stuck: Named = {
    name: `stuck-${table}`,
    text: `select ${key} as key, attempts, to_char(dead_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as since
           from ${table} where dead_at is not null and ${open} order by dead_at, 1 limit 200`,
  };
  const retry: Named = {
    name: `retry-${table}`,
    text: `update ${table} set dead_at = null, attempts = 0, try_at = now() where dead_at is not null and ${key} = any($1) returning item_id`,
  };
  const onceMore: Named = { name: `once-more-${table}`, text: `update ${table} set dead_at = null, try_at = now() where dead_at is not null and ${open}` };
  return {
    failed: async (tx, { itemId, key: which }, { failure, time }) => {
      const row = await tx.row<{ isLost: boolean }>(putOff, [itemId, which, failure.slice(0, 500)]);
      if (row?.isLost === true) await tellStuck(tx, itemId, { kind: tells, time });
    },
    stuck: (tx) => tx.rows<Stuck>(stuck),
    retry: async (tx, keys) => (await tx.rows(retry, [keys])).length,
    onceMore: async (tx) => void (await tx.rows(onceMore)),
  };
}

/** Of an item something was set aside: its office hears it, and whoever looks after the installation. */
async function tellStuck(tx: Tx, itemId: string, { kind, time }: { kind: Table['tells']; time: BusinessTime }): Promise<void> {
  const item = await readItem(tx, itemId);
  for (const personId of item ? await officeFor(tx, item, time.today) : []) await addToOutbox(tx, 'person.notify', { personId, kind, itemId, facts: {} });
  await addToOutbox(tx, WORK_STUCK, {});
}
