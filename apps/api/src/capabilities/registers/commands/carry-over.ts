import type { Tx } from '../../../kernel/database/tx.js';
import type { By, Items } from '../../items/index.js';
import { entryNamed } from '../entry-facts.js';

export interface CarryingOver {
  readonly entryIds: readonly string[];
  readonly toCampaignId: string;
  readonly by: By;
}

/** Entries go over into another year as they stand: number, day and history stay, and the history says that they did. */
export async function carryOver(tx: Tx, items: Items, { entryIds, toCampaignId, by }: CarryingOver): Promise<number> {
  let carried = 0;
  for (const itemId of [...entryIds].sort()) {
    const entry = await entryNamed(tx, itemId);
    if (!entry) throw new Error(`${itemId} is on no register`);
    const from = await tx.row<{ id: string }>('select campaign_id as id from register_entries where item_id = $1 for update', [itemId]);
    if (from?.id === toCampaignId) continue;
    const act = entry.register.carry?.act;
    if (act === undefined) throw new Error(`entries of ${entry.registerKey} are not carried over`);
    const titles = await tx.rows<{ id: string; title: string }>('select id, title from items where id = any($1::uuid[])', [[from?.id, toCampaignId]]);
    const titleOf = (id: string | undefined): string => titles.find((one) => one.id === id)?.title ?? '';
    await items.apply(tx, {
      itemId,
      by,
      event: { type: 'ACT', act },
      expectedVersion: null,
      note: [{ label: '所属年度活动', before: titleOf(from?.id), after: titleOf(toCampaignId) }],
    });
    await tx.rows('update register_entries set campaign_id = $2 where item_id = $1', [itemId, toCampaignId]);
    carried += 1;
  }
  return carried;
}
