import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { WORK_STUCK } from '../../kernel/outbox/stuck.js';
import { tellKeepers } from './tell-keepers.js';
import { UpkeepController } from './upkeep.controller.js';

@Module({ controllers: [UpkeepController] })
export class UpkeepModule implements OnModuleInit {
  constructor(@Inject(OutboxDrain) private readonly outbox: OutboxDrain) {}

  onModuleInit(): void {
    this.outbox.on(WORK_STUCK, (tx) => tellKeepers(tx), { equalOnce: true });
  }
}
