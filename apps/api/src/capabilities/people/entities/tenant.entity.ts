import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('tenants')
@Check('ck_tenants__kind', "kind in ('demo', 'trial', 'own')")
@Check('ck_tenants__date_of_its_own', "(kind = 'own') = (business_on is null)")
export class TenantEntity {
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_tenants' }) id!: string; // set by the database row
  @Column('text') name!: string;
  @Column('text') zone!: string;
  @Column('text', { name: 'office_phone' }) officePhone!: string;
  /** A demo has public passwords and is entered from its own machine only; a trial is real but for its date. */
  @Column('text') kind!: 'demo' | 'trial' | 'own';
  /** The own business date of a demo or a trial; null everywhere else. */
  @Column('date', { name: 'business_on', nullable: true }) businessOn!: string | null;
  @Column('timestamptz', { name: 'created_at', default: () => 'now()' }) createdAt!: Date;
}
