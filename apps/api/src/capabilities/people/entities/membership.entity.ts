import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('memberships')
export class MembershipEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_memberships' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_memberships' }) id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  /** Days, first included, last excluded: `[2018-03-01,)`. */
  @Column('daterange') during!: string;
}
