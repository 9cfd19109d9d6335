import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { Items, ItemsModule, Readings } from '../items/index.js';
import { makeSheets, OPEN_TOPIC } from './commands/make-sheets.js';
import { ClosingController } from './closing.controller.js';
import { readings } from './readings.js';
import { ReviewsController } from './reviews.controller.js';
import { SheetsController } from './sheets.controller.js';

@Module({ imports: [ItemsModule], controllers: [ReviewsController, SheetsController, ClosingController] })
export class ReviewsModule implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
  ) {}

  onModuleInit(): void {
    for (const [name, source] of Object.entries(readings)) this.readings.offer(name, source);
    this.outbox.on(OPEN_TOPIC, (tx, message) => makeSheets(tx, this.items, message));
  }
}
