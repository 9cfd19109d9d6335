import { Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';
import { UnitEntity } from './unit.entity.js';

@Entity('memberships')
@ForeignKey(() => PersonEntity, ['tenantId', 'personId'], ['tenantId', 'id'], { name: 'fk_memberships__person' })
@ForeignKey(() => UnitEntity, ['tenantId', 'unitId'], ['tenantId', 'id'], { name: 'fk_memberships__unit' })
@Index('ix_memberships__unit', ['tenantId', 'unitId'])
@Exclusion('ex_memberships__once_at_a_time', 'using gist (tenant_id with =, person_id with =, unit_id with =, during with &&)')
export class MembershipEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_memberships' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_memberships' }) id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  /** Days, first included, last excluded: `[2018-03-01,)`. */
  @Column('daterange') during!: string;
}
