import { Body, Controller, Get, HttpCode, Inject, Param, Post, Put } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { text } from '../../kernel/http/text.js';
import { calendarView } from './calendar/calendar-view.js';
import type { CalendarView } from './calendar/calendar-view.js';
import { changeCalendar } from './calendar/change-calendar.js';
import { editorOf, readerOfOrganisation } from './editor.js';
import {
  calendarBody,
  calendarYearView,
  doneView,
  holdersOfPermissionView,
  permissionsBody,
  permissionsReleaseBody,
  rightsOfPersonView,
  rolesView,
  yearParam,
} from './organisation.contract.js';
import { mayAgreeToRights, mayManageCalendar, mayManageRights, mayReadRights } from './organisation.policy.js';
import { changePermissions } from './roles/change-permissions.js';
import { releasePermissions } from './roles/release-permissions.js';
import { holdersOfPermission, rightsOfPerson, rolesView as readRoles } from './roles/roles-view.js';
import type { HoldersOfPermission, RightsOfPerson, RolesView } from './roles/roles-view.js';

const id = z.uuid();
const permissionParam = text.max(60);
const done = { done: true } as const;

/** What posts open and to whom; and the working calendar. */
@ApiTags('organisation')
@Controller()
export class RolesController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get('roles')
  @ApiOkResponse({ standardSchema: rolesView })
  roles(@CurrentCaller() caller: Caller): Promise<RolesView> {
    return this.work.read(caller.tenantId, async (tx) => readRoles(tx, await readerOfOrganisation(tx, caller, mayReadRights)));
  }

  @Get('roles/people/:id')
  @ApiOkResponse({ standardSchema: rightsOfPersonView })
  person(@CurrentCaller() caller: Caller, @Param('id', { schema: id }) personId: string): Promise<RightsOfPerson> {
    return this.work.read(caller.tenantId, async (tx) => rightsOfPerson(tx, await readerOfOrganisation(tx, caller, mayReadRights), personId));
  }

  @Get('roles/permissions/:permission')
  @ApiOkResponse({ standardSchema: holdersOfPermissionView })
  permission(@CurrentCaller() caller: Caller, @Param('permission', { schema: permissionParam }) permission: string): Promise<HoldersOfPermission> {
    return this.work.read(caller.tenantId, async (tx) => holdersOfPermission(tx, await readerOfOrganisation(tx, caller, mayReadRights), permission));
  }

  @Put('roles/:id/permissions')
  @ApiOkResponse({ standardSchema: doneView })
  change(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) postId: string,
    @Body({ schema: permissionsBody }) body: z.infer<typeof permissionsBody>,
  ): Promise<typeof done> {
    return this.commands.run(caller, request, async (tx) => {
      await changePermissions(tx, await editorOf(tx, caller, mayManageRights), { postId, ...body });
      return done;
    });
  }

  @Post('roles/:id/release')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  release(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) postId: string,
    @Body({ schema: permissionsReleaseBody }) body: z.infer<typeof permissionsReleaseBody>,
  ): Promise<typeof done> {
    return this.commands.run(caller, request, async (tx) => {
      await releasePermissions(tx, await editorOf(tx, caller, mayAgreeToRights), { postId, ...body });
      return done;
    });
  }

  @Get('calendar/:year')
  @ApiOkResponse({ standardSchema: calendarYearView })
  calendar(@CurrentCaller() caller: Caller, @Param('year', { schema: yearParam }) year: number): Promise<CalendarView> {
    return this.work.read(caller.tenantId, async (tx) => calendarView(tx, year, (await readerOfOrganisation(tx, caller, mayManageCalendar)).today));
  }

  @Put('calendar/:year')
  @ApiOkResponse({ standardSchema: doneView })
  changeYear(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('year', { schema: yearParam }) year: number,
    @Body({ schema: calendarBody }) body: z.infer<typeof calendarBody>,
  ): Promise<typeof done> {
    return this.commands.run(caller, request, async (tx) => {
      await changeCalendar(tx, await editorOf(tx, caller, mayManageCalendar), { year, ...body });
      return done;
    });
  }
}
