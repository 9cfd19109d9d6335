import { openSlots } from '@bihuan/workflows';
import type { Actor } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import type { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { itemPeopleFactsOf, namesOf, permissionsOf } from '../../people/index.js';
import type { Grant, ItemPeopleFacts, ItemUnits, Names } from '../../people/index.js';
import { stateOf } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { actorFacts } from './gather-facts.js';
import { seatsOfMany } from './seats.js';
import type { Seats } from './seats.js';

/** What the views of many items ask for one reader, each asked once for all of them. It must not outlive its transaction. */
export interface Foreseen {
  readonly time: BusinessTime;
  readonly actor: Actor;
  readonly grants: readonly Grant[];
  readonly seatsOf: (itemId: string) => Seats;
  readonly aroundOf: (item: ItemUnits) => ItemPeopleFacts;
  /** Everybody who has one of the items in hand. */
  readonly people: Names['people'];
  /** Sentences of refusals that were put into words already. */
  readonly worded: Map<string, Promise<DomainError>>;
}

export async function foresee(tx: Tx, items: readonly ItemRow[], personId: string): Promise<Foreseen> {
  const time = await clockOf(tx);
  const holders = new Set(items.flatMap((item) => openSlots(stateOf(item)).map(({ person }) => person)));
  const [actor, grants, seatsOf, aroundOf, { people }] = await Promise.all([
    actorFacts(tx, { person: personId }, time.today),
    permissionsOf(tx, personId, time.today),
    seatsOfMany(tx, { itemIds: items.map(({ id }) => id), personId, today: time.today }),
    itemPeopleFactsOf(tx, items, time.today),
    namesOf(tx, { people: [...holders], units: [] }),
  ]);
  return { time, actor, grants, seatsOf, aroundOf, people, worded: new Map() };
}
