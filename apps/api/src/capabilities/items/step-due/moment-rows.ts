import type { Named } from '../../../kernel/database/tx.js';

/** SQL: moments as they are sent, and the instant each comes at. */
export const MOMENTS = `jsonb_to_recordset($4) as m (n int, amount int, unit text, "onDay" date, at timestamptz, "isProvisional" boolean, kind text, "isFixed" boolean, calendar jsonb)`;
/** A day ends at 24:00 in the tenant's zone; a reminder, and a day somebody named, comes when it begins. */
export const INSTANT = `case when m."onDay" is null then m.at else (m."onDay" + case when m.n = 0 and not coalesce(m."isFixed", false) then 1 else 0 end)::timestamp at time zone (select zone from tenants) end`;

/** The moments of one round stand elsewhere: counted from $6 where that is given, the day before kept beside where $7, and running where $8. */
export const moveMoments: Named = {
  name: 'move-step-deadlines',
  text: `update step_deadlines d set amount = m.amount, on_day = m."onDay", at = ${INSTANT}, is_provisional = m."isProvisional", calendar = m.calendar,
           stopped_at = case when $8 then null else d.stopped_at end, started_at = coalesce($6, d.started_at), moved_from = case when $7 then d.on_day else d.moved_from end
         from ${MOMENTS} where d.tenant_id = $1 and d.item_id = $2 and d.place = $3 and d.round = $5 and d.n = m.n`,
};
