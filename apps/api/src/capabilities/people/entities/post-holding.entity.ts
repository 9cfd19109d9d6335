import { Column, Entity, Index, PrimaryColumn } from 'typeorm';

@Entity('post_holdings')
@Index('ix_post_holdings__post', ['tenantId', 'postId', 'unitId'])
export class PostHoldingEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_post_holdings' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_post_holdings' }) id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'unit_id' }) unitId!: string;
  @Column('uuid', { name: 'post_id' }) postId!: string;
  @Column('daterange') during!: string;
}
