import { Controller, Get, HttpCode, Inject, Param, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { CurrentCaller } from '../../kernel/http/caller.js';
import type { Caller } from '../../kernel/http/caller.js';
import { Command } from '../../kernel/http/command-request.js';
import type { CommandRequest } from '../../kernel/http/command-request.js';
import { CommandRunner } from '../../kernel/http/command-runner.js';
import { isReadable, readerOf, readItem } from '../items/index.js';
import type { ItemRow } from '../items/index.js';
import { namesOf } from '../people/index.js';
import { remind } from './commands/remind.js';
import { itemRemindAnswer, reminderLines } from './notifications.contract.js';
import type { ItemRemindAnswer, ReminderLine } from './notifications.contract.js';
import { remindersOf } from './queries/reminders-of.js';
import { mayRemindOf } from './reminders.policy.js';

const uuid = z.uuid();

const unsentWords = { already: '今天已催过，不再发。', nobody: '现在没有人在办，没有发出。', own: '这件事在您自己手上，没有发出。' } as const;

/** Reminders of one item: who was asked to get on with it, and asking again. */
@ApiTags('notifications')
@Controller('items/:id/reminders')
export class RemindersController {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(CommandRunner) private readonly commands: CommandRunner,
  ) {}

  @Get()
  @ApiOkResponse({ standardSchema: reminderLines })
  list(@CurrentCaller() { tenantId, personId }: Caller, @Param('id', { schema: uuid }) id: string): Promise<ReminderLine[]> {
    return this.work.read(tenantId, async (tx) => {
      await readable(tx, personId, id);
      return remindersOf(tx, id);
    });
  }

  @Post()
  @HttpCode(200)
  @ApiOkResponse({ standardSchema: itemRemindAnswer })
  remind(@CurrentCaller() caller: Caller, @Command() command: CommandRequest, @Param('id', { schema: uuid }) id: string): Promise<ItemRemindAnswer> {
    return this.commands.run(caller, command, async (tx) => {
      const { item, grants } = await readable(tx, caller.personId, id);
      if (!mayRemindOf(item, { personId: caller.personId, grants })) throw new DomainError('reminder.not-yours');
      const done = await remind(tx, { itemId: id, by: caller.personId });
      if (done.type !== 'sent') return { outcome: done.type, sentence: unsentWords[done.type] };
      const { people } = await namesOf(tx, { people: done.people, units: [] });
      return { outcome: 'sent', sentence: `已提醒${done.people.map((person) => people[person]?.label ?? '').join('、')}。` };
    });
  }
}

async function readable(tx: Tx, personId: string, itemId: string): Promise<{ item: ItemRow; grants: Awaited<ReturnType<typeof readerOf>>['grants'] }> {
  const item = await readItem(tx, itemId);
  const reader = await readerOf(tx, personId, (await clockOf(tx)).today);
  if (!item || !(await isReadable(tx, item, reader))) throw new DomainError('item.unknown');
  return { item, grants: reader.grants };
}
