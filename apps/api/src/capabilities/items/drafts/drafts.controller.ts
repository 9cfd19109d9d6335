import { Body, Controller, Get, Inject, Param, Patch, Put, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { CurrentCaller, EndsNoSession } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { SaveDraft } from '../commands/save-draft.js';
import { draftAnswer, idParam, saveDraftBody } from '../item.contract.js';
import type { SaveDraftBody } from '../item.contract.js';
import { draftQuery, freshDraft, offeredRowsView, patchDraftAnswer, patchDraftBody } from './draft.contract.js';
import type { DraftQuery, FreshDraftView, OfferedRowsView, PatchDraftAnswer, PatchDraftBody } from './draft.contract.js';
import { Drafts } from './drafts.js';

@ApiTags('items')
@EndsNoSession()
@Controller()
export class DraftsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(SaveDraft) private readonly saveDraft: SaveDraft,
    @Inject(Drafts) private readonly drafts: Drafts,
  ) {}

  @Put('items/:id/draft')
  @ApiOkResponse({ standardSchema: draftAnswer })
  save(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: saveDraftBody }) body: SaveDraftBody,
  ): Promise<{ revision: number; savedAtText: string }> {
    return this.work.run(tenantId, (tx) => this.saveDraft.execute(tx, id, { personId, ...body }));
  }

  /** Places of the draft that changed on one page, laid over what others saved meanwhile. */
  @Patch('items/:id/draft')
  @ApiOkResponse({ standardSchema: patchDraftAnswer })
  patchDraft(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: patchDraftBody }) body: PatchDraftBody,
  ): Promise<PatchDraftAnswer> {
    return this.work.run(tenantId, (tx) => this.drafts.patch(tx, id, { personId, body }));
  }

  /** The draft as it stands, for a page that heard of changes by others: `since` the one it shows. */
  @Get('items/:id/draft')
  @ApiOkResponse({ standardSchema: freshDraft })
  readDraft(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: draftQuery }) query: DraftQuery,
  ): Promise<FreshDraftView> {
    return this.work.read(tenantId, (tx) => this.drafts.read(tx, id, { personId, query }));
  }

  /** Rows of an earlier answer of the same unit, for whoever fills it in to pick from. */
  @Get('items/:id/draft/rows')
  @ApiOkResponse({ standardSchema: offeredRowsView })
  offeredRows(@CurrentCaller() { tenantId, personId }: Caller, @Param({ schema: idParam }) { id }: { id: string }): Promise<OfferedRowsView> {
    return this.work.read(tenantId, (tx) => this.drafts.offered(tx, id, personId));
  }
}
