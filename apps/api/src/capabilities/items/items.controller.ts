import { Body, Controller, Get, HttpCode, Inject, Param, Post, Query } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { clockOf } from '../../kernel/clock/clock.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { AccessLog } from '../../kernel/http/access-log.js';
import { CurrentCaller, EndsNoSession } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { SendEvent } from './commands/send-event.js';
import { FieldSight } from './field-access/field-sight.js';
import { Readings } from './facts/readings.js';
import { actAnswer, choiceLine, choicesQuery, idParam, itemView, sendEventBody, submissionWithForm } from './item.contract.js';
import type { ActAnswer, ChoiceLine, ChoicesQuery, ItemView, SendEventBody, SubmissionWithForm } from './item.contract.js';
import { pathPreview } from './preview/preview.contract.js';
import type { PathPreview } from './preview/preview.contract.js';
import { previewOf } from './preview/preview-of.js';
import { readableItem } from './readable.js';
import { Additions } from './views/additions.js';
import { choicesFor } from './views/choices.js';
import { itemViewOf } from './views/item-view.js';
import { submissionById } from './views/submissions-view.js';

@ApiTags('items')
@EndsNoSession()
@Controller()
export class ItemsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
    @Inject(SendEvent) private readonly sendEvent: SendEvent,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(Additions) private readonly additions: Additions,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  @Get('items/:id')
  @ApiOkResponse({ standardSchema: itemView })
  async show(@CurrentCaller() caller: Caller, @Param({ schema: idParam }) { id }: { id: string }): Promise<ItemView> {
    const { item, view } = await this.work.read(caller.tenantId, async (tx) => {
      const { item: found } = await readableItem(tx, id, caller.personId);
      return { item: found, view: await itemViewOf(tx, { readings: this.readings, additions: this.additions, item: found, personId: caller.personId }) };
    });
    if (item.privacy === 'restricted') await this.log.note(caller, { what: 'item', itemId: item.id });
    return view;
  }

  /** The rest of its path with named people, as of now; what stands in the draft counts as if it had been handed in. */
  @Get('items/:id/preview')
  @ApiOkResponse({ standardSchema: pathPreview })
  preview(@CurrentCaller() { tenantId, personId }: Caller, @Param({ schema: idParam }) { id }: { id: string }): Promise<PathPreview> {
    return this.work.read(tenantId, async (tx) => previewOf(tx, { item: (await readableItem(tx, id, personId)).item, personId, readings: this.readings }));
  }

  @Post('items/:id/events')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: actAnswer })
  send(
    @CurrentCaller() caller: Caller,
    @Command() request: CommandRequest,
    @Param({ schema: idParam }) { id }: { id: string },
    @Body({ schema: sendEventBody }) body: SendEventBody,
  ): Promise<ActAnswer> {
    return this.commands.decide(caller, { ...request, subject: id }, (tx) => this.sendEvent.execute(tx, id, { personId: caller.personId, body }));
  }

  /** Whom an act on this item may name. */
  @Get('items/:id/choices')
  @ApiOkResponse({ standardSchema: z.array(choiceLine) })
  choices(
    @CurrentCaller() { tenantId, personId }: Caller,
    @Param({ schema: idParam }) { id }: { id: string },
    @Query({ schema: choicesQuery }) query: ChoicesQuery,
  ): Promise<ChoiceLine[]> {
    return this.work.read(tenantId, async (tx) => choicesFor(tx, await readableItem(tx, id, personId), query));
  }

  @Get('submissions/:id')
  @ApiOkResponse({ standardSchema: submissionWithForm })
  async submission(@CurrentCaller() caller: Caller, @Param({ schema: idParam }) { id }: { id: string }): Promise<SubmissionWithForm> {
    const { item, view } = await this.work.read(caller.tenantId, async (tx) => {
      const { zone } = await clockOf(tx);
      const found = await submissionById(tx, id, zone);
      if (!found) throw new DomainError('item.unknown');
      const { item } = await readableItem(tx, found.itemId, caller.personId);
      const { definition, data } = await new FieldSight(tx, caller.personId).shown({ itemId: item.id, ...found.view });
      return { item, view: { ...found.view, data: { ...data }, definition } };
    });
    if (item.privacy === 'restricted') await this.log.note(caller, { what: 'submission', itemId: item.id, facts: { submission: id } });
    return view;
  }
}
