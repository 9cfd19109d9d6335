import { Body, Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { areasView } from './areas/areas-view.js';
import type { AreaLine } from './areas/areas-view.js';
import { addArea, changeArea, changeLeader, closeArea } from './areas/change-areas.js';
import { editorOf, readerOfOrganisation } from './editor.js';
import { addAreaBody, addedView, areaLine, changeAreaBody, changeLeaderBody, closeAreaBody, doneView } from './organisation.contract.js';
import { mayManagePeople, mayReadOrganisation } from './organisation.policy.js';

const id = z.uuid();
const done = { done: true } as const;

/** Contact areas: a leader keeps in touch with some units from a day on. */
@ApiTags('organisation')
@Controller('organisation/areas')
export class AreasController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(areaLine) })
  areas(@CurrentCaller() caller: Caller): Promise<AreaLine[]> {
    return this.work.read(caller.tenantId, async (tx) => areasView(tx, (await readerOfOrganisation(tx, caller, mayReadOrganisation)).today));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: addedView })
  add(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Body({ schema: addAreaBody }) body: z.infer<typeof addAreaBody>,
  ): Promise<{ id: string }> {
    return this.commands.run(caller, request, async (tx) => addArea(tx, await editorOf(tx, caller, mayManagePeople), body));
  }

  @Post(':id')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) areaId: string,
    @Body({ schema: changeAreaBody }) body: z.infer<typeof changeAreaBody>,
  ): Promise<typeof done> {
    return this.commands.run(caller, request, async (tx) => {
      await changeArea(tx, await editorOf(tx, caller, mayManagePeople), { id: areaId, ...body });
      return done;
    });
  }

  @Post(':id/leader')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: addedView })
  leader(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) areaId: string,
    @Body({ schema: changeLeaderBody }) body: z.infer<typeof changeLeaderBody>,
  ): Promise<{ id: string }> {
    return this.commands.run(caller, request, async (tx) => changeLeader(tx, await editorOf(tx, caller, mayManagePeople), { id: areaId, ...body }));
  }

  @Post(':id/close')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  close(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) areaId: string,
    @Body({ schema: closeAreaBody }) body: z.infer<typeof closeAreaBody>,
  ): Promise<typeof done> {
    return this.commands.run(caller, request, async (tx) => {
      await closeArea(tx, await editorOf(tx, caller, mayManagePeople), { id: areaId, ...body });
      return done;
    });
  }
}
