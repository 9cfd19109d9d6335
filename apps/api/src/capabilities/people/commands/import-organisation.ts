import type { OrganisationDefinition } from '@bihuan/library';
import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { ContactAreaEntity, ContactAreaUnitEntity } from '../entities/contact-area.entity.js';
import { MembershipEntity } from '../entities/membership.entity.js';
import { PersonEntity } from '../entities/person.entity.js';
import { PostHoldingEntity } from '../entities/post-holding.entity.js';
import { TenantEntity } from '../entities/tenant.entity.js';
import { UnitDepartmentEntity } from '../entities/unit-department.entity.js';
import { UnitEntity } from '../entities/unit.entity.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';

/** Ids under the words of the file. */
type Ids = ReadonlyMap<string, string>;

/**
 * Writes a whole organisation into a tenant that is still empty: the tenant itself, units, people, posts held, areas, calendar.
 * The posts must be there already. With its own date the tenant is a demo for ever.
 */
export async function importOrganisation(tx: Tx, organisation: OrganisationDefinition): Promise<void> {
  const { name, zone, officePhone, demoDate } = organisation.tenant;
  await tx.manager.insert(TenantEntity, { id: tx.tenantId, name, zone, officePhone, kind: 'demo', businessOn: demoDate });
  const units = await addUnits(tx, organisation.units);
  const people = await addPeople(tx, organisation.people);
  await addMemberships(tx, organisation.people, { units, people });
  await addHoldings(tx, organisation.people, { units, people });
  await addAreas(tx, organisation.areas, { units, people });
  await addCalendar(tx, organisation.calendar);
  const facts = { units: organisation.units.length, people: organisation.people.length };
  await recordOrganisationEvent(tx, { subject: { kind: 'tenant', id: tx.tenantId }, record: 'organisation.imported', byPersonId: null, facts });
}

async function addUnits(tx: Tx, units: OrganisationDefinition['units']): Promise<Ids> {
  const { tenantId } = tx;
  const ids = new Map(units.map(({ code }) => [code, uuidV7()]));
  // One statement, so that a unit may stand before the one above it.
  await tx.manager.insert(
    UnitEntity,
    units.map(({ code, name, tree, parent, ordinal, category }) => ({
      tenantId,
      id: idOf(ids, code),
      code,
      name,
      tree,
      parentId: parent === null ? null : idOf(ids, parent),
      ordinal,
      category,
    })),
  );
  await tx.manager.insert(
    UnitDepartmentEntity,
    units.flatMap(({ code, departments = [] }) =>
      departments.map((department) => ({ tenantId, unitId: idOf(ids, code), departmentId: idOf(ids, department) })),
    ),
  );
  return ids;
}

async function addPeople(tx: Tx, people: OrganisationDefinition['people']): Promise<Ids> {
  const ids = new Map(people.map(({ staffNo }) => [staffNo, uuidV7()]));
  await tx.manager.insert(
    PersonEntity,
    people.map(({ staffNo, mobile, name, cadre, demo }) => ({
      tenantId: tx.tenantId,
      id: idOf(ids, staffNo),
      staffNo,
      mobile,
      name,
      isCadre: cadre,
      demoJob: demo ?? null,
    })),
  );
  return ids;
}

interface Known {
  readonly units: Ids;
  readonly people: Ids;
}

/** The file does not say since when people belong to their units, so they always did. */
const ALWAYS = '(,)';

async function addMemberships(tx: Tx, people: OrganisationDefinition['people'], known: Known): Promise<void> {
  await tx.manager.insert(
    MembershipEntity,
    people.flatMap(({ staffNo, memberOf }) =>
      memberOf.map((unit) => ({ tenantId: tx.tenantId, id: uuidV7(), personId: idOf(known.people, staffNo), unitId: idOf(known.units, unit), during: ALWAYS })),
    ),
  );
}

async function addHoldings(tx: Tx, people: OrganisationDefinition['people'], known: Known): Promise<void> {
  const posts = new Map((await tx.rows<{ key: string; id: string }>('select key, id from posts')).map(({ key, id }) => [key, id]));
  await tx.manager.insert(
    PostHoldingEntity,
    people.flatMap(({ staffNo, posts: held }) =>
      held.map(({ post, unit, from, to }) => ({
        tenantId: tx.tenantId,
        id: uuidV7(),
        personId: idOf(known.people, staffNo),
        unitId: idOf(known.units, unit),
        postId: idOf(posts, post),
        during: lasting(from, to),
      })),
    ),
  );
}

async function addAreas(tx: Tx, areas: OrganisationDefinition['areas'], known: Known): Promise<void> {
  const { tenantId } = tx;
  for (const { name, leader, units, from } of areas) {
    const id = uuidV7();
    await tx.manager.insert(ContactAreaEntity, { tenantId, id, name, leaderId: idOf(known.people, leader), during: lasting(from) });
    await tx.manager.insert(
      ContactAreaUnitEntity,
      units.map((unit) => ({ tenantId, areaId: id, unitId: idOf(known.units, unit) })),
    );
  }
}

const addYear = {
  name: 'add-calendar-year',
  text: 'insert into calendar_years (tenant_id, year, version, status, holidays, workdays) values ($1, $2, 1, $3, $4::date[], $5::date[])',
};

async function addCalendar(tx: Tx, years: OrganisationDefinition['calendar']): Promise<void> {
  for (const { year, status, holidays, workdays } of years) await tx.rows(addYear, [tx.tenantId, year, status, holidays, workdays]);
}

/** From the first day to the last one, both included; without an end it goes on. */
const lasting = (from: string, to?: string): string => (to === undefined ? `[${from},)` : `[${from},${to}]`);

function idOf(ids: Ids, word: string): string {
  const id = ids.get(word);
  if (id === undefined) throw new Error(`the organisation names «${word}», which it does not have`);
  return id;
}
