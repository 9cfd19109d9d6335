import { Check, Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';

@Entity('units')
@Unique('uq_units__code', ['tenantId', 'code'])
@Index('ix_units__merged_into', ['tenantId', 'mergedIntoId'], { where: 'merged_into_id is not null' })
@Check('ck_units__tree', "tree in ('party', 'administrative')")
@ForeignKey(() => UnitEntity, ['tenantId', 'parentId'], ['tenantId', 'id'], { name: 'fk_units__parent' })
@ForeignKey(() => UnitEntity, ['tenantId', 'mergedIntoId'], ['tenantId', 'id'], { name: 'fk_units__merged_into' })
export class UnitEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_units' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_units' }) id!: string;
  @Column('text') code!: string;
  @Column('text') name!: string;
  @Column('text') tree!: 'party' | 'administrative';
  @Column('uuid', { name: 'parent_id', nullable: true }) parentId!: string | null;
  @Column('int') ordinal!: number;
  @Column('text') category!: string;
  /** Days on which it exists, first included, last excluded. */
  @Column('daterange', { default: () => "'(,)'" }) during!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('uuid', { name: 'merged_into_id', nullable: true }) mergedIntoId!: string | null;
}
