import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { editorOf, readerOfOrganisation } from './editor.js';
import { addGroup, changeGroup, closeGroup } from './groups/change-groups.js';
import { groupsView } from './groups/groups-view.js';
import type { GroupLine } from './groups/groups-view.js';
import { addGroupBody, addedView, changeGroupBody, closeGroupBody, doneView, groupLine } from './organisation.contract.js';
import { mayManagePeople, mayReadOrganisation } from './organisation.policy.js';

const id = z.uuid();
const done = { done: true } as const;

/** Lists of people kept by hand, which processes ask or tell. */
@ApiTags('organisation')
@Controller('organisation/groups')
export class GroupsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(groupLine) })
  groups(@CurrentCaller() caller: Caller): Promise<GroupLine[]> {
    return this.work.read(caller.tenantId, async (tx) => groupsView(tx, (await readerOfOrganisation(tx, caller, mayReadOrganisation)).today));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: addedView })
  add(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Body({ schema: addGroupBody }) body: z.infer<typeof addGroupBody>,
  ): Promise<{ id: string }> {
    return this.commands.run(caller, request, async (tx) => addGroup(tx, await editorOf(tx, caller, mayManagePeople), body));
  }

  @Post(':id')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) groupId: string,
    @Body({ schema: changeGroupBody }) body: z.infer<typeof changeGroupBody>,
  ): Promise<typeof done> {
    return this.commands.run(caller, request, async (tx) => {
      await changeGroup(tx, await editorOf(tx, caller, mayManagePeople), { id: groupId, ...body });
      return done;
    });
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  close(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) groupId: string,
    @Body({ schema: closeGroupBody }) body: z.infer<typeof closeGroupBody>,
  ): Promise<typeof done> {
    return this.commands.run(caller, request, async (tx) => {
      await closeGroup(tx, await editorOf(tx, caller, mayManagePeople), { id: groupId, ...body });
      return done;
    });
  }
}
