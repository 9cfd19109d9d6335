import { Column, Entity, PrimaryColumn } from 'typeorm';

@Entity('contact_areas')
export class ContactAreaEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_contact_areas' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_contact_areas' }) id!: string;
  @Column('text') name!: string;
  @Column('uuid', { name: 'leader_id' }) leaderId!: string;
  @Column('daterange') during!: string;
}

@Entity('contact_area_units')
export class ContactAreaUnitEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_contact_area_units' }) tenantId!: string;
  @PrimaryColumn('uuid', { name: 'area_id', primaryKeyConstraintName: 'pk_contact_area_units' }) areaId!: string;
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'pk_contact_area_units' }) unitId!: string;
}
