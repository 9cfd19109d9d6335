import { afterAll, beforeAll, expect, it } from '@jest/globals';
import type { DataSource } from 'typeorm';
import { definitionEntities } from '../capabilities/definitions/index.js';
import { peopleEntities } from '../capabilities/people/index.js';
import { appDataSource } from '../kernel/database/data-source.js';
import { createTestDatabase } from './test-database.js';
import type { TestDatabase } from './test-database.js';

let database: TestDatabase;
let source: DataSource;

beforeAll(async () => {
  database = await createTestDatabase();
  source = await appDataSource(database.ownerUrl, [...peopleEntities, ...definitionEntities]).initialize();
});
afterAll(async () => {
  await source?.destroy();
  await database?.drop();
});

/** What TypeORM would change to make the database what the entities say. */
async function differences(): Promise<string[]> {
  const { upQueries } = await source.driver.createSchemaBuilder().log();
  return upQueries.map(({ query }) => query);
}

it('the entities say exactly what the migrations made, and another column would be told', async () => {
  expect(await differences()).toEqual([]);
  await source.query('alter table persons add column nickname text');
  expect(await differences()).toEqual(['ALTER TABLE "persons" DROP COLUMN "nickname"']);
});
