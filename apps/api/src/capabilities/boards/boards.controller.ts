import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { DOCUMENT_TYPE, SPREADSHEET_TYPE, sendSpreadsheet } from '../../kernel/http/send-spreadsheet.js';
import { changesSheet, changesView as changesViewSchema } from '../items/index.js';
import type { ChangesView } from '../items/index.js';
import { paperAnswer, PDF_TYPE, sendPaper, setPaper } from '../../kernel/papers/send-paper.js';
import type { PaperKind } from '../../kernel/papers/send-paper.js';
import { writeSpreadsheet } from '../../kernel/spreadsheet/write-spreadsheet.js';
import {
  boardCell,
  boardCellQuery,
  boardChangesQuery,
  boardHands,
  boardHandsQuery,
  boardItems as boardItemsSchema,
  boardItemsQuery,
  boardQuery,
  boardView as boardViewSchema,
  mergedList as mergedListSchema,
  mergedQuery,
  remindAnswer,
  remindBody,
  unitPage as unitPageSchema,
  unitPageQuery,
} from './boards.contract.js';
import type {
  BoardCell,
  BoardCellQuery,
  BoardChangesQuery,
  BoardHands,
  BoardHandsQuery,
  BoardItems,
  BoardItemsQuery,
  BoardQuery,
  BoardView,
  MergedList,
  RemindAnswer,
  RemindBody,
  UnitPage,
} from './boards.contract.js';
import { boardSheet, exportedWords } from './commands/board-sheet.js';
import { mergedPaper } from './commands/merged-paper.js';
import { mergedSheet } from './commands/merged-sheet.js';
import { SendReminders } from './commands/send-reminders.js';
import { boardChanges, MOST_IN_A_BOOK } from './queries/board-changes.js';
import { boardItems } from './queries/board-items.js';
import { boardView } from './queries/board-view.js';
import { cellView } from './queries/cell-view.js';
import { focusHands } from './queries/focus-hands.js';
import { mergedList } from './queries/merged-list.js';
import { unitPage } from './queries/unit-page.js';

const uuid = z.uuid();

/** How a campaign stands, unit by unit: for the office, and for the leader of a contact area cut to his units. */
@ApiTags('boards')
@Controller('campaigns/:id')
export class BoardsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(AccessLog) private readonly log: AccessLog,
    @Inject(SendReminders) private readonly reminders: SendReminders,
  ) {}

  @Get('board')
  @ApiOkResponse({ standardSchema: boardViewSchema })
  board(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: boardQuery }) query: BoardQuery,
  ): Promise<BoardView> {
    return this.work.read(tenantId, (tx) => boardView(tx, { campaignId, personId }, query));
  }

  @Get('board/items')
  @ApiOkResponse({ standardSchema: boardItemsSchema })
  items(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: boardItemsQuery }) query: BoardItemsQuery,
  ): Promise<BoardItems> {
    return this.work.read(tenantId, (tx) => boardItems(tx, { campaignId, personId }, query));
  }

  @Get('board/between')
  @ApiOkResponse({ standardSchema: changesViewSchema })
  between(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: boardChangesQuery }) query: BoardChangesQuery,
  ): Promise<ChangesView> {
    return this.work.read(tenantId, (tx) => boardChanges(tx, { campaignId, personId }, query));
  }

  @Get('board/cell')
  @ApiOkResponse({ standardSchema: boardCell })
  cell(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: boardCellQuery }) query: BoardCellQuery,
  ): Promise<BoardCell> {
    return this.work.read(tenantId, (tx) => cellView(tx, { campaignId, personId }, query));
  }

  @Get('board/hands')
  @ApiOkResponse({ standardSchema: boardHands })
  hands(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: boardHandsQuery }) query: BoardHandsQuery,
  ): Promise<BoardHands> {
    return this.work.read(tenantId, (tx) => focusHands(tx, { campaignId, personId }, query));
  }

  @Post('reminders')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: remindAnswer })
  remind(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: uuid }) campaignId: string,
    @Body({ schema: remindBody }) body: RemindBody,
  ): Promise<RemindAnswer> {
    return this.reminders.execute(caller, command, { campaignId, body });
  }

  @Get('board/unit-page')
  @ApiOkResponse({ standardSchema: unitPageSchema })
  async unitPage(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: unitPageQuery }) { unit }: z.infer<typeof unitPageQuery>,
  ): Promise<UnitPage> {
    return this.work.read(caller.tenantId, (tx) => unitPage(tx, { campaignId, personId: caller.personId }, unit));
  }

  @Get('merged')
  @ApiOkResponse({ standardSchema: mergedListSchema })
  merged(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: mergedQuery }) { form }: z.infer<typeof mergedQuery>,
  ): Promise<MergedList> {
    return this.work.read(tenantId, (tx) => mergedList(tx, { campaignId, personId }, form));
  }

  @Get('board.xlsx')
  @ApiProduces(SPREADSHEET_TYPE)
  @ApiOkResponse({ description: 'The matrix as a workbook.', schema: { type: 'string', format: 'binary' } })
  async boardSheet(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: boardQuery }) query: BoardQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, sheet, rows } = await this.work.read(caller.tenantId, (tx) => boardSheet(tx, { campaignId, personId: caller.personId }, query));
    await this.log.note(caller, { what: 'export.board', itemId: campaignId, facts: { rows } });
    await sendSpreadsheet(reply, `${name}.xlsx`, await writeSpreadsheet([sheet]));
  }

  @Get('board/between.xlsx')
  @ApiProduces(SPREADSHEET_TYPE)
  @ApiOkResponse({ description: 'What changed between two days as a workbook.', schema: { type: 'string', format: 'binary' } })
  async changesBook(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: boardChangesQuery }) query: BoardChangesQuery,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const sheet = await this.work.read(caller.tenantId, async (tx) =>
      changesSheet(await boardChanges(tx, { campaignId, personId: caller.personId }, query, MOST_IN_A_BOOK), await exportedWords(tx, caller.personId)),
    );
    await this.log.note(caller, { what: 'export.board-changes', itemId: campaignId, facts: { rows: sheet.rows.length } });
    await sendSpreadsheet(reply, `${sheet.title}.xlsx`, await writeSpreadsheet([sheet]));
  }

  @Get('merged.xlsx')
  @ApiProduces(SPREADSHEET_TYPE)
  @ApiOkResponse({ description: 'The merged list as a workbook.', schema: { type: 'string', format: 'binary' } })
  async mergedSheet(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: mergedQuery }) { form }: z.infer<typeof mergedQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { name, sheet, rows } = await this.work.read(caller.tenantId, (tx) => mergedSheet(tx, { campaignId, personId: caller.personId }, form));
    await this.log.note(caller, { what: 'export.merged-list', itemId: campaignId, facts: { form, rows } });
    await sendSpreadsheet(reply, `${name}.xlsx`, await writeSpreadsheet([sheet]));
  }

  @Get('merged.pdf')
  @ApiProduces(PDF_TYPE)
  @ApiOkResponse(paperAnswer)
  async mergedPdf(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: mergedQuery }) { form }: z.infer<typeof mergedQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendMerged(caller, reply, { campaignId, form, as: 'pdf' });
  }

  @Get('merged.docx')
  @ApiProduces(DOCUMENT_TYPE)
  @ApiOkResponse(paperAnswer)
  async mergedWord(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) campaignId: string,
    @Query({ schema: mergedQuery }) { form }: z.infer<typeof mergedQuery>,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    await this.sendMerged(caller, reply, { campaignId, form, as: 'docx' });
  }

  private async sendMerged(
    caller: Caller,
    reply: FastifyReply,
    { campaignId, form, as }: { readonly campaignId: string; readonly form: string; readonly as: PaperKind },
  ): Promise<void> {
    const { name, paper, rows } = await this.work.read(caller.tenantId, (tx) => mergedPaper(tx, { campaignId, personId: caller.personId }, form));
    const file = await setPaper(as, { name, paper });
    await this.log.note(caller, { what: 'export.merged-list', itemId: campaignId, facts: { form, rows, as } });
    await sendPaper(reply, file);
  }
}
