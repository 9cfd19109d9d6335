import { Module } from '@nestjs/common';
import { BoardListController } from './board-list.controller.js';
import { BoardsController } from './boards.controller.js';
import { SendReminders } from './commands/send-reminders.js';

@Module({ controllers: [BoardListController, BoardsController], providers: [SendReminders] })
export class BoardsModule {}
