import { asksWhoSigned } from '@bihuan/workflows';
import type { Actor, Facts, ItemFacts, Machine } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { actorOf, itemPeopleFacts } from '../../people/index.js';
import type { By } from '../apply/by.js';
import type { ItemRow } from '../item-row.js';
import { knownActor, knownAround } from './surroundings.js';
import type { Surroundings } from './surroundings.js';

/** Who acts, with the posts and units held on the business day. */
export async function actorFacts(tx: Tx, by: By, today: string): Promise<Actor> {
  if (!('person' in by)) return { type: 'system', rule: by.system };
  return knownActor(tx, by.person, today) ?? actorOf(tx, by.person, today);
}

/** What the rules may know of the item: its unit and those above, the people it names, the leaders of its area. */
export async function itemFacts(tx: Tx, item: ItemRow, today: string): Promise<ItemFacts> {
  return itemFactsFrom(item, knownAround(tx, item, today) ?? (await itemPeopleFacts(tx, { unitId: item.unitId, subjectUnitId: item.subjectUnitId }, today)));
}

/** Its units, and the people it names. */
export type PeopleOfItem = Pick<ItemRow, 'unitId' | 'subjectUnitId' | 'subjectPersonId' | 'fillerId' | 'creatorId' | 'leaderId' | 'ownerId'>;

export function itemFactsFrom(item: PeopleOfItem, { above, ownerUnits, areaLeaders }: Pick<Surroundings, 'above' | 'ownerUnits' | 'areaLeaders'>): ItemFacts {
  const people = { subject: item.subjectPersonId, filler: item.fillerId, creator: item.creatorId, leader: item.leaderId, owner: item.ownerId };
  return { unit: item.unitId, above, ownerUnits, areaLeaders, people: Object.fromEntries(Object.entries(people).filter(([, id]) => id !== null)) };
}

export function factsAt(time: BusinessTime, parts: Pick<Facts, 'actor' | 'item' | 'outcomes' | 'enteredBy' | 'looksBack'>): Facts {
  return { at: time.at, today: time.today, ...parts };
}

/** Who signed before is asked of the whole way it walked, where anybody asks. Records of before say nothing of it, and keep their course. */
export function lookingBack({ definition }: Machine): Pick<Facts, 'looksBack'> {
  return asksWhoSigned(definition) ? { looksBack: true } : {};
}
