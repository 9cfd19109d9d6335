import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/index.js';
import { FireStepDeadlines } from './fire-step-deadlines.js';
import { FireTimers } from './fire-timers.js';

@Module({ imports: [ItemsModule], providers: [FireTimers, FireStepDeadlines], exports: [FireTimers, FireStepDeadlines] })
export class DeadlinesModule {}
