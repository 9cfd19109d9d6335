import { Body, Controller, Get, HttpCode, Inject, Param, Post, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { sendSpreadsheet, SPREADSHEET_TYPE } from '../../kernel/http/send-spreadsheet.js';
import { Items, Readings } from '../items/index.js';
import { feedBack } from './commands/feed-back.js';
import { cancelReview, openReview } from './commands/open-review.js';
import { exportSheets } from './queries/export-sheets.js';
import { reviewManager, reviewReader } from './queries/reader.js';
import { reviewLines } from './queries/review-lines.js';
import { reviewView } from './queries/review-view.js';
import { yearsView } from './queries/years.js';
import {
  fedBack,
  openReviewBody,
  reviewLines as reviewLinesSchema,
  reviewRef,
  reviewView as reviewViewSchema,
  yearsView as yearsViewSchema,
} from './reviews.contract.js';
import type { FedBack, OpenReviewBody, ReviewLines, ReviewRef, ReviewView, YearsView } from './reviews.contract.js';
import { mayReadWhole } from './reviews.policy.js';

const uuid = z.uuid();

/** Yearly reviews: opened with a cut-off, their sheets in official order, the hospital's figures by year. */
@ApiTags('reviews')
@Controller()
export class ReviewsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Get('reviews')
  @ApiOkResponse({ standardSchema: reviewLinesSchema })
  all(@CurrentCaller() { tenantId, personId }: Caller): Promise<ReviewLines> {
    return this.work.read(tenantId, async (tx) => reviewLines(tx, await reviewReader(tx, personId)));
  }

  @Get('reviews/years')
  @ApiOkResponse({ standardSchema: yearsViewSchema })
  years(@CurrentCaller() { tenantId, personId }: Caller): Promise<YearsView> {
    return this.work.read(tenantId, async (tx) => {
      if (!mayReadWhole((await reviewReader(tx, personId)).grants)) throw new DomainError('review.not-readable');
      return yearsView(tx);
    });
  }

  @Post('campaigns/:id/review')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: reviewRef })
  open(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: openReviewBody }) { cutOff }: OpenReviewBody,
  ): Promise<ReviewRef> {
    return this.commands.run(caller, command, async (tx) => {
      await reviewManager(tx, caller.personId);
      return { id: await openReview(tx, this.items, { campaignId: id, cutOff, personId: caller.personId }) };
    });
  }

  @Get('reviews/:id')
  @ApiOkResponse({ standardSchema: reviewViewSchema })
  review(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) id: string): Promise<ReviewView> {
    return this.work.read(tenantId, async (tx) => reviewView(tx, id, { reader: await reviewReader(tx, personId), readings: this.readings }));
  }

  @Post('reviews/:id/cancel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: reviewRef })
  cancel(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: uuid }) id: string): Promise<ReviewRef> {
    return this.commands.run(caller, command, async (tx) => {
      await reviewManager(tx, caller.personId);
      await cancelReview(tx, this.items, { reviewId: id, personId: caller.personId });
      return { id };
    });
  }

  @Post('reviews/:id/feedback')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: fedBack })
  feedBack(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: uuid }) id: string): Promise<FedBack> {
    return this.commands.run(caller, command, async (tx) => {
      await reviewManager(tx, caller.personId);
      const done = await feedBack(tx, this.items, { reviewId: id, personId: caller.personId });
      return { done, sentence: `${done}份已反馈支部。` };
    });
  }

  @Get('reviews/:id/sheets.xlsx')
  @ApiProduces(SPREADSHEET_TYPE)
  @ApiOkResponse({ description: 'All sheets as a workbook, one row a unit.', schema: { type: 'string', format: 'binary' } })
  async export(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string, @Res() reply: FastifyReply): Promise<void> {
    const { name, bytes } = await this.work.read(caller.tenantId, async (tx) => exportSheets(tx, id, await reviewManager(tx, caller.personId)));
    await this.log.note(caller, { what: 'export.review', itemId: id });
    await sendSpreadsheet(reply, name, bytes);
  }
}
