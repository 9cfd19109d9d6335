import { dayInWords } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine, list } from '../../definitions/index.js';
import { dueViewOfItem, itemColumns, stateViewOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { calendarOf } from '../../people/index.js';
import type { OpenEntry } from '../reviews.contract.js';

export interface EntryRow extends ItemRow {
  readonly serial: number;
  readonly register: string;
  readonly unitName: string;
  readonly isCarried: boolean | null;
  readonly reason: string | null;
  readonly carriedTo: string | null;
  readonly carriedToTitle: string | null;
  /** Decided after the closing, by whom and on which day. */
  readonly decidedBy: string | null;
  readonly decidedOn: string | null;
}

// Of the campaign: entered under it, or carried over into it. What went on to a later year belongs to that one.
const entries = (where: string): string => `
  select ${itemColumns}, e.serial, e.register_key as register, unit_name_on(u.id, (select coalesce(business_on, (now() at time zone zone)::date) from tenants)) as "unitName", c.is_carried as "isCarried", c.reason, c.carried_to as "carriedTo", target.year || '年《' || target.title || '》' as "carriedToTitle",
    decider.name as "decidedBy", to_char(c.decided_at at time zone (select zone from tenants), 'YYYY-MM-DD') as "decidedOn"
  from register_entries e join items i on i.id = e.item_id join items src on src.id = e.source_item_id join units u on u.id = src.unit_id
  left join closing_entries c on c.entry_id = e.item_id and c.campaign_id = $1 left join persons decider on decider.id = c.decided_by left join (select k.item_id as id, k.year, t.title from campaigns k join items t on t.id = k.item_id) target on target.id = c.carried_to
  where i.privacy = 'normal' and ${where} order by e.register_key, e.serial`;
const open: Named = {
  name: 'open-entries-of-campaign',
  text: entries(`i.ended is null and (i.root_id = $1 or exists (select from closing_entries k where k.entry_id = e.item_id and k.carried_to = $1))`),
};
// Open again, or entered beside the closing: nothing was decided of it, so it waits like what was ticked.
const undecided: Named = { name: 'entries-opened-after-closing', text: entries('i.ended is null and e.campaign_id = $1 and c.entry_id is null') };
const decided: Named = { name: 'closing-entries-of-campaign', text: entries('c.entry_id is not null') };

/** Entries that are open now and belong to the campaign. */
export function openEntries(tx: Tx, campaignId: string): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(open, [campaignId]);
}

/** Entries that were open when the campaign was closed, with what was decided. */
export function decidedEntries(tx: Tx, campaignId: string): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(decided, [campaignId]);
}

/** Entries of a closed campaign that are open though nothing was decided of them: taken up again, taken apart. */
export function undecidedEntries(tx: Tx, campaignId: string): Promise<EntryRow[]> {
  return tx.rows<EntryRow>(undecided, [campaignId]);
}

/** What of a closed campaign has still to go to a later year. */
export function waitingToBeCarried(decidedRows: readonly EntryRow[], undecidedRows: readonly EntryRow[]): readonly EntryRow[] {
  return [...decidedRows.filter(({ isCarried, carriedTo, ended }) => isCarried === true && carriedTo === null && ended === null), ...undecidedRows];
}

/** The entries in words; the part is what the register's own foot calls their state. */
export async function entryViews(tx: Tx, rows: readonly EntryRow[], today: string): Promise<OpenEntry[]> {
  const registers = new Map((await list(tx, 'register')).map(({ definition }) => [definition.key, definition]));
  const calendar = await calendarOf(tx);
  const views: OpenEntry[] = [];
  for (const row of rows) {
    const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
    const register = registers.get(row.register);
    const state = stateViewOf(machine, row, null);
    views.push({
      id: row.id,
      register: register?.title ?? '',
      serial: row.serial,
      text: row.title,
      unit: row.unitName,
      part: partOf(register, row) ?? state.label,
      state,
      due: dueViewOfItem(machine, row, { today, calendar }),
      carried: row.isCarried,
      reason: row.reason,
      carriedTo: row.carriedToTitle,
      decided: row.decidedBy === null || row.decidedOn === null ? null : `${row.decidedBy}，${dayInWords(row.decidedOn)}`,
    });
  }
  return views;
}

const partOf = (register: RegisterDefinition | undefined, { states }: EntryRow): string | undefined =>
  register?.foot.find((part) => part.states.includes(states[0] ?? ''))?.label;

/** «8条未销号：整改中5、挂账2、长期坚持1» */
export function partsText(entries: readonly Pick<OpenEntry, 'part'>[]): string {
  return [...Map.groupBy(entries, ({ part }) => part)].map(([part, own]) => `${part}${own.length}`).join('、');
}
