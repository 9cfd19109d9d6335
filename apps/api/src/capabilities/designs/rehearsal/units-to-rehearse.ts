import type { Lead, LifecycleDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { unitTree } from '../../people/index.js';
import type { UnitInTree } from '../../people/index.js';

const holders: Named = {
  name: 'units-that-may-begin',
  text: `select distinct h.unit_id as id from post_holdings h join posts p on p.id = h.post_id where p.key = any($1::text[]) and h.during @> $2::date`,
};
const leads: Named = {
  name: 'leads-of-tasks-by-lifecycle',
  text: `select distinct t.lead, of_list ->> 'lifecycle' = $1 as "isOwn" from plan_tasks t cross join lateral jsonb_array_elements(t.how -> 'lists') as of_list where t.lead is not null`,
};

/** Every unit somebody may begin one for; of what is only sent out, every unit the plans send it to, else where they send anything to be filled in, else all there are. In official order. */
export async function unitsToRehearse(tx: Tx, { key, start }: LifecycleDefinition, day: string): Promise<readonly string[]> {
  const all = await unitTree(tx, day);
  if (start) {
    const held = new Set((await tx.rows<{ id: string }>(holders, [start.posts, day])).map(({ id }) => id));
    return all.filter(({ id }) => held.has(id)).map(({ id }) => id);
  }
  const sentBy = await tx.rows<{ lead: Lead; isOwn: boolean }>(leads, [key]);
  const named = (sentBy.some(({ isOwn }) => isOwn) ? sentBy.filter(({ isOwn }) => isOwn) : sentBy).map(({ lead }) => lead);
  const sent = all.filter((unit) => named.some((lead) => leadsIn(lead, unit)));
  return (sent.length > 0 ? sent : all).map(({ id }) => id);
}

/** Plans name units by id once they are kept. */
function leadsIn(lead: Lead, { id, code, category }: UnitInTree): boolean {
  return lead.type === 'units' ? lead.units.includes(id) || lead.units.includes(code) : [lead.category, ...(lead.and ?? [])].includes(category);
}
