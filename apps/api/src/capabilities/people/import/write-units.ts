import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { OrganisationChange } from '../events/record-organisation-event.js';
import type { UnitWanted } from './changes.js';
import type { Known, KnownUnit } from './known.js';

export type ImportEvent = Omit<OrganisationChange, 'byPersonId'>;

export interface ImportIds {
  /** Ids by the numbers of the file, of those known and of those to come. */
  readonly units: ReadonlyMap<string, string>;
  readonly people: ReadonlyMap<string, string>;
  readonly known: Known;
}

/** The id under a number that was checked to be there. */
export function idIn(ids: ReadonlyMap<string, string>, number: string): string {
  const id = ids.get(number);
  if (id === undefined) throw new Error('an import names something that was not checked');
  return id;
}

const insert = `
  insert into units (tenant_id, id, code, name, tree, parent_id, ordinal, category)
  select $1, u.id, u.code, u.name, u.tree, u.parent, u.ordinal, u.category
  from jsonb_to_recordset($2::jsonb) as u(id uuid, code text, name text, tree text, parent uuid, ordinal int, category text)`;
const update = `
  update units t set name = u.name, parent_id = u.parent, ordinal = u.ordinal, category = u.category, version = t.version + 1
  from jsonb_to_recordset($1::jsonb) as u(id uuid, name text, parent uuid, ordinal int, category text) where t.id = u.id`;
// Papers issued before today keep the old name; a name that began today is simply another one.
const endNames = `
  update unit_names n set during = daterange(lower(n.during), $2::date) from unnest($1::uuid[]) as u(id)
  where n.unit_id = u.id and n.during @> $2::date and lower(n.during) is distinct from $2::date`;
const rewriteNames = `
  update unit_names n set name = u.name from jsonb_to_recordset($1::jsonb) as u(id uuid, name text)
  where n.unit_id = u.id and lower(n.during) = $2::date`;
const beginNames = `
  insert into unit_names (tenant_id, id, unit_id, name, during)
  select $1, u.row, u.id, u.name, daterange($3::date, (select min(lower(l.during)) from unit_names l where l.unit_id = u.id and lower(l.during) > $3::date))
  from jsonb_to_recordset($2::jsonb) as u(row uuid, id uuid, name text)
  where not exists (select from unit_names n where n.unit_id = u.id and lower(n.during) = $3::date)`;
const dropCovered = 'delete from unit_departments where unit_id = any($1::uuid[])';
const addCovered = `
  insert into unit_departments (tenant_id, unit_id, department_id)
  select $1, d.unit, d.department from jsonb_to_recordset($2::jsonb) as d(unit uuid, department uuid) on conflict do nothing`;

export async function writeUnits(tx: Tx, units: readonly UnitWanted[], ids: ImportIds): Promise<ImportEvent[]> {
  if (units.length === 0) return [];
  const { today } = ids.known;
  const rows = units.map((unit) => ({ ...unit, id: idIn(ids.units, unit.code), parent: unit.parent === null ? null : idIn(ids.units, unit.parent) }));
  const before = new Map(ids.known.units.map((unit) => [unit.id, unit]));
  await tx.rows(insert, [tx.tenantId, JSON.stringify(rows.filter(({ action }) => action === 'new'))]);
  await tx.rows(update, [JSON.stringify(rows.filter(({ action }) => action === 'changed'))]);
  const renamed = rows.filter(({ id, name }) => (before.get(id)?.name ?? name) !== name).map(({ id, name }) => ({ id, name, row: uuidV7() }));
  await tx.rows(rewriteNames, [JSON.stringify(renamed), today]);
  await tx.rows(endNames, [renamed.map(({ id }) => id), today]);
  await tx.rows(beginNames, [tx.tenantId, JSON.stringify(renamed), today]);
  const covering = rows.filter(({ departments }) => departments !== null);
  await tx.rows(dropCovered, [covering.map(({ id }) => id)]);
  await tx.rows(addCovered, [
    tx.tenantId,
    JSON.stringify(covering.flatMap(({ id, departments }) => (departments ?? []).map((code) => ({ unit: id, department: idIn(ids.units, code) })))),
  ]);
  return rows.flatMap((row) => eventsOf(row, before.get(row.id) ?? null, ids));
}

type UnitRow = Omit<UnitWanted, 'id' | 'parent'> & { readonly id: string; readonly parent: string | null };

function eventsOf(unit: UnitRow, before: KnownUnit | null, { units, known: { today } }: ImportIds): ImportEvent[] {
  const { id, name, code, tree, parent, ordinal, category } = unit;
  const subject = { kind: 'unit', id } as const;
  const covered = (unit.departments ?? []).map((number) => idIn(units, number));
  if (before === null) {
    const added: ImportEvent = { subject, record: 'unit.added', facts: { name, code, tree, parent, ordinal, category, on: null } };
    return covered.length === 0 ? [added] : [added, { subject, record: 'unit.departments-changed', facts: { added: covered, removed: [] } }];
  }
  const gone = unit.departments === null ? [] : before.departments.filter((one) => !covered.includes(one));
  const come = covered.filter((one) => !before.departments.includes(one));
  return [
    ...(before.name === name ? [] : [{ subject, record: 'unit.renamed', facts: { from: before.name, to: name, on: today } } as const]),
    ...(before.parentId === parent ? [] : [{ subject, record: 'unit.moved', facts: { from: before.parentId, to: parent } } as const]),
    ...(before.ordinal === ordinal ? [] : [{ subject, record: 'unit.reordered', facts: { from: before.ordinal, to: ordinal } } as const]),
    ...(before.category === category ? [] : [{ subject, record: 'unit.category-changed', facts: { from: before.category, to: category } } as const]),
    ...(gone.length + come.length === 0 ? [] : [{ subject, record: 'unit.departments-changed', facts: { added: come, removed: gone } } as const]),
  ];
}
