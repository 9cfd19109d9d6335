import { Body, Controller, Get, HttpCode, Inject, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller, EndsNoSession } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { Readings } from '../items/index.js';
import { DecideBatch } from './commands/decide-batch.js';
import { batchAnswer, batchBody, decisionsQuery, decisionsView, inboxQuery, inboxView } from './inbox.contract.js';
import type { BatchAnswer, BatchBody, DecisionsView, InboxQuery, InboxView } from './inbox.contract.js';
import { decisionsFor, inboxFor } from './queries/inbox.js';

/** What is in the caller's own hands. Nobody sees another's inbox, so there is nothing to permit. */
@ApiTags('inbox')
@EndsNoSession()
@Controller()
export class InboxController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(DecideBatch) private readonly decideBatch: DecideBatch,
  ) {}

  @Get('inbox')
  @ApiOkResponse({ standardSchema: inboxView })
  inbox(@CurrentCaller() { tenantId, personId }: Caller, @Query({ schema: inboxQuery }) { hat, most }: InboxQuery): Promise<InboxView> {
    return this.work.read(tenantId, (tx) => inboxFor(tx, { personId, readings: this.readings, most }, hat));
  }

  @Get('decisions')
  @ApiOkResponse({ standardSchema: decisionsView })
  decisions(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Query({ schema: decisionsQuery }) { filter, most }: z.infer<typeof decisionsQuery>,
  ): Promise<DecisionsView> {
    return this.work.read(tenantId, (tx) => decisionsFor(tx, { personId, readings: this.readings, most }, filter));
  }

  @Post('decisions')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: batchAnswer })
  decide(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Body({ schema: batchBody }) body: BatchBody): Promise<BatchAnswer> {
    return this.decideBatch.execute(caller, command, body);
  }
}
