import { expect, it } from '@jest/globals';
import { ownerDataSource } from '../../kernel/database/data-source.js';
import { createTestDatabase } from '../../testing/test-database.js';
import { peopleEntities } from './index.js';

it('describes the tables of people exactly as the migrations made them', async () => {
  const database = await createTestDatabase();
  const source = await ownerDataSource(database.ownerUrl).setOptions({ entities: peopleEntities }).initialize();
  try {
    const { upQueries } = await source.driver.createSchemaBuilder().log();
    // Foreign keys and exclusions stand in the migration alone: entities have plain columns and no relations.
    const drift = upQueries.map(({ query }) => query).filter((query) => !/ DROP CONSTRAINT "(fk|ex)_/.test(query));
    expect(drift).toEqual([]);
  } finally {
    await source.destroy();
    await database.drop();
  }
});
