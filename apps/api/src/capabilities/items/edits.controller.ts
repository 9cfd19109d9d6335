import { Body, Controller, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { CurrentCaller, EndsNoSession } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { EditFields } from './commands/edit-fields.js';
import { actAnswer, editFieldsBody, idParam } from './item.contract.js';
import type { ActAnswer, EditFieldsBody } from './item.contract.js';

/** What a signer writes into the form while it is his turn. */
@ApiTags('items')
@EndsNoSession()
@Controller()
export class EditsController {
  constructor(
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(EditFields) private readonly editFields: EditFields,
  ) {}

  @Post('items/:id/edits')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: actAnswer })
  edit(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: editFieldsBody }) body: EditFieldsBody,
  ): Promise<ActAnswer> {
    return this.commands.run(caller, request, (tx) => this.editFields.execute(tx, id, { personId: caller.personId, body }));
  }
}
