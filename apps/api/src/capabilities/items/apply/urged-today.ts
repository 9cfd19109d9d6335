import type { Named, Tx } from '../../../kernel/database/tx.js';

// A reminder sent from the list of what somebody handed in is the same to whoever receives it.
const urged: Named = {
  name: 'urged-today',
  text: `select exists (select from item_events e where e.item_id = $1 and e.type = 'URGE' and (e.happened_at at time zone (select zone from tenants))::date = $2::date)
           or exists (select from reminders r where r.item_id = $1 and r.on_day = $2::date) as urged`,
};

export async function isUrgedToday(tx: Tx, itemId: string, today: string): Promise<boolean> {
  return (await tx.row<{ urged: boolean }>(urged, [itemId, today]))?.urged ?? false;
}
