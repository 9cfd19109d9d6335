import pg from 'pg';
import { DataSource } from 'typeorm';
import type { MixedList, EntitySchema } from 'typeorm';
import { migrations } from './migrations/index.js';

type Entities = MixedList<Function | string | EntitySchema>; // TypeORM's own name for a list of entity classes

// Days are days: `date` is read as text, never as an instant.
pg.types.setTypeParser(pg.types.builtins.DATE, (text) => text);

export function appDataSource(url: string, entities: Entities): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities,
    synchronize: false,
    logging: false,
    // Pipelined: what is asked together travels together. It rules out cursors and COPY on these connections.
    extra: { max: 8, keepAlive: true, connectionTimeoutMillis: 5000, pipeline: true },
  });
}

export function ownerDataSource(url: string): DataSource {
  return new DataSource({ type: 'postgres', url, entities: [], migrations, migrationsTransactionMode: 'each', extra: { max: 2 } });
}
