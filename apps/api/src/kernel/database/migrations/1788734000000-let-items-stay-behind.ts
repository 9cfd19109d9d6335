import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Whoever orders that items go over says which of them stay on the version they have; going overs of a lifecycle are listed. */
export class LetItemsStayBehind1788734000000 implements MigrationInterface {
  readonly name = 'LetItemsStayBehind1788734000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table lifecycle_migrations add column stay jsonb not null default '{"places": [], "items": []}';
      create index ix_lifecycle_migrations__from_version on lifecycle_migrations (tenant_id, from_version);
      create index ix_lifecycle_migrations__to_version on lifecycle_migrations (tenant_id, to_version);`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop index ix_lifecycle_migrations__to_version; drop index ix_lifecycle_migrations__from_version; alter table lifecycle_migrations drop column stay;',
    );
  }
}
