import { Column, Entity, Exclusion, ForeignKey, PrimaryColumn } from 'typeorm';
import { UnitEntity } from './unit.entity.js';

/** What a unit is called on a day. */
@Entity('unit_names')
@ForeignKey(() => UnitEntity, ['tenantId', 'unitId'], ['tenantId', 'id'], { name: 'fk_unit_names__unit' })
@Exclusion('ex_unit_names__one_at_a_time', 'using gist (tenant_id with =, unit_id with =, during with &&)')
export class UnitNameEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_unit_names' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_unit_names' }) id!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('text') name!: string;
  @Column('daterange') during!: string;
}
