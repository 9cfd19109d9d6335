import { Inject, Module } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { Additions, Items, ItemsModule, Readings } from '../items/index.js';
import { CampaignsController } from './campaigns.controller.js';
import { ChildrenController } from './children.controller.js';
import { PlanPapersController } from './plan-papers.controller.js';
import { LAUNCH_TOPIC, launchNext } from './launch/launch.js';
import { campaignFacts, leftInRecord, planReading, stageReading } from './readings.js';
import { LoadsController } from './loads/loads.controller.js';
import { RESCHEDULE_TOPIC, rescheduleNext } from './reschedule/moved-days.js';
import { listAddition, shareAddition } from './share-lists.js';
import { shareStates } from './share-states.js';

@Module({ imports: [ItemsModule], controllers: [CampaignsController, ChildrenController, LoadsController, PlanPapersController] })
export class CampaignsModule implements OnModuleInit {
  constructor(
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(Items) private readonly items: Items,
    @Inject(Readings) private readonly readings: Readings,
    @Inject(Additions) private readonly additions: Additions,
  ) {}

  onModuleInit(): void {
    this.readings.offer('plan', async (tx, item) => ({ ...(await planReading(tx, item.id)) }));
    this.readings.offer('stage', async (tx, item) => ({ ...(await stageReading(tx, item.id)) }));
    this.readings.offerRecords({ campaigns: campaignFacts });
    this.readings.offerEnd('stage', (tx, item) => leftInRecord(tx, item));
    this.additions.offer('share', shareAddition);
    this.additions.offerStates('share', shareStates);
    this.additions.offer('list', listAddition);
    this.outbox.on(LAUNCH_TOPIC, (tx, message) => launchNext(tx, this.items, message));
    this.outbox.on(RESCHEDULE_TOPIC, (tx, message) => rescheduleNext(tx, this.items, message));
  }
}
