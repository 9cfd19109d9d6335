import { Controller, Get, Inject, Param } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { FormDefinition } from '@bihuan/forms';
import { clockOf } from '../../../kernel/clock/clock.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { lookAtDraft, readDraft } from '../../definitions/index.js';
import { evolutionView } from '../designs.contract.js';
import type { EvolutionView } from '../designs.contract.js';
import { reader } from '../designs.policy.js';
import { evolutionOfDraft } from './evolution.js';

const uuid = z.uuid();

/** What forms that wait for a second person meet among answers that are there. */
@ApiTags('definitions')
@Controller('definition-drafts')
export class EvolutionController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Get(':id/evolution')
  @ApiOkResponse({ standardSchema: evolutionView })
  evolution(@CurrentCaller() caller: Caller, @Param('id', { schema: uuid }) id: string): Promise<EvolutionView> {
    return this.work.read(caller.tenantId, async (tx) => {
      await reader(tx, caller);
      const { today } = await clockOf(tx);
      const { entries } = await lookAtDraft(tx, await readDraft(tx, id), today);
      // Looked at as a form when it was read.
      const forms = entries.flatMap(({ kind, content }) => (kind === 'form' ? [content as FormDefinition] : []));
      return evolutionOfDraft(tx, forms, caller.personId);
    });
  }
}
