import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { Additions, Followers, ItemsModule, Readings } from '../items/index.js';
import { entryAddition, sourceRowOf } from './entry-addition.js';
import { entryReading } from './entry-facts.js';
import { followEntry } from './follow-entry.js';
import { RegistersController } from './registers.controller.js';
import { SamplesController } from './samples.controller.js';

@Module({ imports: [ItemsModule], controllers: [SamplesController, RegistersController] })
export class RegistersModule implements OnModuleInit {
  constructor(
    @Inject(Additions) private readonly additions: Additions,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(Followers) private readonly followers: Followers,
  ) {}

  onModuleInit(): void {
    this.additions.offer('entry', entryAddition);
    this.readings.offer('entry', entryReading);
    this.readings.offerRecords({ register: sourceRowOf });
    this.followers.offer('entry', followEntry);
  }
}
