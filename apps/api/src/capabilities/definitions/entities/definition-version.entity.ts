import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { DefinitionEntity } from './definition.entity.js';

/** Published rows never change. */
@Entity('definition_versions')
@Unique('uq_definition_versions__version', ['tenantId', 'definitionId', 'version'])
@Check('ck_definition_versions__status', "status in ('draft', 'published')")
@ForeignKey(() => DefinitionEntity, ['tenantId', 'definitionId'], ['tenantId', 'id'], { name: 'fk_definition_versions__definition' })
export class DefinitionVersionEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_definition_versions' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_definition_versions' }) id!: string;
  @Column('uuid', { name: 'definition_id' }) definitionId!: string;
  @Column('int') version!: number;
  @Column('jsonb') content!: object;
  /** SHA-256 of the canonical JSON, in hex. */
  @Column('text', { name: 'content_hash' }) contentHash!: string;
  @Column('text') status!: 'draft' | 'published';
  @Column('timestamptz', { name: 'published_at', nullable: true }) publishedAt!: Date | null;
  /** The same by the clock the rules go by; null of versions older than this column. */
  @Column('timestamptz', { name: 'counted_at', nullable: true }) countedAt!: Date | null;
  /** Null when the system published it from the library. */
  @Column('uuid', { name: 'published_by', nullable: true }) publishedBy!: string | null;
}
