import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { ProgressStreams } from '../../../kernel/live/progress-streams.js';
import { sendSpreadsheet, SPREADSHEET_TYPE } from '../../../kernel/http/send-spreadsheet.js';
import { writeSpreadsheet } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { manager, reader } from '../designs.policy.js';
import { readDesign } from '../queries/design-row.js';
import { cancelRehearsal, rehearsalOf, rehearsalsOf } from './rehearsal-rows.js';
import { rehearsalLine as rehearsalLineOf, rehearsalLines, rehearsalSheets, rehearsalView as viewOf } from './rehearsal-view.js';
import { rehearsalBody, rehearsalLine, rehearsalQuery, rehearsalsView, rehearsalView } from './rehearsal.contract.js';
import type { RehearsalBody, RehearsalLine, RehearsalQuery, RehearsalView } from './rehearsal.contract.js';
import { startRehearsal } from './start-rehearsal.js';

const uuid = z.uuid();

/** 预演: a design over the whole organisation, in the background. */
@ApiTags('designs')
@Controller('designs/:id/rehearsals')
export class RehearsalsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(ProgressStreams) private readonly streams: ProgressStreams,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: rehearsalsView })
  rehearsals(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) designId: string): Promise<RehearsalLine[]> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      await readDesign(tx, designId);
      return rehearsalLines(tx, await rehearsalsOf(tx, designId));
    });
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: rehearsalLine })
  start(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) designId: string,
    @Body({ schema: rehearsalBody }) body: RehearsalBody,
  ): Promise<RehearsalLine> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      const id = await startRehearsal(tx, { ...body, designId, personId: caller.personId });
      return rehearsalLineOf(tx, await rehearsalOf(tx, { designId, id }));
    });
  }

  @Get(':rehearsalId')
  @ApiOkResponse({ standardSchema: rehearsalView })
  rehearsal(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) designId: string,
    @Param('rehearsalId', { schema: uuid }) id: string,
    @Query({ schema: rehearsalQuery }) query: RehearsalQuery,
  ): Promise<RehearsalView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return viewOf(tx, await rehearsalOf(tx, { designId, id }), query);
    });
  }

  /** As `text/event-stream` it goes on until the rehearsal has ended: an event `progress` whenever it got on. Otherwise it is asked once. */
  @Get(':rehearsalId/progress')
  @ApiOkResponse({ standardSchema: rehearsalLine })
  progress(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) designId: string,
    @Param('rehearsalId', { schema: uuid }) id: string,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = (): Promise<RehearsalLine> =>
      this.work.read(caller.tenantId, async (tx) => {
        await reader(tx, caller);
        return rehearsalLineOf(tx, await rehearsalOf(tx, { designId, id }));
      });
    return this.streams.answer({ reply, accept, read, isOver: ({ status }) => status !== 'running' });
  }

  @Get(':rehearsalId/table.xlsx')
  @ApiProduces(SPREADSHEET_TYPE)
  @ApiOkResponse({ schema: { type: 'string', format: 'binary' } })
  async table(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) designId: string,
    @Param('rehearsalId', { schema: uuid }) id: string,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const { title, sheets } = await this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      const rehearsal = await rehearsalOf(tx, { designId, id });
      const name = `${(await readDesign(tx, designId)).title}（第${rehearsal.revision}稿预演）`;
      return { title: name, sheets: await rehearsalSheets(tx, rehearsal, name) };
    });
    await sendSpreadsheet(reply, `${title}.xlsx`, await writeSpreadsheet(sheets));
  }

  @Post(':rehearsalId/cancel')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: rehearsalLine })
  cancel(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) designId: string,
    @Param('rehearsalId', { schema: uuid }) id: string,
  ): Promise<RehearsalLine> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      await cancelRehearsal(tx, { designId, id });
      return rehearsalLineOf(tx, await rehearsalOf(tx, { designId, id }));
    });
  }
}
