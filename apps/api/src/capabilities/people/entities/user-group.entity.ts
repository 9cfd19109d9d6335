import { Column, Entity, Exclusion, ForeignKey, Index, PrimaryColumn, Unique } from 'typeorm';
import { PersonEntity } from './person.entity.js';

@Entity('user_groups')
@Unique('uq_user_groups__key', ['tenantId', 'key'])
export class UserGroupEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_user_groups' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_user_groups' }) id!: string;
  @Column('text') key!: string;
  @Column('text') name!: string;
  @Column('int', { default: 1 }) version!: number;
  @Column('date', { name: 'closed_on', nullable: true }) closedOn!: string | null;
}

@Entity('user_group_members')
@ForeignKey(() => UserGroupEntity, ['tenantId', 'groupId'], ['tenantId', 'id'], { name: 'fk_user_group_members__group' })
@ForeignKey(() => PersonEntity, ['tenantId', 'personId'], ['tenantId', 'id'], { name: 'fk_user_group_members__person' })
@Exclusion('ex_user_group_members__once', 'using gist (tenant_id with =, group_id with =, person_id with =, during with &&)')
@Index('ix_user_group_members__person', ['tenantId', 'personId'])
export class UserGroupMemberEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_user_group_members' }) tenantId!: string;
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_user_group_members' }) id!: string;
  @Column('uuid', { name: 'group_id' }) groupId!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('daterange') during!: string;
}
