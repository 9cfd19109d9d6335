import { Module } from '@nestjs/common';
import { BoardListController } from './board-list.controller.js';
import { BoardsController } from './boards.controller.js';

@Module({ controllers: [BoardListController, BoardsController] })
export class BoardsModule {}
