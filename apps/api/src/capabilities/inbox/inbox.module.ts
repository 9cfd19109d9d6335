import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/index.js';
import { DecideBatch } from './commands/decide-batch.js';
import { InboxController } from './inbox.controller.js';

@Module({ imports: [ItemsModule], controllers: [InboxController], providers: [DecideBatch] })
export class InboxModule {}
