import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse } from '@nestjs/swagger';
import { z } from 'zod';
import { clockOf } from '../../../kernel/clock/clock.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { mayReadDefinitions } from '../../definitions/index.js';
import { permissionsOf } from '../../people/index.js';
import { mayReadPlans } from '../campaigns.policy.js';
import { refuseUnstarted } from '../queries/readable-campaign.js';
import { campaignLoads, formLoads } from './loads.contract.js';
import type { CampaignLoads, FormLoads } from './loads.contract.js';
import { campaignLoadsOf, formLoadsOf } from './plan-loads.js';

/** 用时: what forms and campaigns ask of whoever fills them in. */
@Controller()
export class LoadsController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Get('campaigns/:id/loads')
  @ApiOkResponse({ standardSchema: campaignLoads })
  campaign(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: z.uuid() }) id: string): Promise<CampaignLoads> {
    return this.work.read(tenantId, async (tx) => {
      const { today } = await clockOf(tx);
      if (!mayReadPlans(await permissionsOf(tx, personId, today))) throw new DomainError('campaign.not-readable');
      await refuseUnstarted(tx, personId, id);
      return campaignLoadsOf(tx, id, today);
    });
  }

  @Get('form-loads')
  @ApiOkResponse({ standardSchema: formLoads })
  forms(@CurrentCaller() { tenantId, personId }: Caller): Promise<FormLoads> {
    return this.work.read(tenantId, async (tx) => {
      const { today } = await clockOf(tx);
      if (!mayReadDefinitions(await permissionsOf(tx, personId, today))) throw new DomainError('definition.not-yours');
      return formLoadsOf(tx, personId, today);
    });
  }
}
