import { createHash } from 'node:crypto';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { isStoodIn, mayReadItem, standing, stillHeld } from '../../items/index.js';

/** How many matters a person has in hand, and a stamp that is another one whenever his lists would look otherwise. */
export interface Pulse {
  readonly count: number;
  readonly stamp: string;
  /** Whom he stands in for, or stood in for: what they have in hand may be in his list. */
  readonly principals: readonly string[];
}

interface HeldRow {
  readonly slotId: string;
  readonly itemId: string;
  readonly version: number;
  readonly isRestricted: boolean;
}

const columns = `a.id as "slotId", i.id as "itemId", i.version, i.privacy = 'restricted' as "isRestricted"`;
const isOpen = `a.closed_at is null and a.waits is null and not i.context ? 'suspended'`;
const held: Named = {
  name: 'pulse-of-slots',
  text: `
    select ${columns} from assignments a join items i on i.id = a.item_id where a.person_id = $1 and ${isOpen}
    union all
    select ${columns} from assignments a join items i on i.id = a.item_id join ${standing('$1', '$2::date')} on standing.principal_id = a.person_id
    where ${isOpen} and i.privacy = 'normal' and ${isStoodIn('a', '$1')} and ${stillHeld('a', '$2::date')}
    order by 1`,
};
const sent: Named = { name: 'pulse-of-sent', text: 'select id, version from items where submitter_id = $1::uuid order by changed_at desc, id limit 60' };
const principals: Named = { name: 'principals-of', text: `select principal_id as id from ${standing('$1', '$2::date')} order by 1` };

/** All that the person has in hand, his own and of those he stands in for, as he may read it. */
export async function heldBy(tx: Tx, personId: string): Promise<readonly HeldRow[]> {
  const { today } = await clockOf(tx);
  const rows: HeldRow[] = [];
  for (const row of await tx.rows<HeldRow>(held, [personId, today])) if (!row.isRestricted || (await mayReadItem(tx, { personId }, row.itemId))) rows.push(row);
  return rows;
}

/** Without words and without drawing a card: it is asked after every change. */
export async function pulseOf(tx: Tx, personId: string): Promise<Pulse> {
  const { today } = await clockOf(tx);
  const rows = await heldBy(tx, personId);
  const handedIn = await tx.rows<{ id: string; version: number }>(sent, [personId]);
  const text = JSON.stringify([today, rows.map(({ slotId, version }) => [slotId, version]), handedIn.map(({ id, version }) => [id, version])]);
  return {
    count: rows.length,
    stamp: createHash('sha256').update(text).digest('base64url').slice(0, 16),
    principals: (await tx.rows<{ id: string }>(principals, [personId, today])).map(({ id }) => id),
  };
}
