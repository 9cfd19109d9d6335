import type { ReviewDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { CampaignRow } from '../../campaigns/index.js';
import { endOf } from '../count/count-units.js';
import type { ReviewRow } from '../queries/rows.js';

export interface NamingUnits {
  readonly review: ReviewRow;
  readonly scheme: ReviewDefinition;
  readonly campaign: CampaignRow;
}

// The units of a review are those its items came from, there today or not.
const unitsOfItems: Named = {
  name: 'units-of-campaign-items',
  text: `
    select distinct unit_id as id from (
      select i.unit_id from items i where i.root_id = $1 and i.kind in ('share', 'list') and i.created_at < ${endOf('$2')}
      union all
      select src.unit_id from register_entries e join items i on i.id = e.item_id join items src on src.id = e.source_item_id
      where i.created_at < ${endOf('$2')} and (i.root_id = $1 or exists (select from closing_entries c where c.entry_id = e.item_id and c.carried_to = $1 and c.carried_at < ${endOf('$2')}))
    ) of_items`,
};
const mergers: Named = {
  name: 'mergers-until',
  text: `select subject_id as id, payload::jsonb -> 'facts' ->> 'into' as into from organisation_events
         where subject_kind = 'unit' and record = 'unit.merged' and payload::jsonb -> 'facts' ->> 'on' <= $1 order by seq`,
};
const ofCategory: Named = { name: 'units-to-review-of-category', text: 'select id from units where category = $1' };
const name: Named = {
  name: 'name-review-units',
  text: `insert into review_units (tenant_id, review_id, unit_id, sheet_unit_id) select $1, $2, n.unit, n.sheet from unnest($3::uuid[], $4::uuid[]) as n (unit, sheet) on conflict do nothing`,
};

/**
 * Fixes whose records are counted on whose sheet. A unit that had gone into another one by the cut-off stands on the other's sheet; one
 * that was there on the cut-off day has its own, whatever became of it since. Units of other categories have none and are in the hospital's total alone.
 */
export async function nameUnits(tx: Tx, { review, scheme, campaign }: NamingUnits): Promise<number> {
  const went = new Map((await tx.rows<{ id: string; into: string }>(mergers, [review.cutOff])).map(({ id, into }) => [id, into]));
  const reviewed = new Set((await tx.rows<{ id: string }>(ofCategory, [scheme.category])).map(({ id }) => id));
  for (const { unitId } of campaign.excluded) reviewed.delete(unitId);
  const units = (await tx.rows<{ id: string }>(unitsOfItems, [review.campaignId, review.cutOff])).map(({ id }) => id);
  const sheets = units.map((id) => survivorOf(id, went)).map((id) => (reviewed.has(id) ? id : null));
  await tx.rows(name, [tx.tenantId, review.itemId, units, sheets]);
  return new Set(sheets.filter((id) => id !== null)).size;
}

function survivorOf(unit: string, went: ReadonlyMap<string, string>): string {
  const passed = new Set([unit]);
  let at = unit;
  for (let next = went.get(at); next !== undefined && !passed.has(next); next = went.get(at)) {
    passed.add(next);
    at = next;
  }
  return at;
}
