import { createHash } from 'node:crypto';
import type { Client } from 'pg';
import { firstBroken, NO_HASH } from '../apps/api/dist/capabilities/history/index.js';
import type { StoredEvent } from '../apps/api/dist/capabilities/history/index.js';

interface Row extends StoredEvent {
  readonly item_id: string;
}

/**
 * The product's check of the records' chain ÷ the bare SHA-256 chain over the same texts, events a CPU second, in one process, alternated.
 * It is the check of the rows alone; living the events once more is another matter.
 */
export async function checkRatios(
  admin: Client,
  { rounds, most = 20_000 }: { readonly rounds: number; readonly most?: number },
): Promise<{ readonly ratios: number[]; readonly events: number }> {
  const { rows } = await admin.query<Row>(
    `
    select item_id, seq, id, type, record, actor_id, payload, prev_hash, hash from item_events
    where (tenant_id, item_id) in (select tenant_id, id from items where kind = 'bench' order by id limit $1) order by item_id, seq`,
    [most / 10],
  );
  const items = [...Map.groupBy(rows, ({ item_id: item }) => item).values()];
  const raw = (): void => {
    for (const events of items) {
      let hash: Buffer = NO_HASH;
      for (const { payload } of events) hash = createHash('sha256').update(hash).update(payload).digest();
    }
  };
  const ours = (): void => {
    for (const events of items) if (firstBroken(events) !== null) throw new Error('a record of the bench is broken');
  };
  raw();
  ours();
  const pairs = Array.from({ length: rounds }, (_, round) => (round % 2 === 0 ? [cpuOf(raw), cpuOf(ours)] : [cpuOf(ours), cpuOf(raw)].reverse()));
  return { ratios: pairs.map(([floor = Number.NaN, own = Number.NaN]) => floor / own), events: rows.length };
}

function cpuOf(work: () => void): number {
  const start = process.cpuUsage();
  for (let n = 0; n < 3; n += 1) work();
  const { user, system } = process.cpuUsage(start);
  return user + system;
}
