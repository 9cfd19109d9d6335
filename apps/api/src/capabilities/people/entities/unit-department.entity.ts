import { Entity, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { UnitEntity } from './unit.entity.js';

/** A department that a branch covers. */
@Entity('unit_departments')
@Index('ix_unit_departments__department', ['tenantId', 'departmentId'])
@ForeignKey(() => UnitEntity, ['tenantId', 'unitId'], ['tenantId', 'id'], { name: 'fk_unit_departments__unit' })
@ForeignKey(() => UnitEntity, ['tenantId', 'departmentId'], ['tenantId', 'id'], { name: 'fk_unit_departments__department' })
export class UnitDepartmentEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_unit_departments' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'pk_unit_departments' }) unitId!: string;
  @PrimaryColumn('uuid', { name: 'department_id', primaryKeyConstraintName: 'pk_unit_departments' }) departmentId!: string;
}
