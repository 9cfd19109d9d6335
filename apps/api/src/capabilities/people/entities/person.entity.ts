import { Check, Column, Entity, PrimaryColumn, Unique } from 'typeorm';

@Entity('persons')
@Unique('uq_persons__staff_no', ['tenantId', 'staffNo'])
@Unique('uq_persons__mobile', ['tenantId', 'mobile'])
@Check('ck_persons__text_size', "text_size in ('standard', 'large', 'extra')")
export class PersonEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_persons' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('uuid', { primaryKeyConstraintName: 'pk_persons' }) id!: string;
  @Column('text', { name: 'staff_no' }) staffNo!: string;
  @Column('text') mobile!: string;
  @Column('text') name!: string;
  @Column('boolean', { name: 'is_cadre' }) isCadre!: boolean;
  @Column('text', { name: 'text_size', default: 'standard' }) textSize!: 'standard' | 'large' | 'extra';
  /** What the demo introduces this person for; null for everybody else. */
  @Column('text', { name: 'demo_job', nullable: true }) demoJob!: string | null;
  @Column('int', { default: 1 }) version!: number;
  /** First day on which the person is no longer here. */
  @Column('date', { name: 'left_on', nullable: true }) leftOn!: string | null;
}
