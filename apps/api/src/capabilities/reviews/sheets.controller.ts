import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { Items, Readings } from '../items/index.js';
import { recount } from './commands/recount.js';
import { figureDetail } from './queries/figure-detail.js';
import { reviewManager, reviewReader, sheetInSight } from './queries/reader.js';
import { sheetView } from './queries/sheet-view.js';
import { figureDetail as figureDetailSchema, figureKey, recountBody, sheetView as sheetViewSchema } from './reviews.contract.js';
import type { FigureDetail, RecountBody, SheetView } from './reviews.contract.js';

const uuid = z.uuid();
type Key = z.infer<typeof figureKey>;

/** One unit's sheet of a review. Signing, the statement and a second look are acts of the item itself. */
@ApiTags('reviews')
@Controller('review-sheets/:id')
export class SheetsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: sheetViewSchema })
  sheet(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) id: string): Promise<SheetView> {
    return this.work.read(tenantId, (tx) => this.view(tx, id, personId));
  }

  @Get('figures/:figure')
  @ApiOkResponse({ standardSchema: figureDetailSchema })
  figure(@CurrentCaller() { tenantId, personId }: Caller, @Param({ schema: figureKey }) { id, figure }: Key): Promise<FigureDetail> {
    return this.work.read(tenantId, async (tx) => {
      const reader = await reviewReader(tx, personId);
      return figureDetail(tx, await sheetInSight(tx, id, reader), { key: figure, reader });
    });
  }

  @Post('recounts')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: sheetViewSchema })
  recount(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: recountBody }) body: RecountBody,
  ): Promise<SheetView> {
    return this.commands.run(caller, command, async (tx) => {
      const reader = await reviewManager(tx, caller.personId);
      await sheetInSight(tx, id, reader);
      await recount(tx, this.items, { sheetId: id, personId: caller.personId, ...body });
      return this.view(tx, id, caller.personId);
    });
  }

  private async view(tx: Tx, id: string, personId: string): Promise<SheetView> {
    const reader = await reviewReader(tx, personId);
    return sheetView(tx, await sheetInSight(tx, id, reader), { reader, readings: this.readings });
  }
}
