import { Module } from '@nestjs/common';
import { ItemsModule } from '../items/index.js';
import { CalendarEffectController } from './calendar-effect.controller.js';
import { FireDeadlines } from './fire-deadlines.js';
import { FireStepDeadlines } from './fire-step-deadlines.js';
import { FireTimers } from './fire-timers.js';
import { RecountDeadlines } from './recount-deadlines.js';

@Module({
  imports: [ItemsModule],
  controllers: [CalendarEffectController],
  providers: [FireDeadlines, FireTimers, FireStepDeadlines, RecountDeadlines],
  exports: [FireDeadlines, FireTimers, FireStepDeadlines],
})
export class DeadlinesModule {}
