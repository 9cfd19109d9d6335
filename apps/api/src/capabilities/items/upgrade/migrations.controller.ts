import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { migrateBody, migrationId, migrationView, planBody, planView, undoBody } from './migration.contract.js';
import type { MigrateBody, MigrationView, PlanBody, PlanView, UndoBody } from './migration.contract.js';
import { orderOf, planOf, reportOf, undoOf } from './migrations.js';

/** 流程改版：运行中的事项改按新版办理，可退回。 */
@ApiTags('lifecycle-migrations')
@Controller('lifecycle-migrations')
export class MigrationsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Post('preview')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: planView })
  plan(@CurrentCaller() { tenantId, personId }: Caller, @Body({ schema: planBody }) body: PlanBody): Promise<PlanView> {
    return this.work.read(tenantId, (tx) => planOf(tx, personId, body));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: migrationView })
  order(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Body({ schema: migrateBody }) body: MigrateBody): Promise<MigrationView> {
    return this.commands.run(caller, request, (tx) => orderOf(tx, caller.personId, body));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: migrationView })
  report(@CurrentCaller() { tenantId, personId }: Caller, @Param({ schema: migrationId }) { id }: { id: string }): Promise<MigrationView> {
    return this.work.read(tenantId, (tx) => reportOf(tx, personId, id));
  }

  @Post(':id/undo')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: migrationView })
  undo(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Param({ schema: migrationId }) { id }: { id: string }, @Body({ schema: undoBody }) body: UndoBody): Promise<MigrationView> {
    return this.commands.run(caller, request, (tx) => undoOf(tx, caller.personId, { id, ...body }));
  }
}
