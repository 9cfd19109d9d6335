import { Module } from '@nestjs/common';
import { AccessLog } from './access-log.js';
import { HistoryController } from './history.controller.js';

/** The reading side of history. Appending is a pure function that items calls. */
@Module({ controllers: [HistoryController], providers: [AccessLog], exports: [AccessLog] })
export class HistoryModule {}
