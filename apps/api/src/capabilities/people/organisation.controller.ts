import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { editorOf, readerOfOrganisation } from './editor.js';
import type { OrganisationEventLine } from './events/organisation-history.js';
import { organisationHistory } from './events/organisation-history.js';
import {
  addedView,
  addUnitBody,
  closeUnitBody,
  coverDepartmentsBody,
  doneView,
  historyQuery,
  mergeUnitBody,
  organisationHistoryView,
  organisationView,
  placeUnitBody,
  renameUnitBody,
  unitPageView,
} from './organisation.contract.js';
import { mayManagePeople, mayReadOrganisation, mayReadOrganisationHistory } from './organisation.policy.js';
import { addUnit } from './units/add-unit.js';
import { closeUnit } from './units/close-unit.js';
import { coverDepartments } from './units/cover-departments.js';
import { mergeUnits } from './units/merge-units.js';
import { organisationView as readOrganisation, unitPage } from './units/organisation-view.js';
import type { OrganisationView, UnitPage } from './units/organisation-view.js';
import { placeUnit } from './units/place-unit.js';
import { renameUnit } from './units/rename-unit.js';

const id = z.uuid();
const done = { done: true } as const;
type Done = typeof done;

/** Units of both trees, what they were called, and everything that happened to the organisation. */
@ApiTags('organisation')
@Controller('organisation')
export class OrganisationController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: organisationView })
  organisation(@CurrentCaller() caller: Caller): Promise<OrganisationView> {
    return this.work.read(caller.tenantId, async (tx) => readOrganisation(tx, await readerOfOrganisation(tx, caller, mayReadOrganisation)));
  }

  @Get('history')
  @ApiOkResponse({ standardSchema: organisationHistoryView })
  history(@CurrentCaller() caller: Caller, @Query({ schema: historyQuery }) wanted: z.infer<typeof historyQuery>): Promise<OrganisationEventLine[]> {
    return this.work.read(caller.tenantId, async (tx) => {
      await readerOfOrganisation(tx, caller, mayReadOrganisationHistory);
      return organisationHistory(tx, { ...wanted, limit: 100 });
    });
  }

  @Get('units/:id')
  @ApiOkResponse({ standardSchema: unitPageView })
  unit(@CurrentCaller() caller: Caller, @Param('id', { schema: id }) unitId: string): Promise<UnitPage> {
    return this.work.read(caller.tenantId, async (tx) => unitPage(tx, await readerOfOrganisation(tx, caller, mayReadOrganisation), unitId));
  }

  @Post('units')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: addedView })
  add(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Body({ schema: addUnitBody }) body: z.infer<typeof addUnitBody>,
  ): Promise<{ id: string }> {
    return this.commands.run(caller, request, async (tx) => addUnit(tx, await editorOf(tx, caller, mayManagePeople), body));
  }

  @Post('units/:id/rename')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  rename(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) unitId: string,
    @Body({ schema: renameUnitBody }) body: z.infer<typeof renameUnitBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await renameUnit(tx, await editorOf(tx, caller, mayManagePeople), { id: unitId, ...body });
      return done;
    });
  }

  @Post('units/:id/place')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  place(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) unitId: string,
    @Body({ schema: placeUnitBody }) body: z.infer<typeof placeUnitBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await placeUnit(tx, await editorOf(tx, caller, mayManagePeople), { id: unitId, ...body });
      return done;
    });
  }

  @Post('units/:id/departments')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  cover(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) unitId: string,
    @Body({ schema: coverDepartmentsBody }) body: z.infer<typeof coverDepartmentsBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await coverDepartments(tx, await editorOf(tx, caller, mayManagePeople), { id: unitId, ...body });
      return done;
    });
  }

  @Post('units/:id/merge')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  merge(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) unitId: string,
    @Body({ schema: mergeUnitBody }) body: z.infer<typeof mergeUnitBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await mergeUnits(tx, await editorOf(tx, caller, mayManagePeople), { id: unitId, ...body });
      return done;
    });
  }

  @Post('units/:id/close')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: doneView })
  close(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param('id', { schema: id }) unitId: string,
    @Body({ schema: closeUnitBody }) body: z.infer<typeof closeUnitBody>,
  ): Promise<Done> {
    return this.commands.run(caller, request, async (tx) => {
      await closeUnit(tx, await editorOf(tx, caller, mayManagePeople), { id: unitId, ...body });
      return done;
    });
  }
}
