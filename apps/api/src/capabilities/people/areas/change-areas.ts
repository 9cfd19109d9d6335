import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { dayWords, isOver, refuseStrangeDay } from '../days.js';
import type { Stretch } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { refuseChangedMeanwhile } from '../events/refuse-changed-meanwhile.js';
import { refuseWrongEnd } from '../persons/memberships.js';
import { personRow, refuseGone } from '../persons/person-row.js';
import { refuseClosed, unitRow } from '../units/unit-row.js';

interface AreaRow extends Stretch {
  readonly id: string;
  readonly name: string;
  readonly leaderId: string;
  readonly version: number;
  readonly units: readonly string[];
}

const readArea: Named = {
  name: 'contact-area',
  text: `select a.id, a.name, a.leader_id as "leaderId", a.version, lower(a.during) as "from", upper(a.during) as "to",
           array(select unit_id::text from contact_area_units c where c.area_id = a.id order by unit_id) as units
         from contact_areas a where a.id = $1`,
};
const insertArea: Named = {
  name: 'add-contact-area',
  text: 'insert into contact_areas (tenant_id, id, name, leader_id, during) values ($1, $2, $3, $4, daterange($5::date, $6::date))',
};
const insertUnit: Named = { name: 'add-contact-area-unit', text: 'insert into contact_area_units (tenant_id, area_id, unit_id) values ($1, $2, $3)' };
const removeUnits: Named = { name: 'remove-contact-area-units', text: 'delete from contact_area_units where area_id = $1 and unit_id = any($2::uuid[])' };
const rename: Named = { name: 'rename-contact-area', text: 'update contact_areas set name = $2, version = version + 1 where id = $1' };
const end: Named = {
  name: 'end-contact-area',
  text: 'update contact_areas set during = daterange(lower(during), $2::date), version = version + 1 where id = $1',
};

export interface NewArea {
  readonly name: string;
  readonly leaderId: string;
  readonly units: readonly string[];
  readonly from: string;
}

/** A leader keeps in touch with some units from a day on. */
export async function addArea(tx: Tx, { personId, today }: Editor, { name, leaderId, units, from }: NewArea): Promise<{ id: string }> {
  refuseStrangeDay(from, today);
  await refuseWrongLeader(tx, leaderId, { by: personId, days: [today, from] });
  const id = uuidV7();
  await refuseWrongUnits(tx, { id, units, from, to: null }, today);
  await tx.rows(insertArea, [tx.tenantId, id, name, leaderId, from, null]);
  for (const unit of units) await tx.rows(insertUnit, [tx.tenantId, id, unit]);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'area', id },
    record: 'area.added',
    byPersonId: personId,
    facts: { name, leader: leaderId, units, on: from },
  });
  return { id };
}

/** Which units belong to the area, and how it is called. */
export async function changeArea(
  tx: Tx,
  { personId, today }: Editor,
  { id, version, name, units }: Pick<NewArea, 'name' | 'units'> & { readonly id: string; readonly version: number },
): Promise<void> {
  const area = await areaToChange(tx, { id, version }, today);
  const added = units.filter((unit) => !area.units.includes(unit));
  const removed = area.units.filter((unit) => !units.includes(unit));
  if (added.length + removed.length === 0 && name === area.name) throw new DomainError('organisation.nothing-changed');
  await refuseWrongUnits(tx, { id, units: added, from: today, to: area.to }, today);
  for (const unit of added) await tx.rows(insertUnit, [tx.tenantId, id, unit]);
  await tx.rows(removeUnits, [id, removed]);
  await tx.rows(rename, [id, name]);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'area', id },
    record: 'area.changed',
    byPersonId: personId,
    facts: { name, was: area.name, added, removed },
  });
}

/** From a day on another leader keeps in touch with the same units. Until then it was the former one, and stays so in what was recorded. */
export async function changeLeader(
  tx: Tx,
  { personId, today }: Editor,
  { id, version, leaderId, on }: { readonly id: string; readonly version: number; readonly leaderId: string; readonly on: string },
): Promise<{ id: string }> {
  refuseStrangeDay(on, today);
  const area = await areaToChange(tx, { id, version }, today);
  if (area.leaderId === leaderId) throw new DomainError('organisation.nothing-changed');
  await refuseWrongLeader(tx, leaderId, { by: personId, days: [today, on] });
  refuseWrongEnd(area, on);
  const next = uuidV7();
  await tx.rows(end, [id, on]);
  await tx.rows(insertArea, [tx.tenantId, next, area.name, leaderId, on, area.to]);
  for (const unit of area.units) await tx.rows(insertUnit, [tx.tenantId, next, unit]);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'area', id: next },
    record: 'area.leader-changed',
    byPersonId: personId,
    facts: { name: area.name, from: area.leaderId, to: leaderId, on, units: area.units },
  });
  return { id: next };
}

/** From a day on nobody keeps in touch with these units as this area. */
export async function closeArea(
  tx: Tx,
  { personId, today }: Editor,
  { id, version, on }: { readonly id: string; readonly version: number; readonly on: string },
): Promise<void> {
  refuseStrangeDay(on, today);
  const area = await areaToChange(tx, { id, version }, today);
  refuseWrongEnd(area, on);
  await tx.rows(end, [id, on]);
  await recordOrganisationEvent(tx, { subject: { kind: 'area', id }, record: 'area.closed', byPersonId: personId, facts: { name: area.name, on } });
}

async function areaToChange(tx: Tx, { id, version }: { readonly id: string; readonly version: number }, today: string): Promise<AreaRow> {
  const area = await tx.row<AreaRow>(readArea, [id]);
  if (!area) throw new DomainError('request.not-found');
  if (area.version !== version) await refuseChangedMeanwhile(tx, { kind: 'area', id }, area.name);
  if (isOver(area, today)) throw new DomainError('organisation.ended-already', { day: dayWords(area.to ?? today) });
  return area;
}

/** To lead an area opens its units: nobody gives himself that. */
async function refuseWrongLeader(tx: Tx, leaderId: string, { by, days }: { readonly by: string; readonly days: readonly string[] }): Promise<void> {
  if (leaderId === by) throw new DomainError('post.own-hands');
  refuseGone(await personRow(tx, leaderId), ...days);
}

const elsewhere: Named = {
  name: 'units-in-other-areas',
  text: `select unit_name_on(c.unit_id, $4::date) as unit, a.name as area from contact_area_units c join contact_areas a on a.id = c.area_id
         where a.id <> $1 and c.unit_id = any($2::uuid[]) and a.during && daterange($3::date, $5::date) limit 1`,
};

async function refuseWrongUnits(
  tx: Tx,
  { id, units, from, to }: { readonly id: string; readonly units: readonly string[]; readonly from: string; readonly to: string | null },
  today: string,
): Promise<void> {
  for (const unit of units) refuseClosed(await unitRow(tx, unit, today), today);
  const taken = await tx.row<{ unit: string; area: string }>(elsewhere, [id, units, from, today, to]);
  if (taken) throw new DomainError('area.unit-elsewhere', taken);
}
