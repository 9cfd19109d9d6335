import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { ProgressStreams } from '../../../kernel/live/progress-streams.js';
import {
  migrateBody,
  migrationId,
  migrationPage,
  migrationsQuery,
  migrationsView,
  migrationView,
  planBody,
  planView,
  progressView,
  rehearsalView,
  rehearseBody,
  undoBody,
} from './migration.contract.js';
import type {
  MigrateBody,
  MigrationsView,
  MigrationView,
  PlanBody,
  PlanView,
  ProgressView,
  RehearsalView,
  RehearseBody,
  UndoBody,
} from './migration.contract.js';
import { migrationsView as listOf } from './migration-list.js';
import { orderOf, progressOf, reportOf, undoOf } from './migrations.js';
import { planOf } from './plan-view.js';
import { Rehearse } from './rehearse.js';

/** 流程改版：运行中的事项改按新版办理，可退回。 */
@ApiTags('lifecycle-migrations')
@Controller('lifecycle-migrations')
export class MigrationsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Rehearse) private readonly rehearsals: Rehearse,
    @Inject(ProgressStreams) private readonly streams: ProgressStreams,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: migrationsView })
  list(@CurrentCaller() { tenantId, personId }: Caller, @Query({ schema: migrationsQuery }) { lifecycle }: { lifecycle: string }): Promise<MigrationsView> {
    return this.work.read(tenantId, (tx) => listOf(tx, personId, lifecycle));
  }

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: planView })
  plan(@CurrentCaller() { tenantId, personId }: Caller, @Body({ schema: planBody }) body: PlanBody): Promise<PlanView> {
    return this.work.read(tenantId, (tx) => planOf(tx, personId, body));
  }

  /** Carried out and taken back, some items at a time: it writes nothing, so it needs no key. */
  @Post('rehearsal')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: rehearsalView })
  rehearse(@CurrentCaller() caller: Caller, @Body({ schema: rehearseBody }) body: RehearseBody): Promise<RehearsalView> {
    return this.rehearsals.rehearse(caller, body);
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: migrationView })
  order(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Body({ schema: migrateBody }) body: MigrateBody): Promise<MigrationView> {
    return this.commands.run(caller, request, (tx) => orderOf(tx, caller.personId, body));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: migrationView })
  report(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param({ schema: migrationId }) { id }: { id: string },
    @Query({ schema: migrationPage }) { page }: { page: number },
  ): Promise<MigrationView> {
    return this.work.read(tenantId, (tx) => reportOf(tx, personId, { id, page }));
  }

  /** As `text/event-stream` it goes on until all is done: an event `progress` whenever the numbers are others. Otherwise it is asked once. */
  @Get(':id/progress')
  @ApiOkResponse({ standardSchema: progressView })
  progress(
    @CurrentCaller() caller: Caller,
    @Param({ schema: migrationId }) { id }: { id: string },
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = (): Promise<ProgressView> => this.work.read(caller.tenantId, (tx) => progressOf(tx, caller.personId, id));
    return this.streams.answer({ reply, accept, read, isOver: ({ status }) => status !== 'moving' && status !== 'undoing' });
  }

  @Post(':id/undo')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: migrationView })
  undo(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param({ schema: migrationId }) { id }: { id: string },
    @Body({ schema: undoBody }) body: UndoBody,
  ): Promise<MigrationView> {
    return this.commands.run(caller, request, (tx) => undoOf(tx, caller.personId, { id, ...body }));
  }
}
