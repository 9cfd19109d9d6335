import type { Actor, ItemFacts } from '@bihuan/workflows';
import type { BusinessTime } from '../../../kernel/clock/clock.js';
import { columnsOf, rowsOf } from '../../../kernel/database/row-columns.js';
import type { RowOf } from '../../../kernel/database/row-columns.js';
import { askShared } from '../../../kernel/database/tx.js';
import type { Shared, Tx } from '../../../kernel/database/tx.js';
import { organisationOf } from '../../people/index.js';
import type { Grant, Organisation } from '../../people/index.js';
import type { By } from '../apply/by.js';
import { personOf } from '../apply/by.js';
import type { ItemRow } from '../item-row.js';
import { waitingFor } from '../waits/waiting-for.js';
import type { Waiting } from '../waits/waiting-for.js';
import { seatsFrom } from './own-seats.js';
import type { OwnSeat } from './own-seats.js';
import { stoodInForOfMany } from './seats.js';
import type { Seats } from './seats.js';

/** All a decision must know beside the item's own row: the time, who acts, and the organisation around the item on that day. */
export interface Surroundings extends Seats {
  readonly time: BusinessTime;
  readonly actor: Actor;
  readonly grants: readonly Grant[];
  readonly above: ItemFacts['above'];
  readonly ownerUnits: ItemFacts['ownerUnits'];
  /** Branches that cover the item's unit, where it is a department. */
  readonly covering: readonly string[];
  readonly areaLeaders: ItemFacts['areaLeaders'];
  /** Who waits for this item. */
  readonly awaitedBy: readonly Waiting[];
}

type OfItem = Pick<ItemRow, 'unitId' | 'subjectUnitId' | 'subjectPersonId' | 'privacy'>;

interface Row extends OfItem {
  readonly trueNow: string;
  readonly at: string;
  readonly today: string;
  readonly zone: string;
  /** Of the organisation, as this statement sees it. */
  readonly version: string | null;
  readonly seats: readonly OwnSeat[];
  readonly isShown: boolean;
  readonly awaitedBy: readonly Waiting[];
}

const ASKED = { item: 'uuid', person: 'uuid' } as const;

/**
 * One statement for what the readers of clock and people ask in nine: each round trip costs the api as much as the question.
 * The organisation itself is in memory; its version is read here, so that what is remembered is never older than this answer.
 * A test holds the whole against the readers; change them together.
 */
const around: Shared<RowOf<typeof ASKED>> = {
  name: 'decision-surroundings',
  text: `
with c as materialized (
  select zone, coalesce(business_on, (now() at time zone zone)::date) as day,
         case when business_on is null then now() else (business_on + (now() at time zone zone)::time) at time zone zone end as at
  from tenants
)
select q.n::int as n, to_char(now() at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "trueNow",
  to_char(c.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, to_char(c.day, 'YYYY-MM-DD') as today, c.zone,
  (select version from organisation_versions) as version,
  i.unit_id as "unitId", i.subject_unit_id as "subjectUnitId", i.subject_person_id as "subjectPersonId", i.privacy,
  (select coalesce(json_agg(json_build_object('id', a.id, 'isOpen', a.closed_at is null, 'followsPerson', a.follows_person, 'why', a.why) order by a.id), '[]')
   from assignments a where a.item_id = q.item and a.person_id = q.person and a.closed_as is distinct from 'removed') as seats,
  exists (select from reading_grants g where g.item_id = q.item and g.person_id = q.person) as "isShown",
  ${waitingFor('q.item')} as "awaitedBy"
from ${rowsOf([ASKED], { table: ASKED, as: 'q', first: 1, numbered: true })} join items i on i.id = q.item cross join c`,
  values: (_, whom) => columnsOf(ASKED, whom),
};

interface Asked {
  readonly itemId: string;
  readonly found: Surroundings;
  readonly organisation: Organisation;
}

// What the slates and views ask again after the decision. Each decision of a transaction asks anew, so it sees what was changed before it.
const asked = new WeakMap<Tx, Asked>();

/** Null when there is no such item in this tenant. May be asked together with the lock: it runs after it. */
export async function surroundingsOf(tx: Tx, itemId: string, by: By): Promise<Surroundings | null> {
  const row = await askShared<Row, RowOf<typeof ASKED>>(tx, around, { item: itemId, person: personOf(by) });
  if (!row) return null;
  const organisation = await organisationOf(tx, row);
  const stoodIn = await stoodInAmong(tx, [{ itemId, row, organisation }], personOf(by));
  const found = surroundingsFrom(row, { by, organisation, standsInFor: stoodIn.get(itemId) ?? [] });
  asked.set(tx, { itemId, found, organisation });
  return found;
}

/** The same for many items by one statement, and one more for whoever stands in or stood in, for who only looks; those that are not there have none. */
export async function surroundingsOfMany(tx: Tx, itemIds: readonly string[], personId: string): Promise<ReadonlyMap<string, Surroundings>> {
  const rows = await tx.rows<Row & { n: number }>(
    around,
    around.values(
      tx.tenantId,
      itemIds.map((item) => ({ item, person: personId })),
    ),
  );
  const found: Around[] = [];
  for (const row of rows) found.push({ itemId: itemIds[row.n - 1] ?? '', row, organisation: await organisationOf(tx, row) });
  const stoodIn = await stoodInAmong(tx, found, personId);
  const by = { person: personId };
  return new Map(found.map(({ itemId, row, organisation }) => [itemId, surroundingsFrom(row, { by, organisation, standsInFor: stoodIn.get(itemId) ?? [] })]));
}

interface Around {
  readonly itemId: string;
  readonly row: Row;
  readonly organisation: Organisation;
}

/** Few stand in for somebody, and nobody in what is restricted: the rest is not asked of the database. */
async function stoodInAmong(tx: Tx, around: readonly Around[], person: string | null): Promise<ReadonlyMap<string, Seats['standsInFor']>> {
  const asked = person === null ? [] : around.filter(({ row, organisation }) => row.privacy === 'normal' && organisation.standsIn(person));
  return stoodInForOfMany(tx, { itemIds: asked.map(({ itemId }) => itemId), personId: person ?? '', today: asked[0]?.row.today ?? '' });
}

type Known = Pick<Surroundings, 'standsInFor'> & { readonly by: By; readonly organisation: Organisation };

function surroundingsFrom(row: Row, { by, organisation, standsInFor }: Known): Surroundings {
  const { trueNow, at, today, zone, seats, isShown, awaitedBy, ...item } = row;
  const person = personOf(by);
  const known = { time: { trueNow, at, today, zone }, ...organisation.around(item), isShown, awaitedBy };
  if (person === null)
    return { ...known, actor: actorOf(by, organisation, []), grants: [], standsInFor: [], ...seatsFrom([], { item, person: '', organisation }) };
  const own = seatsFrom(seats, { item, person, organisation });
  return { ...known, ...own, standsInFor, actor: actorOf(by, organisation, own.endedSlots), grants: organisation.grantsOf(person) };
}

function actorOf(by: By, organisation: Organisation, endedSlots: readonly string[]): Actor {
  if (!('person' in by)) return { type: 'system', rule: by.system };
  return { ...organisation.actorOf(by.person), ...(endedSlots.length > 0 ? { endedSlots } : {}) };
}

/** The time this transaction decides at. */
export function knownTime(tx: Tx): BusinessTime | null {
  return asked.get(tx)?.found.time ?? null;
}

/** The organisation this transaction decides with, for the same day. */
export function knownOrganisation(tx: Tx, today: string): Organisation | null {
  const organisation = asked.get(tx)?.organisation;
  return organisation?.today === today ? organisation : null;
}

/** What this transaction found out about the person already, for the same day. */
export function knownActor(tx: Tx, personId: string, today: string): Actor | null {
  const found = asked.get(tx)?.found;
  return found && found.time.today === today && found.actor.type === 'person' && found.actor.person === personId ? found.actor : null;
}

/** What this transaction found out about the item already, for the same day. */
export function knownAround(tx: Tx, item: ItemRow, today: string): Pick<Surroundings, 'above' | 'areaLeaders' | 'ownerUnits' | 'covering'> | null {
  const known = asked.get(tx);
  return known && known.itemId === item.id && known.found.time.today === today ? known.found : null;
}
