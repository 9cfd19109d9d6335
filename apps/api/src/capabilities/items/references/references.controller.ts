import { Controller, Get, Inject, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { referable } from './referable.js';
import { referencesQuery, referencesView } from './references.contract.js';
import type { ReferencesQuery, ReferencesView } from './references.contract.js';

/** 引用记录: records a form may name, as far as the caller may read them. */
@ApiTags('items')
@Controller('references')
export class ReferencesController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Get()
  @ApiOkResponse({ standardSchema: referencesView })
  find(@CurrentCaller() { tenantId, personId }: Caller, @Query({ schema: referencesQuery }) { of, q = '' }: ReferencesQuery): Promise<ReferencesView> {
    return this.work.read(tenantId, async (tx) => {
      const found = await referable(tx, personId, { of: of.split(',').filter((key) => key !== ''), words: q.trim() });
      return found.map(({ id, title }) => ({ id, title }));
    });
  }
}
