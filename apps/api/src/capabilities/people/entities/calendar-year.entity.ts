import { Check, Column, Entity, PrimaryColumn } from 'typeorm';

/** A year not announced yet is provisional: weekends only. */
@Entity('calendar_years')
@Check('ck_calendar_years__status', "status in ('announced', 'provisional')")
export class CalendarYearEntity {
  @PrimaryColumn('uuid', { name: 'tenant_id', primaryKeyConstraintName: 'pk_calendar_years' }) tenantId!: string; // every `!` here: filled by the row
  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_calendar_years' }) year!: number;
  @PrimaryColumn('int', { primaryKeyConstraintName: 'pk_calendar_years' }) version!: number;
  @Column('text') status!: 'announced' | 'provisional';
  @Column('date', { array: true }) holidays!: string[];
  @Column('date', { array: true }) workdays!: string[];
  /** Days the hospital itself gives, beside the statutory ones. */
  @Column('date', { name: 'own_holidays', array: true, default: '{}' }) ownHolidays!: string[];
  @Column('date', { name: 'own_workdays', array: true, default: '{}' }) ownWorkdays!: string[];
  /** When everything that ran had been counted by it, or by a later writing. */
  @Column('timestamptz', { name: 'recounted_at', nullable: true }) recountedAt!: Date | null;
  /** Transactions from this one on see it. */
  @Column('bigint', { name: 'seen_at', nullable: true }) seenAt!: string | null;
  /** How many running deadlines it moved; null where nobody counted. */
  @Column('int', { nullable: true }) moved!: number | null;
}
