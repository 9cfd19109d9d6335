import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { text } from '../../../kernel/http/text.js';
import { manager, reader } from '../definitions.rights.js';
import { optionSetsView as listOf, optionSetView as viewOf } from './option-set-view.js';
import { changeOptionSetBody, newOptionSetBody, optionSetsView, optionSetView, prepareBody, preparedView } from './option-sets.contract.js';
import type { ChangeOptionSetBody, NewOptionSetBody, OptionSetsView, OptionSetView, PreparedView } from './option-sets.contract.js';
import { prepareForms } from './prepare-forms.js';
import { changeOptionSet, createOptionSet } from './save-option-set.js';

const setKey = text.min(1).max(100);

/** 选项表: options that several forms share. */
@ApiTags('option-sets')
@Controller('option-sets')
export class OptionSetsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: optionSetsView })
  sets(@CurrentCaller() caller: Caller): Promise<OptionSetsView> {
    return this.work.read(caller.tenantId, async (tx) => listOf(tx, await reader(tx, caller)));
  }

  @Get(':key')
  @ApiOkResponse({ standardSchema: optionSetView })
  set(@CurrentCaller() caller: Caller, @Param('key', { schema: setKey }) key: string): Promise<OptionSetView> {
    return this.work.read(caller.tenantId, async (tx) => viewOf(tx, key, await reader(tx, caller)));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: optionSetView })
  create(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Body({ schema: newOptionSetBody }) body: NewOptionSetBody,
  ): Promise<OptionSetView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      return viewOf(tx, await createOptionSet(tx, caller.personId, body), { mayManage: true });
    });
  }

  @Post(':key/change')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: optionSetView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('key', { schema: setKey }) key: string,
    @Body({ schema: changeOptionSetBody }) body: ChangeOptionSetBody,
  ): Promise<OptionSetView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      await changeOptionSet(tx, caller.personId, { ...body, key });
      return viewOf(tx, key, { mayManage: true });
    });
  }

  @Post(':key/prepare')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: preparedView })
  prepare(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('key', { schema: setKey }) key: string,
    @Body({ schema: prepareBody }) { version }: z.infer<typeof prepareBody>,
  ): Promise<PreparedView> {
    return this.commands.run(caller, request, async (tx) => {
      await manager(tx, caller);
      return prepareForms(tx, caller.personId, { key, version });
    });
  }
}
