import type { Actor, Facts, ItemFacts } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { actorOf, itemPeopleFacts } from '../../people/index.js';
import type { By } from '../apply/by.js';
import type { ItemRow } from '../item-row.js';

/** Who acts, with the posts and units held on the business day. */
export function actorFacts(tx: Tx, by: By, today: string): Promise<Actor> {
  return 'person' in by ? actorOf(tx, by.person, today) : Promise.resolve({ type: 'system', rule: by.system });
}

/** What the rules may know of the item: its unit and those above, the people it names, the leaders of its area. */
export async function itemFacts(tx: Tx, item: ItemRow, today: string): Promise<ItemFacts> {
  const around = await itemPeopleFacts(tx, { unitId: item.unitId, subjectUnitId: item.subjectUnitId }, today);
  const people = { subject: item.subjectPersonId, filler: item.fillerId, creator: item.creatorId, leader: item.leaderId, owner: item.ownerId };
  return {
    unit: item.unitId,
    above: around.above,
    ownerUnits: around.ownerUnits,
    areaLeaders: around.areaLeaders,
    people: Object.fromEntries(Object.entries(people).filter(([, id]) => id !== null)),
  };
}

export function factsAt(time: BusinessTime, parts: Pick<Facts, 'actor' | 'item' | 'outcomes'>): Facts {
  return { at: time.at, today: time.today, ...parts };
}
