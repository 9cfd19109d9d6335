import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lastAbout, lastSaid, pastOf, rowsThen, statesThen, itemColumns } from '../../items/index.js';
import type { ItemRow, LastSaid, Past } from '../../items/index.js';

/** A register on a day that is over: the entries that stood otherwise then. Those entered later are not among its rows. */
export interface RegisterThen extends Past {
  readonly entries: readonly EntryThen[];
}

interface EntryThen {
  readonly id: string;
  readonly state: string;
  readonly is_open: boolean;
  readonly is_reopened: boolean;
  readonly due_on: string | null;
  readonly unit_id: string;
  readonly leader_id: string | null;
  readonly owner_id: string | null;
  readonly campaign_id: string;
}

/** The register on one of two days. */
export async function thenOf(tx: Tx, register: RegisterDefinition, past: Past | null): Promise<RegisterThen | null> {
  return past === null ? null : { ...past, entries: await entriesThen(tx, register.key, past) };
}

/** The day a register is looked at, if it is over; null for today. */
export async function registerThen(tx: Tx, register: RegisterDefinition, on: string | undefined): Promise<RegisterThen | null> {
  const past = await pastOf(tx, on);
  if (past === 'unknown') throw new DomainError('register.day-unknown');
  return thenOf(tx, register, past);
}

interface Said extends LastSaid {
  readonly due: string | null;
  readonly unit: string;
  readonly leader: string | null;
  readonly owner: string | null;
  readonly campaign: string;
  readonly wasReopened: boolean;
}

// An entry goes over into another year by an act of the year's end, which keeps from where, to where and when.
const said: Named = {
  name: 'register-entries-changed-since',
  text: `
    select i.id, last.version, last.word, about.about ->> 'dueOn' as due, about.about ->> 'unit' as unit, about.about ->> 'leader' as leader, about.about ->> 'owner' as owner, i.reopened > 0 as "wasReopened",
      coalesce((select c.campaign_id from closing_entries c where c.entry_id = i.id and c.carried_at >= $2::timestamptz order by c.carried_at limit 1), r.campaign_id) as campaign
    from register_entries r join items i on i.id = r.item_id ${lastSaid('$2::timestamptz')} cross join lateral (select ${lastAbout('$2::timestamptz')} as about) about
    where r.register_key = $1 and exists (select from item_events e where e.item_id = i.id and e.happened_at >= $2::timestamptz)`,
};
const byIds: Named = { name: 'entries-to-live-again', text: `select ${itemColumns} from items i where i.id = any($1::uuid[])` };

async function entriesThen(tx: Tx, registerKey: string, { end }: Past): Promise<EntryThen[]> {
  const changed = await tx.rows<Said>(said, [registerKey, end]);
  const states = new Map((await statesThen(tx, changed, end)).map((one) => [one.id, one]));
  const reopened = await reopenedBefore(
    tx,
    changed.flatMap(({ id, wasReopened }) => (wasReopened ? [id] : [])),
    end,
  );
  return changed.flatMap(({ id, due, unit, leader, owner, campaign }) => {
    const then = states.get(id);
    return then
      ? [
          {
            id,
            state: then.state,
            is_open: then.ended === null,
            is_reopened: reopened.has(id),
            due_on: due,
            unit_id: unit,
            leader_id: leader,
            owner_id: owner,
            campaign_id: campaign,
          },
        ]
      : [];
  });
}

/** Those that had been opened again by then: what never was is not asked. */
async function reopenedBefore(tx: Tx, ids: readonly string[], end: string): Promise<ReadonlySet<string>> {
  const rows = ids.length === 0 ? [] : await rowsThen(tx, await tx.rows<ItemRow>(byIds, [ids]), end);
  return new Set(rows.filter(({ reopened }) => reopened > 0).map(({ id }) => id));
}

const moved = ['state', 'is_open', 'is_reopened', 'due_on', 'unit_id', 'leader_id', 'owner_id', 'campaign_id'] as const;

/** SQL: the rows of registers as they stood then, in place of \`register_entries\`. */
export function relationThen({ entries, end }: RegisterThen, bind: (value: unknown) => string): string {
  const stood = `jsonb_to_recordset(${bind(JSON.stringify(entries))}::jsonb) as t (id uuid, state text, is_open boolean, is_reopened boolean, due_on date, unit_id uuid, leader_id uuid, owner_id uuid, campaign_id uuid)`;
  return `(
    select r.item_id, r.register_key, r.serial, r.class, r.source_item_id, r.source_unit_id, ${moved.map((column) => `case when t.id is null then r.${column} else t.${column} end as ${column}`).join(', ')}
    from register_entries r join items born on born.id = r.item_id left join ${stood} on t.id = r.item_id where born.created_at < ${bind(end)}::timestamptz
  )`;
}
