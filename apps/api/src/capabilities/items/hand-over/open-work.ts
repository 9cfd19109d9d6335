import type { Permission } from '@bihuan/library';
import type { AssignedField, Machine } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { calendarOf, namesOf, permissionsOf, whyText } from '../../people/index.js';
import type { Names } from '../../people/index.js';
import { assignedFields } from '../apply/changes-of-item.js';
import { isReadable, readableIdsAmong, readerOf } from '../readable.js';
import { fillerText } from '../views/filler-text.js';
import { dueViewOfItem, stateViewOf } from '../views/state-view.js';
import type { OpenLine, OpenWorkView, StrandedView } from './hand-over.contract.js';
import { mayHandOver, mayReadAllRestricted } from './hand-over.policy.js';
import { heldBy, strandedSlots } from './held-rows.js';
import { listedOnly, whyNotTake } from './may-take.js';
import type { ItemRow } from '../item-row.js';
import type { HeldRow } from './held-rows.js';
import { takersOf } from './takers.js';
import type { Taker } from './takers.js';

/** What is open in somebody's hands, and who would take it. Whether there is more that the reader may not look into is not told: to know of one open list is to know whose it is. */
export async function openWorkOf(tx: Tx, callerId: string, personId: string): Promise<OpenWorkView> {
  const { today } = await clockOf(tx);
  const grants = await permissionsOf(tx, callerId, today);
  if (!mayHandOver(grants)) throw new DomainError('request.not-found');
  const { people } = await namesOf(tx, { people: [personId], units: [] });
  const person = people[personId];
  if (!person) throw new DomainError('request.not-found');
  const looking = { leaver: personId, today, office: await officeOf(tx, today) };
  const reader = await readerOf(tx, callerId, today);
  const lines: OpenLine[] = [];
  for (const row of await heldBy(tx, personId, today)) {
    const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
    if (row.privacy !== 'normal' || !(await isReadable(tx, row, reader))) continue;
    const taking = { machine, row, takers: await takersOf(tx, { ...looking, machine, row }), callerId, leaver: personId };
    const takers = taking.takers.filter(({ person: to }) => whyNotTake(taking, to) === null);
    lines.push(await lineOf(tx, row, { machine, takers, listedOnly: listedOnly(taking), ...looking }));
  }
  return { person: { id: personId, ...person }, lines };
}

const MOST_STRANDED = 100;

/** Who has something in hand without being able to decide, and how much of it the reader may look into; nothing else is counted. */
export async function strandedWork(tx: Tx, callerId: string): Promise<StrandedView> {
  const { today } = await clockOf(tx);
  const grants = await permissionsOf(tx, callerId, today);
  if (!mayHandOver(grants)) return [];
  const slots = await strandedSlots(tx, { today, restrictedToo: mayReadAllRestricted(grants) });
  const readable = await readableIdsAmong(tx, [...new Set(slots.map(({ itemId }) => itemId))], callerId);
  const told = [...Map.groupBy(slots, ({ personId }) => personId)]
    .map(([personId, own]) => ({ personId, seen: own.filter(({ itemId }) => readable.has(itemId)) }))
    .map(({ personId, seen }) => ({ personId, count: seen.reduce((sum, { count }) => sum + count, 0), gone: seen.some(({ gone }) => gone) }))
    .filter(({ count }) => count > 0)
    .toSorted((one, other) => other.count - one.count)
    .slice(0, MOST_STRANDED);
  const { people } = await namesOf(tx, { people: told.map(({ personId }) => personId), units: [] });
  return told.map(({ personId, count, gone }) => ({
    person: { id: personId, name: people[personId]?.name ?? '', label: people[personId]?.label ?? '' },
    count,
    why: gone ? '账号已停用' : '已不担任原来的职务',
  }));
}

/** Who has this item in hand without being able to decide; told to nobody but who may hand it over. */
export async function strandedIn(tx: Tx, item: ItemRow, { personId, today }: { personId: string; today: string }): Promise<{ id: string; name: string }[]> {
  if (item.ended !== null || !mayHandOver(await permissionsOf(tx, personId, today))) return [];
  const rows = await strandedSlots(tx, { today, restrictedToo: true, itemId: item.id });
  const { people } = await namesOf(tx, { people: rows.map(({ personId: id }) => id), units: [] });
  return rows.map(({ personId: id }) => ({ id, name: people[id]?.name ?? '' }));
}

/** Holders of the posts that may hand over, or do what else is asked, in official order. */
export async function officeOf(tx: Tx, today: string, permission: Permission = 'items.hand-over'): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select s.id from persons s join post_holdings h on h.person_id = s.id and h.during @> $1::date join posts p on p.id = h.post_id
     where $2 = any(p.permissions) and not exists (select from accounts a where a.person_id = s.id and a.is_disabled)
     group by s.id, s.staff_no order by min(p.ordinal), s.staff_no limit 20`,
    [today, permission],
  );
  return rows.map(({ id }) => id);
}

interface Drawing {
  readonly machine: Machine;
  readonly takers: readonly Taker[];
  readonly listedOnly: boolean;
  readonly leaver: string;
  readonly today: string;
}

async function lineOf(tx: Tx, row: HeldRow, { machine, takers, listedOnly: onlyThese, leaver, today }: Drawing): Promise<OpenLine> {
  const names = await namesOf(tx, {
    people: [...takers.map(({ person }) => person), ...(row.subjectPersonId === null ? [] : [row.subjectPersonId])],
    units: [row.unitId, ...(row.subjectUnitId === null ? [] : [row.subjectUnitId]), ...takers.flatMap(({ why }) => (why.unit === undefined ? [] : [why.unit]))],
  });
  const fields = namedAs(row, leaver);
  return {
    itemId: row.id,
    title: row.title,
    filler: fillerText(row, names),
    noun: machine.definition.noun,
    state: stateViewOf(machine, row, null).label,
    due: dueViewOfItem(machine, row, { today, calendar: await calendarOf(tx) }),
    slotId: row.slotId,
    fields,
    asWhat: fields.map((field) => assignedFields[field].label).join('、'),
    takers: takers.map((taker) => takerView(taker, names)),
    proposed: takers[0]?.person ?? null,
    listedOnly: onlyThese,
    stranded: row.stranded,
  };
}

/** As what the item names somebody. */
export function namedAs(row: Pick<HeldRow, 'leaderId' | 'ownerId' | 'fillerId' | 'unitId'>, person: string): Exclude<AssignedField, 'unit'>[] {
  return (['leader', 'owner', 'filler'] as const).filter((field) => row[assignedFields[field].column] === person);
}

function takerView({ person, why, how }: Taker, names: Names): OpenLine['takers'][number] {
  return { id: person, label: names.people[person]?.label ?? '', why: how === 'office' ? '党办代为接办' : whyText(why, names) };
}
