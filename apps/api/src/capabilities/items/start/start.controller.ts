import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { startBody, startableKey, startableView, startedView } from './start.contract.js';
import type { StartBody, StartableView } from './start.contract.js';
import { StartItem } from './start-item.js';
import { startableBy } from './startable.js';

/** 发起: what people begin of their own accord. */
@ApiTags('items')
@Controller()
export class StartController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(StartItem) private readonly startItem: StartItem,
  ) {}

  @Get('startable')
  @ApiOkResponse({ standardSchema: startableView })
  startable(@CurrentCaller() { tenantId, personId }: Caller): Promise<StartableView> {
    return this.work.read(tenantId, (tx) => startableBy(tx, personId));
  }

  @Post('startable/:key')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: startedView })
  start(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('key', { schema: startableKey }) key: string,
    @Body({ schema: startBody }) body: StartBody,
  ): Promise<{ itemId: string }> {
    return this.commands.run(caller, request, (tx) => this.startItem.execute(tx, key, { ...body, personId: caller.personId }));
  }
}
