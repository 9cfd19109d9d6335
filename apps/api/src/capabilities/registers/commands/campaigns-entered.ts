import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lockItem } from '../../items/index.js';

/** The year an entry is entered under, and what to say where that is not the year of its sheet. */
export interface YearEntered {
  readonly campaignId: string;
  readonly told: string | null;
}

const following: Named = {
  name: 'running-campaigns-after',
  text: `select later.item_id as id, later.year from campaigns own join campaigns later on later.programme = own.programme and later.year > own.year join items i on i.id = later.item_id
         where own.item_id = $1 and i.ended is null and later.launch_total is not null order by later.year, i.created_at, i.id`,
};

/**
 * The years the rows of these campaigns are entered under: their own, and where that has been closed the following one that runs.
 * Each is locked until commit, so that a year cannot be closed between the look and the entry: whoever closes it sees the entry or keeps it out.
 */
export async function yearsEntered(tx: Tx, campaignIds: readonly string[]): Promise<ReadonlyMap<string, YearEntered>> {
  const years = new Map<string, YearEntered>();
  for (const id of [...new Set(campaignIds)].sort()) years.set(id, await yearOf(tx, id));
  return years;
}

async function yearOf(tx: Tx, campaignId: string): Promise<YearEntered> {
  const own = await lockItem(tx, campaignId);
  if (!own) throw new Error(`the campaign ${campaignId} of an accepted sheet is gone`);
  if (own.ended === null) return { campaignId, told: null };
  for (const { id, year } of await tx.rows<{ id: string; year: number }>(following, [campaignId])) {
    const later = await lockItem(tx, id);
    if (later?.ended === null) return { campaignId: id, told: `“${own.title}”已经结束，归入${year}年“${later.title}”` };
  }
  throw new DomainError('register.year-over', { title: own.title });
}
