import { daysBetween, openSlots, workingDaysBetween } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { dayOf, dayViewOf, itemColumns, readerOf, stateOf, stateViewOf } from '../../items/index.js';
import { namesOf, whyRole } from '../../people/index.js';
import type { SentLine } from '../inbox.contract.js';
import { fillerOf } from './cards.js';
import type { Drawing } from './cards.js';
import { readableRows } from './readable-rows.js';
import type { SlotRow } from './slots.js';

type SentRow = Omit<SlotRow, 'slotId' | 'holderId' | 'place' | 'why' | 'slotKind' | 'closedAs' | 'latest' | 'hasDraft' | 'lastReason'>;

/** How long what came to its end is still told. */
const WORKING_DAYS_TOLD = 30;
const MOST_ENDED = 10;
/** Somebody may have settled an item more than once. */
const MOST_SLOTS = 5;
/** From this many on, the others are counted. */
const MOST_NAMED = 2;

const instant = (column: string): string => `to_char(${column} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
const names = `unit_name_at(u.id, i.created_at) as "unitName", unit_name_at(su.id, i.created_at) as "subjectUnitName", sp.name as "subjectPersonName"`;
const from = `from items i join units u on u.id = i.unit_id
    left join units su on su.id = i.subject_unit_id left join persons sp on sp.id = i.subject_person_id`;

const underWay: Named = {
  name: 'sent-items-of-person',
  text: `
    select ${itemColumns}, ${names},
           (select ${instant('min(a.opened_at)')} from assignments a where a.item_id = i.id and a.closed_at is null) as "openedAt"
    ${from}
    where i.submitter_id = $1::uuid and i.ended is null
      and exists (select from assignments a where a.item_id = i.id and a.closed_at is null)
      and not exists (select from assignments a where a.item_id = i.id and a.closed_at is null and a.person_id = $1::uuid)
    order by i.changed_at desc, i.id limit 50`,
};

// What nobody hands in has no submitter; there it counts who did the work.
const ended: Named = {
  name: 'ended-items-of-person',
  text: `
    select ${itemColumns}, ${names}, ${instant('i.changed_at')} as "openedAt"
    ${from}
    where i.id in (
      (select o.id from items o where o.submitter_id = $1::uuid and o.ended is not null order by o.changed_at desc limit ${MOST_ENDED})
      union
      (select o.id from assignments a join items o on o.id = a.item_id
       where a.closed_by = $1::uuid and o.submitter_id is null and o.ended is not null order by o.changed_at desc limit ${MOST_ENDED * MOST_SLOTS}))
    order by i.changed_at desc, i.id limit ${MOST_ENDED}`,
};

/** «我已报送的»: in whose hands and for how long; then what lately came to its end. */
export async function sentLines(tx: Tx, { personId, time, calendar }: Drawing): Promise<SentLine[]> {
  const reader = await readerOf(tx, personId, time.today);
  // What nobody handed in counts for whoever settled it.
  const read = async (query: Named): Promise<SentRow[]> =>
    readableRows(tx, await tx.rows<SentRow>(query, [personId]), reader, ({ context }) => context.submitter === personId);
  const lines: SentLine[] = [];
  for (const row of await read(underWay)) {
    const days = daysBetween(dayOf(row.openedAt, time.zone), time.today);
    // Whoever got it today needs no reminder yet.
    lines.push({ ...(await faceOf(tx, row)), where: `${await handsOf(tx, row)}${days === 0 ? '' : `，已${days}天`}`, canUrge: days > 0 });
  }
  for (const row of await read(ended)) {
    const day = dayOf(row.openedAt, time.zone);
    if (workingDaysBetween(day, time.today, calendar) > WORKING_DAYS_TOLD) continue;
    const face = await faceOf(tx, row);
    lines.push({ ...face, where: `${dayViewOf(day, time.today).text} ${face.state.label}` });
  }
  return lines;
}

async function faceOf(tx: Tx, row: SentRow): Promise<Omit<SentLine, 'where'>> {
  const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
  return { itemId: row.id, title: row.title, filler: fillerOf(row), state: stateViewOf(machine, row, null), canUrge: false };
}

/** «支部书记 徐春来»; where many have it, the first two and how many there are. */
async function handsOf(tx: Tx, row: SentRow): Promise<string> {
  const slots = openSlots(stateOf(row))
    .filter(({ waits }) => waits === undefined)
    .filter(({ person }, at, all) => all.findIndex((other) => other.person === person) === at);
  const known = await namesOf(tx, { people: slots.map(({ person }) => person), units: [] });
  const told = slots.slice(0, MOST_NAMED).map(({ person, why }) => `${whyRole(why, known)} ${known.people[person]?.name ?? ''}`);
  return `${told.join('、')}${slots.length > MOST_NAMED ? `等${slots.length}人` : ''}`;
}
