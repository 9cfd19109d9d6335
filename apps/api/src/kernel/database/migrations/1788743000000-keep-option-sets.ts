import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Lists of options that several forms share are kept in versions as every other definition is. */
export class KeepOptionSets1788743000000 implements MigrationInterface {
  readonly name = 'KeepOptionSets1788743000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`'form', 'lifecycle', 'register', 'way', 'plan', 'series', 'review', 'option-set'`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(kinds(`'form', 'lifecycle', 'register', 'way', 'plan', 'series', 'review'`));
  }
}

const kinds = (all: string): string =>
  `alter table definitions drop constraint ck_definitions__kind, add constraint ck_definitions__kind check (kind in (${all}))`;
