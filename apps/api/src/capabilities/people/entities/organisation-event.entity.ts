import { Column, Entity, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonEntity } from './person.entity.js';

/** One change of the organisation, of a post's rights or of an account. Append-only; written by `recordOrganisationEvent` alone. */
@Entity('organisation_events')
@Unique('uq_organisation_events__id', ['tenantId', 'id'])
@Index('ix_organisation_events__subject', ['tenantId', 'subjectKind', 'subjectId'])
@ForeignKey(() => PersonEntity, ['tenantId', 'byPersonId'], ['tenantId', 'id'], { name: 'fk_organisation_events__by' })
export class OrganisationEventEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_organisation_events' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_organisation_events' }) seq!: number;
  @Column('uuid') id!: string;
  @Column('text', { name: 'subject_kind' }) subjectKind!: string;
  @Column('text', { name: 'subject_id' }) subjectId!: string;
  @Column('text') record!: string;
  @Column('text', { array: true }) mentions!: string[];
  @Column('timestamptz') at!: Date;
  @Column('timestamptz', { name: 'entered_at' }) enteredAt!: Date;
  @Column('uuid', { name: 'by_person_id', nullable: true }) byPersonId!: string | null;
  @Column('text') payload!: string;
  @Column('bytea', { name: 'prev_hash' }) prevHash!: Buffer;
  @Column('bytea') hash!: Buffer;
}
