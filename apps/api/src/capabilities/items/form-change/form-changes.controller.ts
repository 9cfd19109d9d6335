import { Body, Controller, Get, Headers, HttpCode, Inject, Param, Post, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { ProgressStreams } from '../../../kernel/live/progress-streams.js';
import {
  begunView,
  changeFormBody,
  formChangesQuery,
  formChangesView,
  formChangeView,
  rehearseFormBody,
  setAsideQuery,
  setAsideView,
  undoFormBody,
} from './form-change.contract.js';
import type { ChangeFormBody, FormChangesView, FormChangeView, RehearseFormBody, SetAsideView } from './form-change.contract.js';
import { Drafts } from '../drafts/drafts.js';
import { setAsideFor } from './set-aside-view.js';
import { changesViewOf, orderFormChange, rehearseForm, undoFormChange, viewOfChange } from './form-changes.js';

const uuid = z.uuid();

/** 表单改版：草稿和在办事项改按新版填写，可先试改，可退回。 */
@ApiTags('form-changes')
@Controller('form-changes')
export class FormChangesController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(ProgressStreams) private readonly streams: ProgressStreams,
    @Inject(Drafts) private readonly drafts: Drafts,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: formChangesView })
  list(@CurrentCaller() { tenantId, personId }: Caller, @Query({ schema: formChangesQuery }) { form }: { form: string }): Promise<FormChangesView> {
    return this.work.read(tenantId, (tx) => changesViewOf(tx, personId, form));
  }

  /** What a draft lost on the way to a newer version of its form. */
  @Get('set-aside')
  @ApiOkResponse({ standardSchema: setAsideView })
  setAside(@CurrentCaller() { tenantId, personId }: Caller, @Query({ schema: setAsideQuery }) { item }: { item: string }): Promise<SetAsideView> {
    return this.work.read(tenantId, (tx) => setAsideFor(tx, this.drafts, { itemId: item, personId }));
  }

  @Post('rehearsals')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: begunView })
  rehearse(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Body({ schema: rehearseFormBody }) body: RehearseFormBody,
  ): Promise<{ id: string }> {
    return this.commands.run(caller, request, async (tx) => ({ id: await rehearseForm(tx, caller.personId, body) }));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: begunView })
  order(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Body({ schema: changeFormBody }) body: ChangeFormBody): Promise<{ id: string }> {
    return this.commands.run(caller, request, async (tx) => ({ id: await orderFormChange(tx, caller.personId, body) }));
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: formChangeView })
  view(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) id: string): Promise<FormChangeView> {
    return this.work.read(tenantId, (tx) => viewOfChange(tx, personId, id));
  }

  /** As `text/event-stream` it goes on until all is done: an event `progress` whenever it got on. Otherwise it is asked once. */
  @Get(':id/progress')
  @ApiOkResponse({ standardSchema: formChangeView })
  progress(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param('id', { schema: uuid }) id: string,
    @Headers('accept') accept: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const read = (): Promise<FormChangeView> => this.work.read(tenantId, (tx) => viewOfChange(tx, personId, id));
    return this.streams.answer({ reply, accept, read, isOver: ({ status }) => status !== 'running' && status !== 'undoing' });
  }

  @Post(':id/undo')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: begunView })
  undo(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: undoFormBody }) { reason }: { reason: string },
  ): Promise<{ id: string }> {
    return this.commands.run(caller, request, async (tx) => {
      await undoFormChange(tx, caller.personId, { id, reason });
      return { id };
    });
  }
}
