import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { departmentsOf } from '../queries/units.js';
import { refuseClosed, turnUnit, unitRow, unitToChange } from './unit-row.js';

export interface Covering {
  readonly id: string;
  readonly departments: readonly string[];
  readonly version: number;
}

const cover: Named = { name: 'cover-department', text: 'insert into unit_departments (tenant_id, unit_id, department_id) values ($1, $2, $3)' };
const uncover: Named = { name: 'uncover-department', text: 'delete from unit_departments where unit_id = $1 and department_id = $2' };

/** Says which departments a branch covers from now on. */
export async function coverDepartments(tx: Tx, { personId, today }: Editor, { id, departments, version }: Covering): Promise<void> {
  const unit = await unitToChange(tx, { id, version }, today);
  if (unit.tree !== 'party') throw new DomainError('unit.covers-nothing', { unit: unit.name });
  const before = (await departmentsOf(tx, id)).map((department) => department.id);
  const added = departments.filter((department) => !before.includes(department));
  const removed = before.filter((department) => !departments.includes(department));
  if (added.length + removed.length === 0) throw new DomainError('organisation.nothing-changed');
  for (const department of added) {
    const found = await unitRow(tx, department, today);
    if (found.tree !== 'administrative') throw new DomainError('unit.not-a-department', { unit: found.name });
    refuseClosed(found, today);
    await tx.rows(cover, [tx.tenantId, id, department]);
  }
  for (const department of removed) await tx.rows(uncover, [id, department]);
  await turnUnit(tx, id);
  await recordOrganisationEvent(tx, { subject: { kind: 'unit', id }, record: 'unit.departments-changed', byPersonId: personId, facts: { added, removed } });
}
