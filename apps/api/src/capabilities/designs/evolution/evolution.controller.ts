import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { draftEvolutionView } from '../designs.contract.js';
import type { DraftEvolutionView } from '../designs.contract.js';
import { reader } from '../designs.policy.js';
import { evolutionOfDraft } from './evolution.js';

const uuid = z.uuid();

/** What forms that wait for a second person meet among answers that are there. */
@ApiTags('definitions')
@Controller('definition-drafts')
export class EvolutionController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Get(':id/evolution')
  @ApiOkResponse({ standardSchema: draftEvolutionView })
  evolution(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<DraftEvolutionView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      return evolutionOfDraft(tx, id, caller.personId);
    });
  }
}
