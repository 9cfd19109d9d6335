import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('tenants')
export class TenantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_tenants' }) id!: string; // set by the database row
  @Column('text') name!: string;
  @Column('text') zone!: string;
  @Column('text', { name: 'office_phone' }) officePhone!: string;
  /** A demo tenant's own business date; null everywhere else. */
  @Column('date', { name: 'business_on', nullable: true }) businessOn!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
