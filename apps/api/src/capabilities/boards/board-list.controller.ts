import { Controller, Get, Inject } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { boardCampaign } from './boards.contract.js';
import type { BoardCampaign } from './boards.contract.js';
import { boardCampaigns } from './queries/board-campaigns.js';
import { hasBoard } from './queries/frame.js';

/** Which boards there are, for those who have one at all. */
@ApiTags('boards')
@Controller('boards')
export class BoardListController {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  @Get()
  @ApiOkResponse({ standardSchema: z.array(boardCampaign) })
  boards(@CurrentCaller() { tenantId, personId }: Caller): Promise<BoardCampaign[]> {
    return this.work.read(tenantId, async (tx) => {
      await hasBoard(tx, personId);
      return boardCampaigns(tx);
    });
  }
}
