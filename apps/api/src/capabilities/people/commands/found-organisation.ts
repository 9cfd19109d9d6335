import type { CalendarYear, OrganisationUnit } from '@bihuan/library';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { recordOrganisationEvents } from '../events/record-organisation-events.js';

export interface Foundation {
  readonly tenant: {
    readonly name: string;
    readonly zone: string;
    readonly officePhone: string;
    readonly kind: 'own' | 'trial';
    readonly businessOn: string | null;
  };
  readonly units: readonly OrganisationUnit[];
  readonly people: readonly {
    readonly id: string;
    readonly name: string;
    readonly staffNo: string;
    readonly mobile: string;
    readonly post: string;
    readonly unit: string;
  }[];
  readonly calendar: readonly CalendarYear[];
}

const addUnit = 'insert into units (tenant_id, id, code, name, tree, parent_id, ordinal, category) values ($1, $2, $3, $4, $5, $6, $7, $8)';
const addPerson = 'insert into persons (tenant_id, id, staff_no, mobile, name, is_cadre) values ($1, $2, $3, $4, $5, false)';
const addHolding = `
  insert into post_holdings (tenant_id, id, person_id, unit_id, post_id, during)
  select $1, $2, $3, $4, p.id, daterange($6::date, null) from posts p where p.key = $5`;
const addYear = 'insert into calendar_years (tenant_id, year, version, status, holidays, workdays) values ($1, $2, 1, $3, $4::date[], $5::date[])';

/** The first rows of an own installation: the tenant, the units every organisation has, and who looks after it. Posts must be there already. */
export async function foundOrganisation(tx: Tx, { tenant, units, people, calendar }: Foundation): Promise<void> {
  await tx.rows('insert into tenants (id, name, zone, office_phone, kind, business_on) values ($1, $2, $3, $4, $5, $6)', [
    tx.tenantId,
    tenant.name,
    tenant.zone,
    tenant.officePhone,
    tenant.kind,
    tenant.businessOn,
  ]);
  const { today } = await clockOf(tx);
  const ids = new Map<string, string>();
  // Parents come first in the file.
  for (const { code, name, tree, parent, ordinal, category } of units) {
    const id = uuidV7();
    ids.set(code, id);
    await tx.rows(addUnit, [tx.tenantId, id, code, name, tree, parent === null ? null : (ids.get(parent) ?? null), ordinal, category]);
  }
  for (const { id, name, staffNo, mobile, post, unit } of people) {
    await tx.rows(addPerson, [tx.tenantId, id, staffNo, mobile, name]);
    await tx.rows(addHolding, [tx.tenantId, uuidV7(), id, ids.get(unit), post, today]);
  }
  for (const { year, status, holidays, workdays } of yearsFor(calendar, Number(today.slice(0, 4))))
    await tx.rows(addYear, [tx.tenantId, year, status, holidays, workdays]);
  await recordOrganisationEvents(
    tx,
    [
      { subject: { kind: 'tenant', id: tx.tenantId }, record: 'organisation.imported', facts: { units: units.length, people: people.length } },
      ...people.map(({ id, staffNo, name }) => ({
        subject: { kind: 'person' as const, id },
        record: 'person.added' as const,
        facts: {},
        words: { staffNo, name },
      })),
      ...people.map(({ id, post, unit }) => ({
        subject: { kind: 'person' as const, id },
        record: 'post.held' as const,
        facts: { post, unit: ids.get(unit) ?? '', on: today },
      })),
    ],
    null,
  );
}

/** Announced years as they are; this year and the next, where nobody announced them yet, count Monday to Friday and say so. */
function yearsFor(calendar: readonly CalendarYear[], current: number): readonly CalendarYear[] {
  const missing = [current, current + 1].filter((year) => !calendar.some((one) => one.year === year));
  return [...calendar, ...missing.map((year) => ({ year, status: 'provisional' as const, holidays: [], workdays: [] }))];
}
