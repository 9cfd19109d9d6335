import { Entity, PrimaryColumn } from 'typeorm';

/** A department that a branch covers. */
@Entity('unit_departments')
export class UnitDepartmentEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_unit_departments' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'pk_unit_departments' }) unitId!: string;
  @PrimaryColumn('uuid', { name: 'department_id', primaryKeyConstraintName: 'pk_unit_departments' }) departmentId!: string;
}
