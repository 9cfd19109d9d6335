import { Column, Entity, PrimaryColumn } from 'typeorm';

/** Which state of a tenant's organisation is the present one; turned by triggers. */
@Entity('organisation_versions')
export class OrganisationVersionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_organisation_versions' }) tenantId!: string; // every `!` here: filled by the row
  @Column('uuid') version!: string;
}
