import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { idParam } from '../item.contract.js';
import { handOverAnswer, handOverBody, openWorkView, strandedView, vacantQuery, vacantView } from './hand-over.contract.js';
import type { HandOverAnswer, HandOverBody, OpenWorkView, StrandedView, VacantView } from './hand-over.contract.js';
import { HandOverWork } from './hand-over-work.js';
import { openWorkOf, strandedWork } from './open-work.js';
import { vacantPlaces } from './vacant-places.js';

/** 交接: what somebody has in hand goes to somebody else; and what nobody has in hand is found. */
@ApiTags('hand-over')
@Controller()
export class HandOverController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(HandOverWork) private readonly handOver: HandOverWork,
  ) {}

  @Get('people/:id/open-work')
  @ApiOkResponse({ standardSchema: openWorkView })
  openWork(@CurrentCaller() caller: Caller, @Param({ schema: idParam }) { id }: { id: string }): Promise<OpenWorkView> {
    return this.work.read(caller.tenantId, (tx) => openWorkOf(tx, caller.personId, id));
  }

  @Get('stranded-work')
  @ApiOkResponse({ standardSchema: strandedView })
  stranded(@CurrentCaller() caller: Caller): Promise<StrandedView> {
    return this.work.read(caller.tenantId, (tx) => strandedWork(tx, caller.personId));
  }

  @Get('vacant-places')
  @ApiOkResponse({ standardSchema: vacantView })
  vacant(@CurrentCaller() caller: Caller, @Query({ schema: vacantQuery }) { after }: z.infer<typeof vacantQuery>): Promise<VacantView> {
    return this.work.read(caller.tenantId, (tx) => vacantPlaces(tx, caller.personId, after ?? null));
  }

  @Post('handovers')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: handOverAnswer })
  hand(@CurrentCaller() caller: Caller, @Command() request: CommandRequest, @Body({ schema: handOverBody }) body: HandOverBody): Promise<HandOverAnswer> {
    return this.handOver.execute(caller, request, body);
  }
}
