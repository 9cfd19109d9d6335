import { Controller, Get, Headers, Inject, Query, Res } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import type { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { liveQuery, liveState } from './live.contract.js';
import { Drafts } from '../items/index.js';
import { seenBy } from './live-state.js';
import { LiveStreams } from './live-streams.js';

/** That something changed. Everybody is told of his own lists and of pages he may read, so there is nothing to permit. */
@ApiTags('live')
@Controller('live')
export class LiveController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(LiveStreams) private readonly streams: LiveStreams,
    @Inject(Drafts) private readonly drafts: Drafts,
  ) {}

  /** As `text/event-stream` it goes on: an event `state` whenever the answer is another one. Otherwise it is asked once. */
  @Get()
  @ApiOkResponse({ standardSchema: liveState })
  async live(
    @CurrentCaller() caller: Caller,
    @Query({ schema: liveQuery }) { items }: z.infer<typeof liveQuery>,
    @Headers('accept') accept: string | undefined,
    @Headers('last-event-id') lastId: string | undefined,
    @Res() reply: FastifyReply,
  ): Promise<void> {
    const watched = [...new Set(items?.split(',') ?? [])];
    if (accept?.includes('text/event-stream')) return this.streams.open(caller, { watched, lastId: lastId ?? null, reply });
    const { state } = await this.work.read(caller.tenantId, (tx) => seenBy(tx, this.drafts, { personId: caller.personId, watched }));
    await reply.send(state);
  }
}
