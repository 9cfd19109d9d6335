import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { notify } from './commands/notify.js';
import { PERSON_NOTIFY, personNotify } from './kinds.js';
import { RemindersController } from './reminders.controller.js';
import { NotificationsController } from './notifications.controller.js';

@Module({ controllers: [NotificationsController, RemindersController] })
export class NotificationsModule implements OnModuleInit {
  constructor(@Inject(OutboxDrain) private readonly outbox: OutboxDrain) {}

  onModuleInit(): void {
    this.outbox.on(PERSON_NOTIFY, (tx, { id, payload }) => notify(tx, personNotify.parse(payload), id));
  }
}
