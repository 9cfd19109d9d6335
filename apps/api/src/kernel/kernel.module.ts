import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { MixedList, EntitySchema } from 'typeorm';
import { Batches } from './batches/batches.js';
import { CONFIG } from './config/config.js';
import type { Config } from './config/config.js';
import { appDataSource } from './database/data-source.js';
import { UnitOfWork } from './database/unit-of-work.js';
import { PROBLEM_CATALOGUE } from './errors/problem-catalogue.js';
import type { ProblemCatalogue } from './errors/problem-catalogue.js';
import { AccessLog } from './http/access-log.js';
import { ChangeFeed } from './live/change-feed.js';
import { ProgressStreams } from './live/progress-streams.js';
import { CommandRunner } from './http/command-runner.js';
import { OutboxDrain } from './outbox/outbox-drain.js';
import { TenantList } from './tenants/tenant-list.js';

export interface KernelOptions {
  readonly config: Config;
  readonly entities: MixedList<Function | string | EntitySchema>; // TypeORM's own name for a list of entity classes
  readonly problems: ProblemCatalogue;
}

/** Database, errors, idempotent commands, outbox. Knows no business word. */
@Global()
@Module({})
export class KernelModule {
  static with(options: KernelOptions): DynamicModule {
    return {
      module: KernelModule,
      providers: [
        { provide: CONFIG, useValue: options.config },
        { provide: PROBLEM_CATALOGUE, useValue: options.problems },
        { provide: DataSource, useFactory: () => appDataSource(options.config.appUrl, options.entities).initialize() },
        UnitOfWork,
        Batches,
        TenantList,
        OutboxDrain,
        CommandRunner,
        AccessLog,
        ChangeFeed,
        ProgressStreams,
      ],
      exports: [CONFIG, PROBLEM_CATALOGUE, DataSource, UnitOfWork, TenantList, OutboxDrain, CommandRunner, AccessLog, ChangeFeed, ProgressStreams],
    };
  }
}
