import { clockOf } from '../../../kernel/clock/clock.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { dayViewOf, dueViewOfItem, itemColumns, readItem, stateViewOf } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import { calendarOf, departmentsOf, namesOf } from '../../people/index.js';
import type { UnitPage } from '../boards.contract.js';
import { boardLines } from './board-lines.js';
import type { LeafFound } from './board-lines.js';
import { boardFrame, sentTasks } from './frame.js';
import type { Asking } from './frame.js';
import { leafSql, leafValues } from './leaves.js';

/** More than that is not one page. */
const MOST = 40;

// Rows that came from the unit's own sheets, or that it or one of its departments has to put right, of the year they belong to now: those carried over go along.
const openEntries: Named = {
  name: 'open-entries-of-unit',
  text: `
    select ${itemColumns}, r.serial, count(*) over ()::int as total from items i join register_entries r on r.item_id = i.id join items source on source.id = r.source_item_id
    where r.campaign_id = $1 and i.ended is null and i.privacy = 'normal' and source.privacy = 'normal' and (source.unit_id = $2 or i.unit_id = any($3::uuid[]))
    order by r.register_key, r.serial limit ${MOST}`,
};
const secretaries: Named = {
  name: 'people-named-on-unit-page',
  text: `select p.label || ' ' || s.name as words from post_holdings h join posts p on p.id = h.post_id join persons s on s.id = h.person_id
         where h.unit_id = $1 and h.during @> $2::date order by p.ordinal, s.staff_no limit 6`,
};

interface EntryRow extends ItemRow {
  readonly serial: number;
  /** How many there are, on the page or not. */
  readonly total: number;
}

/** «下支部前看一页» */
export async function unitPage(tx: Tx, asking: Asking, unitId: string): Promise<UnitPage> {
  const frame = await boardFrame(tx, asking, {});
  const unit = frame.units.find(({ id }) => id === unitId);
  if (!unit) throw new DomainError('board.unit-unknown');
  const own = [unitId, ...(await departmentsOf(tx, unitId)).map(({ id }) => id)];
  const entries = await tx.rows<EntryRow>(openEntries, [asking.campaignId, unitId, own]);
  const leaves = await tx.rows<LeafFound>(
    `${leafSql(null)} select id, task, 0 as minutes from leaves where rank < 5 order by rank, array_position($10::uuid[], task), id`,
    await leafValues(tx, { ...frame, units: [unitId], tasks: sentTasks(frame.tasks) }),
  );
  const printed = new Map(frame.tasks.map(({ itemId, printedNo }) => [itemId ?? '', printedNo]));
  const tasks = leaves.slice(0, MOST);
  const open = entries[0]?.total ?? 0;
  return {
    unit: { id: unitId, name: unit.name },
    campaign: (await readItem(tx, asking.campaignId))?.title ?? '',
    dateText: dayViewOf(frame.today, frame.today).text,
    people: (await tx.rows<{ words: string }>(secretaries, [unitId, frame.today])).map(({ words }) => words),
    problems: await problemLines(tx, entries),
    tasks: await boardLines(tx, tasks, { personId: asking.personId, printed, past: null }),
    more: open - entries.length + leaves.length - tasks.length,
    foot: `未销号的问题${open}条，未办完的任务${leaves.length}件。限定范围的清单不在此列。`,
  };
}

async function problemLines(tx: Tx, entries: readonly (ItemRow & { serial: number })[]): Promise<UnitPage['problems']> {
  const { today } = await clockOf(tx);
  const at = { today, calendar: await calendarOf(tx) };
  const names = await namesOf(tx, { people: entries.flatMap(({ ownerId }) => ownerId ?? []), units: entries.map(({ unitId }) => unitId) });
  const lines: UnitPage['problems'] = [];
  for (const entry of entries) {
    const machine = await lifecycleMachine(tx, entry.lifecycleVersionId);
    lines.push({
      itemId: entry.id,
      serial: entry.serial,
      text: entry.title,
      unit: names.units[entry.unitId] ?? '',
      owner: names.people[entry.ownerId ?? '']?.name ?? '',
      state: stateViewOf(machine, entry, null),
      due: dueViewOfItem(machine, entry, at),
    });
  }
  return lines;
}
