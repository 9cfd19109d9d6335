import { Check, Column, Entity, ForeignKey, PrimaryColumn, Unique } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity('posts')
@Unique('uq_posts__key', ['tenantId', 'key'])
@Check(
  'ck_posts__one_administrator',
  "('people.manage' = any(permissions))::int + ('security.manage' = any(permissions))::int + ('audit.manage' = any(permissions))::int <= 1",
)
@ForeignKey(() => PersonEntity, ['tenantId', 'awaitingBy'], ['tenantId', 'id'], { name: 'fk_posts__awaiting_by' })
@Check('ck_posts__awaiting_from_somebody', "(awaiting = '{}') = (awaiting_by is null)")
export class PostEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_posts' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_posts' }) id!: string;
  @Column('text') key!: string;
  @Column('text') label!: string;
  @Column('int') ordinal!: number;
  @Column('text', { array: true }) permissions!: string[];
  @Column('int', { default: 1 }) version!: number;
  /** What the library gave when it was brought in last: only what is new against it reaches a post later. */
  @Column('text', { name: 'library_permissions', array: true, default: '{}' }) libraryPermissions!: string[];
  /** What one administrator wants it to open and another one has not agreed to yet. */
  @Column('text', { array: true, default: '{}' }) awaiting!: string[];
  @Column('uuid', { name: 'awaiting_by', nullable: true }) awaitingBy!: string | null;
}
