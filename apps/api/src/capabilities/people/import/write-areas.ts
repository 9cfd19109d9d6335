import { addDays } from '@bihuan/workflows';
import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { AreaWanted } from './changes.js';
import type { KnownArea } from './known.js';
import { idIn } from './write-units.js';
import type { ImportEvent, ImportIds } from './write-units.js';

const insert = `
  insert into contact_areas (tenant_id, id, name, leader_id, during)
  select $1, a.id, a.name, a.leader, daterange(a."from"::date, a."to"::date, '[]')
  from jsonb_to_recordset($2::jsonb) as a(id uuid, name text, leader uuid, "from" text, "to" text)`;
const end = `
  update contact_areas t set during = daterange(lower(t.during), a."to"::date, '[]'), version = t.version + 1
  from jsonb_to_recordset($1::jsonb) as a(id uuid, "to" text) where t.id = a.id`;
const removeUnits = `
  delete from contact_area_units c using jsonb_to_recordset($1::jsonb) as u(area uuid, unit uuid) where c.area_id = u.area and c.unit_id = u.unit`;
const addUnits = `
  insert into contact_area_units (tenant_id, area_id, unit_id)
  select $1, u.area, u.unit from jsonb_to_recordset($2::jsonb) as u(area uuid, unit uuid)`;

type Row = Omit<AreaWanted, 'units'> & {
  readonly areaId: string;
  readonly leaderId: string;
  readonly unitIds: readonly string[];
  readonly was: KnownArea | null;
};

/** A new leader is a new row from his day on, as on the page: the former one stays in what was recorded. */
export async function writeAreas(tx: Tx, areas: readonly AreaWanted[], ids: ImportIds): Promise<ImportEvent[]> {
  if (areas.length === 0) return [];
  const known = new Map(ids.known.areas.map((area) => [area.id, area]));
  const rows = areas.map((area): Row => ({
    ...area,
    areaId: area.id ?? uuidV7(),
    leaderId: idIn(ids.people, area.leader),
    unitIds: area.units.map((code) => idIn(ids.units, code)),
    was: known.get(area.id ?? '') ?? null,
  }));
  const led = rows.filter(hasNewLeader).map((row) => ({ ...row, areaId: uuidV7() }));
  const kept = rows.filter((row) => row.was !== null && !hasNewLeader(row));
  const begun = [...rows.filter(({ was }) => was === null), ...led];
  await tx.rows(end, [
    JSON.stringify([...led.map(({ id, from }) => ({ id, to: addDays(from ?? ids.known.today, -1) })), ...kept.map(({ id, to }) => ({ id, to }))]),
  ]);
  await tx.rows(removeUnits, [JSON.stringify(kept.flatMap((row) => changesOf(row).removed.map((unit) => ({ area: row.areaId, unit }))))]);
  await tx.rows(insert, [tx.tenantId, JSON.stringify(begun.map(({ areaId, name, leaderId, from, to }) => ({ id: areaId, name, leader: leaderId, from, to })))]);
  const joining = [
    ...begun.map(({ areaId, unitIds }) => ({ areaId, units: unitIds })),
    ...kept.map((row) => ({ areaId: row.areaId, units: changesOf(row).added })),
  ];
  await tx.rows(addUnits, [tx.tenantId, JSON.stringify(joining.flatMap(({ areaId, units }) => units.map((unit) => ({ area: areaId, unit }))))]);
  return [...begun, ...kept].flatMap(eventsOf);
}

const hasNewLeader = ({ was, leaderId }: Row): boolean => was !== null && was.leaderId !== leaderId;

function changesOf({ was, unitIds }: Row): { readonly added: string[]; readonly removed: string[] } {
  const before = was?.units ?? [];
  return { added: unitIds.filter((unit) => !before.includes(unit)), removed: before.filter((unit) => !unitIds.includes(unit)) };
}

function eventsOf(row: Row): ImportEvent[] {
  const { areaId, name, leaderId, unitIds, from, to, was } = row;
  const subject = { kind: 'area', id: areaId } as const;
  const { added, removed } = changesOf(row);
  const closes: ImportEvent[] = to === null || was?.to === to ? [] : [{ subject, record: 'area.closed', facts: { name, on: addDays(to, 1) } }];
  if (was === null) return [{ subject, record: 'area.added', facts: { name, leader: leaderId, units: unitIds, on: from } }, ...closes];
  const changed: ImportEvent[] = added.length + removed.length === 0 ? [] : [{ subject, record: 'area.changed', facts: { name, was: name, added, removed } }];
  const led: ImportEvent[] =
    was.leaderId === leaderId
      ? []
      : [{ subject, record: 'area.leader-changed', facts: { name, from: was.leaderId, to: leaderId, on: from, units: was.units } }];
  return [...led, ...changed, ...closes];
}
