import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/index.js';
import { FireTimers } from './fire-timers.js';

@Module({ imports: [ItemsModule], providers: [FireTimers], exports: [FireTimers] })
export class DeadlinesModule {}
