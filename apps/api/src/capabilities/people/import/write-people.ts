import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import type { PersonWanted } from './changes.js';
import { idIn } from './write-units.js';
import type { ImportEvent, ImportIds } from './write-units.js';

const insert = `
  insert into persons (tenant_id, id, staff_no, mobile, name, is_cadre)
  select $1, p.id, p."staffNo", p.mobile, p.name, p.cadre from jsonb_to_recordset($2::jsonb) as p(id uuid, "staffNo" text, mobile text, name text, cadre boolean)`;
// Two people may exchange numbers: each gives its own up before anybody takes one.
const freeMobiles = `update persons t set mobile = '-' || t.id from jsonb_to_recordset($1::jsonb) as p(id uuid, mobile text) where t.id = p.id and t.mobile <> p.mobile`;
const update = `
  update persons t set mobile = p.mobile, name = p.name, is_cadre = p.cadre, version = t.version + 1
  from jsonb_to_recordset($1::jsonb) as p(id uuid, mobile text, name text, cadre boolean) where t.id = p.id`;
// What began today never was; everything else ended yesterday.
const dropMemberships = `
  delete from memberships m using jsonb_to_recordset($1::jsonb) as g(person uuid, unit uuid)
  where m.person_id = g.person and m.unit_id = g.unit and lower(m.during) = $2::date and m.during @> $2::date`;
const endMemberships = `
  update memberships m set during = daterange(lower(m.during), $2::date) from jsonb_to_recordset($1::jsonb) as g(person uuid, unit uuid)
  where m.person_id = g.person and m.unit_id = g.unit and m.during @> $2::date`;
// Nobody new belonged to anything yet, so there is nothing later to stop before.
const firstMemberships = `
  insert into memberships (tenant_id, id, person_id, unit_id, during)
  select $1, m.id, m.person, m.unit, '(,)' from unnest($2::uuid[], $3::uuid[], $4::uuid[]) as m(id, person, unit)`;
const addMemberships = `
  insert into memberships (tenant_id, id, person_id, unit_id, during)
  select $1, m.id, m.person, m.unit, daterange(m."from"::date, (select min(lower(l.during)) from memberships l where l.person_id = m.person and l.unit_id = m.unit and lower(l.during) > m."from"::date))
  from jsonb_to_recordset($2::jsonb) as m(id uuid, person uuid, unit uuid, "from" text)`;

interface Move {
  readonly person: string;
  readonly unit: string;
}

export async function writePeople(tx: Tx, people: readonly PersonWanted[], ids: ImportIds): Promise<ImportEvent[]> {
  if (people.length === 0) return [];
  const { today } = ids.known;
  const before = new Map(ids.known.people.map((person) => [person.id, person]));
  const rows = people.map((person) => ({ ...person, id: idIn(ids.people, person.staffNo), unitIds: person.units.map((code) => idIn(ids.units, code)) }));
  const changed = JSON.stringify(rows.filter(({ action }) => action === 'changed'));
  // Those who left their numbers go first: somebody new may take one of them.
  await tx.rows(freeMobiles, [changed]);
  await tx.rows(update, [changed]);
  await tx.rows(insert, [tx.tenantId, JSON.stringify(rows.filter(({ action }) => action === 'new'))]);
  const joins = rows.flatMap(({ id, unitIds }) =>
    unitIds
      .filter((unit) => !(before.get(id)?.units ?? []).includes(unit))
      .map((unit): Move & { id: string; from: string | null } => ({ id: uuidV7(), person: id, unit, from: before.has(id) ? today : null })),
  );
  const leaves = rows.flatMap(({ id, unitIds }) =>
    (before.get(id)?.units ?? []).filter((unit) => !unitIds.includes(unit)).map((unit): Move => ({ person: id, unit })),
  );
  await tx.rows(dropMemberships, [JSON.stringify(leaves), today]);
  await tx.rows(endMemberships, [JSON.stringify(leaves), today]);
  const first = joins.filter(({ from }) => from === null);
  await tx.rows(firstMemberships, [tx.tenantId, first.map(({ id }) => id), first.map(({ person }) => person), first.map(({ unit }) => unit)]);
  await tx.rows(addMemberships, [tx.tenantId, JSON.stringify(joins.filter(({ from }) => from !== null))]);
  return [
    ...rows.flatMap((row) => eventsOf(row, before.get(row.id))),
    ...leaves.map(({ person, unit }): ImportEvent => ({ subject: { kind: 'person', id: person }, record: 'person.left-unit', facts: { unit, on: today } })),
    ...joins.map(({ person, unit, from }): ImportEvent => ({
      subject: { kind: 'person', id: person },
      record: 'person.joined-unit',
      facts: { unit, on: from },
    })),
  ];
}

const personal = ['name', 'mobile'] as const;

function eventsOf(
  { id, name, staffNo, mobile, cadre }: Omit<PersonWanted, 'id'> & { readonly id: string },
  before: ImportIds['known']['people'][number] | undefined,
): ImportEvent[] {
  const subject = { kind: 'person', id } as const;
  if (!before) return [{ subject, record: 'person.added', facts: { cadre }, words: { name, staffNo, mobile } }];
  const now = { name, mobile };
  const differ = personal.filter((key) => before[key] !== now[key]);
  if (differ.length === 0 && before.cadre === cadre) return [];
  const words = Object.fromEntries(
    differ.flatMap((key) => [
      [`${key}.from`, before[key]],
      [`${key}.to`, now[key]],
    ]),
  );
  return [
    {
      subject,
      record: 'person.changed',
      facts: { changed: [...differ, ...(before.cadre === cadre ? [] : ['cadre'])], ...(before.cadre === cadre ? {} : { cadre }) },
      words,
    },
  ];
}
