import { Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn } from 'typeorm';
import { PersonEntity } from './person.entity.js';
import { PostEntity } from './post.entity.js';
import { UnitEntity } from './unit.entity.js';

@Entity('post_holdings')
@Index('ix_post_holdings__post', ['tenantId', 'postId', 'unitId'])
@Index('ix_post_holdings__unit', ['tenantId', 'unitId'])
@ForeignKey(() => PersonEntity, ['tenantId', 'personId'], ['tenantId', 'id'], { name: 'fk_post_holdings__person' })
@ForeignKey(() => UnitEntity, ['tenantId', 'unitId'], ['tenantId', 'id'], { name: 'fk_post_holdings__unit' })
@ForeignKey(() => PostEntity, ['tenantId', 'postId'], ['tenantId', 'id'], { name: 'fk_post_holdings__post' })
@Exclusion('ex_post_holdings__once_at_a_time', 'using gist (tenant_id with =, person_id with =, unit_id with =, post_id with =, during with &&)')
export class PostHoldingEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_post_holdings' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_post_holdings' }) id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'post_id' }) postId!: string;
  @Column('daterange') during!: string;
  /** Given by one administrator, and opening nothing until another one has released it. */
  @Column('boolean', { name: 'awaits_release', default: false }) awaitsRelease!: boolean;
}
