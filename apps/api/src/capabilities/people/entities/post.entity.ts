import { Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('posts')
@Unique('uq_posts__key', ['tenantId', 'key'])
export class PostEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_posts' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_posts' }) id!: string;
  @Column('text') key!: string;
  @Column('text') label!: string;
  @Column('int') ordinal!: number;
  @Column('text', { array: true }) permissions!: string[];
}
