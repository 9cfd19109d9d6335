import { Controller, Get, Inject, Param, Res } from '@nestjs/common';
import { ApiOkResponse, ApiProduces, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { z } from 'zod';
import { clockOf } from '../../kernel/clock/clock.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { DOCUMENT_TYPE } from '../../kernel/http/send-spreadsheet.js';
import { paperAnswer, PDF_TYPE, sendPaper, setPaper } from '../../kernel/papers/send-paper.js';
import type { PaperKind } from '../../kernel/papers/send-paper.js';
import { permissionsOf } from '../people/index.js';
import { mayReadPlans } from './campaigns.policy.js';
import { planPaper } from './queries/plan-paper.js';
import { refuseUnstarted } from './queries/readable-campaign.js';

const uuid = z.uuid();

/** The table of a plan, to be issued as the sheet people know. */
@ApiTags('campaigns')
@Controller('campaigns/:id')
export class PlanPapersController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Get('plan.pdf')
  @ApiProduces(PDF_TYPE)
  @ApiOkResponse(paperAnswer)
  async pdf(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(caller, reply, { id, as: 'pdf' });
  }

  @Get('plan.docx')
  @ApiProduces(DOCUMENT_TYPE)
  @ApiOkResponse(paperAnswer)
  async word(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string, @Res() reply: FastifyReply): Promise<void> {
    await this.send(caller, reply, { id, as: 'docx' });
  }

  private async send(caller: Caller, reply: FastifyReply, { id, as }: { readonly id: string; readonly as: PaperKind }): Promise<void> {
    const { name, paper } = await this.work.read(caller.tenantId, async (tx) => {
      if (!mayReadPlans(await permissionsOf(tx, caller.personId, (await clockOf(tx)).today))) throw new DomainError('campaign.not-readable');
      await refuseUnstarted(tx, caller.personId, id);
      return planPaper(tx, id);
    });
    const file = await setPaper(as, { name, paper });
    await this.log.note(caller, { what: 'export.plan', itemId: id, facts: { as } });
    await sendPaper(reply, file);
  }
}
