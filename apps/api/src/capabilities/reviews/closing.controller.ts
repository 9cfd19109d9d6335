import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { Items } from '../items/index.js';
import { carryOverWaiting } from './commands/carry-over.js';
import { closeYear } from './commands/close-year.js';
import { keepInYear } from './commands/keep-in-year.js';
import { closingView } from './queries/closing-view.js';
import { reviewManager } from './queries/reader.js';
import { carryBody, closeYearBody, closingView as closingViewSchema, keepBody } from './reviews.contract.js';
import type { CarryBody, CloseYearBody, ClosingView, KeepBody } from './reviews.contract.js';

const uuid = z.uuid();

/** The end of a campaign's year, and where what was open goes. */
@ApiTags('reviews')
@Controller('campaigns/:id')
export class ClosingController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Items) private readonly items: Items,
  ) {}

  @Get('closing')
  @ApiOkResponse({ standardSchema: closingViewSchema })
  closing(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) id: string): Promise<ClosingView> {
    return this.work.read(tenantId, async (tx) => closingView(tx, id, await reviewManager(tx, personId)));
  }

  @Post('closing')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: closingViewSchema })
  close(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: closeYearBody }) body: CloseYearBody,
  ): Promise<ClosingView> {
    return this.commands.run(caller, command, async (tx) => {
      const reader = await reviewManager(tx, caller.personId);
      await closeYear(tx, this.items, { campaignId: id, personId: caller.personId, body });
      return closingView(tx, id, reader);
    });
  }

  @Post('carrying')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: closingViewSchema })
  carry(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: carryBody }) { to }: CarryBody,
  ): Promise<ClosingView> {
    return this.commands.run(caller, command, async (tx) => {
      const reader = await reviewManager(tx, caller.personId);
      await carryOverWaiting(tx, this.items, { campaignId: id, toCampaignId: to, personId: caller.personId });
      return closingView(tx, id, reader);
    });
  }

  @Post('keeping')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: closingViewSchema })
  keep(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: keepBody }) body: KeepBody,
  ): Promise<ClosingView> {
    return this.commands.run(caller, command, async (tx) => {
      const reader = await reviewManager(tx, caller.personId);
      await keepInYear(tx, { campaignId: id, personId: caller.personId, body });
      return closingView(tx, id, reader);
    });
  }
}
