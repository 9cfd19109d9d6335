import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { markAllRead, markRead } from './commands/mark-read.js';
import { notificationList } from './notifications.contract.js';
import type { NotificationList } from './notifications.contract.js';
import { notificationsOf } from './queries/notifications-of.js';

/** What the caller was told. Nobody sees another's, so there is nothing to permit. */
@ApiTags('notifications')
@Controller('notifications')
export class NotificationsController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: notificationList })
  list(@CurrentCaller() { tenantId, personId }: Caller): Promise<NotificationList> {
    return this.work.read(tenantId, (tx) => notificationsOf(tx, personId));
  }

  @Post('read-all')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: notificationList })
  readAll(@CurrentCaller() caller: Caller, @Command() command: CommandRequest): Promise<NotificationList> {
    return this.commands.run(caller, command, async (tx) => {
      await markAllRead(tx, caller.personId);
      return notificationsOf(tx, caller.personId);
    });
  }

  @Post(':id/read')
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: notificationList })
  read(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: z.uuid() }) id: string): Promise<NotificationList> {
    return this.commands.run(caller, command, async (tx) => {
      await markRead(tx, caller.personId, id);
      return notificationsOf(tx, caller.personId);
    });
  }
}
