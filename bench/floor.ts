import { createHash, randomBytes } from 'node:crypto';
import { Client } from 'pg';
import { readStatements } from './statements.ts';
import type { Outcome } from './window.ts';

export interface Floor {
  attempt(client: number): Promise<Outcome>;
  close(): Promise<void>;
}

export interface FloorOptions {
  readonly url: string;
  readonly clients: number;
  readonly items: number;
  readonly value: unknown;
  readonly context: unknown;
  /** Canonical text of an event of the size the product writes. */
  readonly payload: string;
  /** Every so many-th attempt names a stale version. */
  readonly staleEvery: number;
}

interface Read {
  readonly version: number;
  readonly head_hash: Buffer;
  readonly open_slot: string;
}

const tenant = '00000000-0000-7000-8000-000000000001';

/** Fills the floor's tables and offers its decision: read, then one prepared statement, on one connection for each client. */
export async function openFloor(options: FloorOptions): Promise<Floor> {
  const { schema, fill, read, decide } = readStatements();
  const clients = Array.from({ length: options.clients }, () => new Client({ connectionString: options.url }));
  await Promise.all(clients.map((client) => client.connect()));
  const first = clients[0];
  if (!first) throw new Error('a floor needs a client');
  await first.query(schema);
  const [value, context] = [JSON.stringify(options.value), JSON.stringify(options.context)];
  await first.query(fill, [tenant, options.items, value, context]);
  await first.query('vacuum analyze');
  const { rows: items } = await first.query<{ id: string; person: string }>('select i.id, i.unit_id as person from items i order by random()');
  let turn = 0;
  const attempt = async (at: number): Promise<Outcome> => {
    const [client, item, isStale] = [clients[at], items[turn % items.length], turn % options.staleEvery === options.staleEvery - 1];
    turn += 1;
    if (!client || !item) throw new Error('a client and an item for each turn');
    const { rows } = await client.query<Read>({ name: 'read', text: read, values: [tenant, item.id] });
    const seen = rows[0];
    if (!seen) throw new Error('the item is there');
    const hash = createHash('sha256').update(seen.head_hash).update(options.payload).digest();
    const values = [
      tenant,
      item.id,
      seen.version - (isStale ? 1 : 0),
      value,
      context,
      uuid(),
      options.payload,
      hash,
      seen.open_slot,
      uuid(),
      item.person,
      uuid(),
    ];
    const saved = await client.query({ name: 'decide', text: decide, values });
    if ((saved.rowCount === 0) !== isStale) throw new Error('exactly the stale ones save nothing');
    return isStale ? 'stale' : 'decided';
  };
  return { attempt, close: async () => void (await Promise.all(clients.map((client) => client.end()))) };
}

/** Ordered by time like the product's ids, or the indexes would be another load. */
function uuid(): string {
  const bytes = randomBytes(16);
  bytes.writeUIntBE(Date.now(), 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex');
}
