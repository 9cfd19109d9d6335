import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { editorOf, readerOfOrganisation } from './editor.js';
import {
  addedView,
  addPersonBody,
  appointBody,
  changePersonBody,
  doneView,
  endBody,
  joinUnitBody,
  leaveBody,
  peopleListQuery,
  peoplePage,
  personPageView,
} from './organisation.contract.js';
import { mayManagePeople, mayReadOrganisation } from './organisation.policy.js';
import { addPerson } from './persons/add-person.js';
import { changePerson } from './persons/change-person.js';
import { leave } from './persons/leave.js';
import { joinUnit, leaveUnit } from './persons/memberships.js';
import { peopleList } from './persons/people-list.js';
import type { PeoplePage } from './persons/people-list.js';
import { personPage } from './persons/person-page.js';
import type { PersonPage } from './persons/person-page.js';
import { appoint, relieve } from './persons/posts-held.js';

const id = z.uuid();
const done = { done: true } as const;
type Done = typeof done;

/** People as those who administer them see them: numbers, units and posts with their dates. */
@ApiTags('organisation')
@Controller('organisation/people')
export class PersonsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: peoplePage })
  list(@CurrentCaller() caller: Caller, @Query({ schema: peopleListQuery }) wanted: z.infer<typeof peopleListQuery>): Promise<PeoplePage> {
    return this.work.read(caller.tenantId, async (tx) => {
      const { today } = await readerOfOrganisation(tx, caller, mayReadOrganisation);
      return peopleList(tx, wanted, today);
    });
  }

  @Get(':id')
  @ApiOkResponse({ standardSchema: personPageView })
  person(@CurrentCaller() caller: Caller, @Param('id', { schema: id }) personId: string): Promise<PersonPage> {
    return this.work.read(caller.tenantId, async (tx) => personPage(tx, await readerOfOrganisation(tx, caller, mayReadOrganisation), personId));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: addedView })
  add(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Body({ schema: addPersonBody }) body: z.infer<typeof addPersonBody>,
  ): Promise<{ id: string }> {
    return this.commands.run(caller, request, async (tx) => addPerson(tx, await editorOf(tx, caller, mayManagePeople), body));
  }

  @Patch(':id')
  @ApiOkResponse({ standardSchema: doneView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) personId: string,
    @Body({ schema: changePersonBody }) body: z.infer<typeof changePersonBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await changePerson(tx, await editorOf(tx, caller, mayManagePeople), { id: personId, ...body });
      return done;
    });
  }

  @Post(':id/leave')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  leave(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) personId: string,
    @Body({ schema: leaveBody }) body: z.infer<typeof leaveBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await leave(tx, await editorOf(tx, caller, mayManagePeople), { id: personId, ...body });
      return done;
    });
  }

  @Post(':id/memberships')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  join(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) personId: string,
    @Body({ schema: joinUnitBody }) body: z.infer<typeof joinUnitBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await joinUnit(tx, await editorOf(tx, caller, mayManagePeople), { personId, ...body });
      return done;
    });
  }

  @Post(':id/memberships/:membership/end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  part(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) personId: string,
    @Param('membership', { schema: id }) membership: string,
    @Body({ schema: endBody }) { on }: z.infer<typeof endBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await leaveUnit(tx, await editorOf(tx, caller, mayManagePeople), { personId, id: membership, on });
      return done;
    });
  }

  /** Which of the two administrators gives a post, depends on the post. */
  @Post(':id/posts')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  appoint(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) personId: string,
    @Body({ schema: appointBody }) body: z.infer<typeof appointBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await appoint(tx, await editorOf(tx, caller, mayReadOrganisation), { personId, ...body });
      return done;
    });
  }

  @Post(':id/posts/:holding/end')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  relieve(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) personId: string,
    @Param('holding', { schema: id }) holding: string,
    @Body({ schema: endBody }) { on }: z.infer<typeof endBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await relieve(tx, await editorOf(tx, caller, mayReadOrganisation), { personId, id: holding, on });
      return done;
    });
  }
}
