import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { momentText } from '../../items/index.js';
import { namesOf } from '../../people/index.js';
import type { ReminderLine } from '../notifications.contract.js';

const ofItem: Named = {
  name: 'reminders-of-item',
  text: `select by_person as by, people, to_char(reminded_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at
         from reminders where item_id = $1 order by reminded_at desc limit 100`,
};
/** From the board or a list, or urged on its own page: the same to whoever receives it. */
const onDay: Named = {
  name: 'items-reminded-on-day',
  text: `select item_id as id from reminders where item_id = any($1::uuid[]) and on_day = $2
         union select item_id from item_events where item_id = any($1::uuid[]) and type = 'URGE' and (happened_at at time zone (select zone from tenants))::date = $2::date`,
};

/** «10月16日 10:20 党办 干事 刘某 催办 孙某»: beside the time line, newest first. */
export async function remindersOf(tx: Tx, itemId: string): Promise<ReminderLine[]> {
  const rows = await tx.rows<{ by: string; people: string[]; at: string }>(ofItem, [itemId]);
  const { zone } = await clockOf(tx);
  const { people: known } = await namesOf(tx, { people: rows.flatMap(({ by, people }) => [by, ...people]), units: [] });
  return rows.map(({ by, people, at }) => ({ atText: momentText(at, zone), by: known[by]?.label ?? '', people: people.map((id) => known[id]?.name ?? '') }));
}

/** Those among the items somebody was reminded of on that day, by whatever way. */
export async function remindedOn(tx: Tx, itemIds: readonly string[], day: string): Promise<ReadonlySet<string>> {
  return new Set((await tx.rows<{ id: string }>(onDay, [itemIds, day])).map(({ id }) => id));
}
