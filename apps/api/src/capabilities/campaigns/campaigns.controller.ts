import { Body, Controller, Get, HttpCode, Inject, Param, Patch, Post, Query } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import type { PlanDefinition } from '@bihuan/library';
import { z } from 'zod';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { Items, Readings } from '../items/index.js';
import { permissionsOf } from '../people/index.js';
import type { Grant } from '../people/index.js';
import {
  amendBody,
  campaignLine,
  campaignView as campaignViewSchema,
  choices,
  editBody,
  issuedQuery,
  issuedView,
  openBody,
  planFileBody,
  planFileView,
  planLine,
  planPreview,
  previewQuery,
} from './campaigns.contract.js';
import type {
  AmendBody,
  CampaignLine,
  CampaignView,
  Choices,
  EditBody,
  IssuedView,
  OpenBody,
  PlanFileBody,
  PlanFileView,
  PlanLine,
  PlanPreview,
} from './campaigns.contract.js';
import { mayEditPlans, mayReadPlans, unitOfEditor } from './campaigns.policy.js';
import { amendPlan } from './commands/amend-plan.js';
import { checkPlanFile, newCampaign } from './commands/new-campaign.js';
import { sendLeftOut } from './launch/launch-again.js';
import { exportPlan } from './plan-file/export-plan.js';
import { planFile } from './plan-file/plan-file.contract.js';
import { planOf } from './queries/plan-rows.js';
import { issuedOf } from './reschedule/issued.js';
import { campaignLines } from './queries/campaign-lines.js';
import { campaignView, unopenedPlans } from './queries/campaign-view.js';
import { choicesOf } from './queries/choices.js';
import { previewFor } from './queries/preview.js';
import { refuseUnstarted } from './queries/readable-campaign.js';

const uuid = z.uuid();

/** Plans, and the campaigns opened from them. */
@Controller()
export class CampaignsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
  ) {}

  @Get('plans')
  @ApiOkResponse({ standardSchema: z.array(planLine) })
  plans(@CurrentCaller() caller: Caller): Promise<PlanLine[]> {
    return this.read(caller, (tx) => unopenedPlans(tx));
  }

  @Get('campaigns')
  @ApiOkResponse({ standardSchema: z.array(campaignLine) })
  campaigns(@CurrentCaller() caller: Caller): Promise<CampaignLine[]> {
    return this.read(caller, (tx) => campaignLines(tx, caller.personId));
  }

  @Post('campaigns')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: campaignViewSchema })
  open(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Body({ schema: openBody }) body: OpenBody): Promise<CampaignView> {
    return this.commands.run(caller, command, async (tx) => {
      const unitId = unitOfEditor(await editor(tx, caller));
      if (unitId === null) throw new DomainError('campaign.not-yours');
      const campaignId = await newCampaign(tx, this.items, body, { personId: caller.personId, unitId });
      return this.view(tx, caller, campaignId);
    });
  }

  @Get('campaigns/:id')
  @ApiOkResponse({ standardSchema: campaignViewSchema })
  campaign(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<CampaignView> {
    return this.readOne(caller, id, (tx) => this.view(tx, caller, id));
  }

  @Patch('campaigns/:id/tasks')
  @ApiOkResponse({ standardSchema: campaignViewSchema })
  amend(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: amendBody }) body: AmendBody,
  ): Promise<CampaignView> {
    return this.commands.run(caller, command, async (tx) => {
      await editor(tx, caller);
      const { expectedVersion, changes, reason } = body;
      await amendPlan(tx, this.items, {
        campaignId: id,
        personId: caller.personId,
        expectedVersion,
        edits: changes.map((change) => ({ ...change, type: 'task' })),
        reason,
      });
      return this.view(tx, caller, id);
    });
  }

  @Patch('campaigns/:id/plan')
  @ApiOkResponse({ standardSchema: campaignViewSchema })
  edit(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Param('id', { schema: uuid }) id: string,
    @Body({ schema: editBody }) body: EditBody,
  ): Promise<CampaignView> {
    return this.commands.run(caller, command, async (tx) => {
      await editor(tx, caller);
      await amendPlan(tx, this.items, { campaignId: id, personId: caller.personId, ...body });
      return this.view(tx, caller, id);
    });
  }

  @Get('campaigns/:id/tasks/:taskId/issued')
  @ApiOkResponse({ standardSchema: issuedView })
  issued(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
    @Param('taskId', { schema: uuid }) taskId: string,
    @Query({ schema: issuedQuery }) asked: z.infer<typeof issuedQuery>,
  ): Promise<IssuedView> {
    return this.read(caller, async (tx) => {
      await editor(tx, caller);
      return issuedOf(tx, id, { taskId, ...asked });
    });
  }

  @Post('campaigns/:id/send-left-out')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: campaignViewSchema })
  sendLeftOut(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: uuid }) id: string): Promise<CampaignView> {
    return this.commands.run(caller, command, async (tx) => {
      await editor(tx, caller);
      await sendLeftOut(tx, this.items, { campaignId: id, personId: caller.personId });
      return this.view(tx, caller, id);
    });
  }

  /** The plan as a file that another house, or this one, can read back. */
  @Get('campaigns/:id/plan.json')
  @ApiOkResponse({ standardSchema: planFile })
  export(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<PlanDefinition> {
    return this.readOne(caller, id, async (tx) => exportPlan(tx, await planOf(tx, id)));
  }

  /** Looks at a file and keeps nothing of it. */
  @Post('plan-files')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: planFileView })
  checkFile(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: planFileBody }) { file }: PlanFileBody,
  ): Promise<PlanFileView> {
    return this.commands.run(caller, command, async (tx) => {
      await editor(tx, caller);
      return checkPlanFile(tx, file);
    });
  }

  @Get('campaigns/:id/preview')
  @ApiOkResponse({ standardSchema: planPreview })
  preview(
    @CurrentCaller() caller: Caller,
    @Param('id', { schema: uuid }) id: string,
    @Query({ schema: previewQuery }) { unit }: z.infer<typeof previewQuery>,
  ): Promise<PlanPreview> {
    return this.readOne(caller, id, async (tx) =>
      previewFor(tx, { campaignId: id, unitId: unit, today: (await clockOf(tx)).today, grants: await grantsOf(tx, caller) }),
    );
  }

  @Get('choices')
  @ApiOkResponse({ standardSchema: choices })
  choices(@CurrentCaller() caller: Caller): Promise<Choices> {
    return this.read(caller, choicesOf);
  }

  private view(tx: Tx, caller: Caller, campaignId: string): Promise<CampaignView> {
    return campaignView(tx, { campaignId, personId: caller.personId, readings: this.readings });
  }

  /** One campaign; a draft is none to those it does not concern yet. */
  private readOne<T>(caller: Caller, id: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.read(caller, async (tx) => {
      await refuseUnstarted(tx, caller.personId, id);
      return work(tx);
    });
  }

  private read<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.work.read(caller.tenantId, async (tx) => {
      if (!mayReadPlans(await grantsOf(tx, caller))) throw new DomainError('campaign.not-readable');
      return work(tx);
    });
  }
}

async function editor(tx: Tx, caller: Caller): Promise<readonly Grant[]> {
  const grants = await grantsOf(tx, caller);
  if (!mayEditPlans(grants)) throw new DomainError('campaign.not-yours');
  return grants;
}

async function grantsOf(tx: Tx, { personId }: Caller): Promise<Grant[]> {
  return permissionsOf(tx, personId, (await clockOf(tx)).today);
}
