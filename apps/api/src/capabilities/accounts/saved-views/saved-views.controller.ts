import { Body, Controller, Delete, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { CurrentCaller } from '../../../kernel/http/caller.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { Command } from '../../../kernel/http/command-request.js';
import type { CommandRequest } from '../../../kernel/http/command-request.js';
import { CommandRunner } from '../../../kernel/http/command-runner.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { savedView, savedViewBody, savedViewsQuery } from './saved-views.contract.js';
import type { SavedView, SavedViewBody } from './saved-views.contract.js';

/** More would be a list nobody reads. */
const MOST = 20;
const ofScreen = { name: 'saved-views-of-screen', text: 'select id, name, query from saved_views where person_id = $1 and screen = $2 order by saved_at, id' };
// The same name again is the same view, looked at anew.
const keep = {
  name: 'keep-saved-view',
  text: `insert into saved_views (tenant_id, id, person_id, screen, name, query) values ($1, $2, $3, $4, $5, $6)
         on conflict on constraint uq_saved_views__name_once do update set query = excluded.query`,
};
const remove = { name: 'remove-saved-view', text: 'delete from saved_views where person_id = $1 and id = $2 returning screen' };

const savedViews = z.array(savedView);

/** Filters a person keeps under a name of his own; nobody else sees them. */
@ApiTags('saved-views')
@Controller('saved-views')
export class SavedViewsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: savedViews })
  list(@CurrentCaller() { tenantId, personId }: Caller, @Query({ schema: savedViewsQuery }) { screen }: z.infer<typeof savedViewsQuery>): Promise<SavedView[]> {
    return this.work.read(tenantId, (tx) => viewsOf(tx, personId, screen));
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: savedViews })
  save(
    @CurrentCaller() caller: Caller,
    @Command() command: CommandRequest,
    @Body({ schema: savedViewBody }) { screen, name, query }: SavedViewBody,
  ): Promise<SavedView[]> {
    return this.commands.run(caller, command, async (tx) => {
      await tx.rows(keep, [tx.tenantId, uuidV7(), caller.personId, screen, name, query]);
      const views = await viewsOf(tx, caller.personId, screen);
      if (views.length > MOST) throw new DomainError('saved-view.too-many', { most: MOST });
      return views;
    });
  }

  @Delete(':id')
  @ApiOkResponse({ standardSchema: savedViews })
  remove(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: z.uuid() }) id: string): Promise<SavedView[]> {
    return this.commands.run(caller, command, async (tx) => {
      const removed = await tx.row<{ screen: string }>(remove, [caller.personId, id]);
      if (!removed) throw new DomainError('saved-view.unknown');
      return viewsOf(tx, caller.personId, removed.screen);
    });
  }
}

function viewsOf(tx: Tx, personId: string, screen: string): Promise<SavedView[]> {
  return tx.rows<SavedView>(ofScreen, [personId, screen]);
}
