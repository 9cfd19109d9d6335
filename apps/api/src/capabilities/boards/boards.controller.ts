import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { boardCell, boardCellQuery, boardHands, boardHandsQuery, boardItems as boardItemsSchema, boardItemsQuery, boardQuery, boardView as boardViewSchema, remindAnswer, remindBody } from './boards.contract.js';
import type { BoardCell, BoardCellQuery, BoardHands, BoardHandsQuery, BoardItems, BoardItemsQuery, BoardQuery, BoardView, RemindAnswer, RemindBody } from './boards.contract.js';
import { sendReminders } from './commands/send-reminders.js';
import { boardItems } from './queries/board-items.js';
import { boardView } from './queries/board-view.js';
import { cellView } from './queries/cell-view.js';
import { focusHands } from './queries/focus-hands.js';

const uuid = z.uuid();

/** How a campaign stands, unit by unit: for the office, and for the leader of a contact area cut to his units. */
@ApiTags('boards')
@Controller('campaigns/:id')
export class BoardsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get('board')
  @ApiOkResponse({ standardSchema: boardViewSchema })
  board(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) campaignId: string, @Query({ schema: boardQuery }) query: BoardQuery): Promise<BoardView> {
    return this.work.read(tenantId, (tx) => boardView(tx, { campaignId, personId }, query));
  }

  @Get('board/items')
  @ApiOkResponse({ standardSchema: boardItemsSchema })
  items(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) campaignId: string, @Query({ schema: boardItemsQuery }) query: BoardItemsQuery): Promise<BoardItems> {
    return this.work.read(tenantId, (tx) => boardItems(tx, { campaignId, personId }, query));
  }

  @Get('board/cell')
  @ApiOkResponse({ standardSchema: boardCell })
  cell(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) campaignId: string, @Query({ schema: boardCellQuery }) query: BoardCellQuery): Promise<BoardCell> {
    return this.work.read(tenantId, (tx) => cellView(tx, { campaignId, personId }, query));
  }

  @Get('board/hands')
  @ApiOkResponse({ standardSchema: boardHands })
  hands(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) campaignId: string, @Query({ schema: boardHandsQuery }) query: BoardHandsQuery): Promise<BoardHands> {
    return this.work.read(tenantId, (tx) => focusHands(tx, { campaignId, personId }, query));
  }

  @Post('reminders')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: remindAnswer })
  remind(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: uuid }) campaignId: string, @Body({ schema: remindBody }) body: RemindBody): Promise<RemindAnswer> {
    return this.commands.run(caller, command, (tx) => sendReminders(tx, { campaignId, personId: caller.personId }, body));
  }
}
