import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { livesThen, rowsThen } from '../../items/index.js';
import type { LifeThen } from '../../items/index.js';
import type { EntryRow } from './entry-row.js';
import type { RegisterThen } from './past.js';

const named: Named = {
  name: 'register-rows-then',
  text: `
    select i.id, unit_name_at(t.unit, i.created_at) as "unitName", (select name from persons where id = t.leader) as "leaderName", (select name from persons where id = t.owner) as "ownerName",
           (select coalesce(jsonb_agg(jsonb_build_object('form', l.form_key, 'formVersionId', l.form_version_id, 'data', l.data)), '[]')
            from (select distinct on (s.form_key) s.form_key, s.form_version_id, s.data from submissions s where s.item_id = i.id and s.submitted_at < $2::timestamptz order by s.form_key, s.revision desc) l) as latest
    from jsonb_to_recordset($1::jsonb) as t (id uuid, unit uuid, leader uuid, owner uuid) join items i on i.id = t.id`,
};

/** Entries as they stood then, of the rows that are there now. */
export async function entriesAsOf(
  tx: Tx,
  rows: readonly EntryRow[],
  { register, then }: { register: RegisterDefinition; then: RegisterThen },
): Promise<EntryRow[]> {
  const years = new Map(then.entries.map(({ id, campaign_id: campaignId }) => [id, campaignId]));
  const lived = await rowsThen(
    tx,
    rows.filter(({ id }) => years.has(id)),
    then.end,
  );
  const people = lived.map(({ id, unitId, leaderId, ownerId }) => ({ id, unit: unitId, leader: leaderId, owner: ownerId }));
  const words = new Map(
    (await tx.rows<Pick<EntryRow, 'id' | 'unitName' | 'leaderName' | 'ownerName' | 'latest'>>(named, [JSON.stringify(people), then.end])).map((one) => [
      one.id,
      one,
    ]),
  );
  const joined = await joinedThen(tx, register, then);
  const stood = new Map(lived.map((row) => [row.id, { ...row, ...words.get(row.id), campaignId: years.get(row.id) ?? row.campaignId }]));
  return rows
    .filter(({ bornOn }) => bornOn <= then.day)
    .map((row) => ({
      // Nothing was recorded since of whatever is not among those that stood otherwise.
      ...(stood.get(row.id) ?? row),
      mergedInto: joined.get(row.serial) ?? null,
      absorbed: [...joined].flatMap(([serial, into]) => (into === row.serial ? [serial] : [])).sort((a, b) => a - b),
    }));
}

const notes: Named = {
  name: 'entries-joined-before',
  text: `select distinct e.item_id as "itemId", e.serial from submissions s join register_entries e on e.item_id = s.item_id
         where e.register_key = $1 and s.form_key = $2 and s.submitted_at < $3::timestamptz`,
};
const serials: Named = {
  name: 'serials-joined-to',
  text: 'select id, (data ->> $2)::int as serial from submissions where item_id = any($1::uuid[]) and form_key = $3',
};

/** Which entry was joined to which then, by serial numbers: joining lasts until an act that leaves the entry alive. */
export async function joinedThen(tx: Tx, { key, merge }: RegisterDefinition, { end }: RegisterThen): Promise<ReadonlyMap<number, number>> {
  if (!merge) return new Map();
  const entries = await tx.rows<{ itemId: string; serial: number }>(notes, [key, merge.form, end]);
  if (entries.length === 0) return new Map();
  const ids = entries.map(({ itemId }) => itemId);
  const lives = await livesThen(tx, ids, end);
  const said = new Map((await tx.rows<{ id: string; serial: number }>(serials, [ids, merge.serial, merge.form])).map(({ id, serial }) => [id, serial]));
  return new Map(
    entries.flatMap(({ itemId, serial }) => {
      const note = joinedBy(lives.get(itemId), merge.act);
      const into = note === null ? undefined : said.get(note);
      return into === undefined ? [] : [[serial, into] as const];
    }),
  );
}

/** The note an entry is joined by, in its life so far. */
function joinedBy(life: LifeThen | undefined, act: string): string | null {
  let note: string | null = null;
  for (const {
    act: { event, submission },
    ended,
  } of life?.moments ?? []) {
    if (event.type !== 'ACT') continue;
    if (event.act === act) note = submission?.id ?? null;
    else if (ended !== 'void') note = null;
  }
  return note;
}
