import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';
import type { DefinitionKind } from '../kinds.js';

@Entity('definitions')
@Unique('uq_definitions__key', ['tenantId', 'kind', 'key'])
@Check('ck_definitions__kind', "kind in ('form', 'lifecycle', 'register', 'way', 'plan', 'series', 'review', 'option-set')")
export class DefinitionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_definitions' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_definitions' }) id!: string;
  @Column('text') kind!: DefinitionKind;
  @Column('text') key!: string;
  @Column('text') title!: string;
}
