import { Column, Entity, ForeignKey, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';
import { UnitEntity } from './unit.entity.js';

@Entity('contact_areas')
@ForeignKey(() => PersonEntity, ['tenantId', 'leaderId'], ['tenantId', 'id'], { name: 'fk_contact_areas__leader' })
export class ContactAreaEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_contact_areas' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_contact_areas' }) id!: string;
  @Column('text') name!: string;
  @Column('uuid', { name: 'leader_id' }) leaderId!: string;
  @Column('daterange') during!: string;
  @Column('int', { default: 1 }) version!: number;
}

@Entity('contact_area_units')
@ForeignKey(() => ContactAreaEntity, ['tenantId', 'areaId'], ['tenantId', 'id'], { name: 'fk_contact_area_units__area' })
@ForeignKey(() => UnitEntity, ['tenantId', 'unitId'], ['tenantId', 'id'], { name: 'fk_contact_area_units__unit' })
export class ContactAreaUnitEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_contact_area_units' }) tenantId!: string;
  @PrimaryColumn('uuid', { name: 'area_id', primaryKeyConstraintName: 'pk_contact_area_units' }) areaId!: string;
  @PrimaryColumn('uuid', { name: 'unit_id', primaryKeyConstraintName: 'pk_contact_area_units' }) unitId!: string;
}
