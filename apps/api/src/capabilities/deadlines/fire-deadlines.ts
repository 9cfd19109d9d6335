import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { OutboxDrain } from '../../kernel/outbox/outbox-drain.js';
import { TenantList } from '../../kernel/tenants/tenant-list.js';
import { dueSteps, dueTimers, recounts } from '../items/index.js';
import { CALENDAR_WRITTEN } from '../people/index.js';
import { FireStepDeadlines } from './fire-step-deadlines.js';
import { FireTimers } from './fire-timers.js';
import { RecountDeadlines } from './recount-deadlines.js';

/**
 * The look at everything that days bring: first what was counted by an older calendar is counted anew, then what is due of items is done, then
 * what is due of steps. It comes once a minute, when the demo's clock is moved and when a year of the calendar is written; at the start of
 * the product what was set aside is tried once more, since what stood in its way may have been mended.
 */
@Injectable()
export class FireDeadlines implements OnModuleInit {
  private readonly log = new Logger('deadlines');
  private timer: NodeJS.Timeout | undefined;

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(TenantList) private readonly tenants: TenantList,
    @Inject(RecountDeadlines) private readonly recounting: RecountDeadlines,
    @Inject(FireTimers) private readonly timers: FireTimers,
    @Inject(FireStepDeadlines) private readonly steps: FireStepDeadlines,
  ) {}

  onModuleInit(): void {
    // The handler's own transaction only notes that the clock moved, or the calendar was written; what is due is done after it, one by one.
    for (const topic of ['clock.moved', CALENDAR_WRITTEN]) this.outbox.on(topic, async (tx) => void setImmediate(() => void this.fireLogged(tx.tenantId)));
  }

  start(everyMs = 60_000): void {
    this.timer = setInterval(() => void this.fireEverywhere(), everyMs);
    this.timer.unref();
    void this.begin();
  }

  stop(): void {
    clearInterval(this.timer);
  }

  /** What was set aside is tried once more. */
  async tryOnceMore(tenantId: string): Promise<void> {
    await this.work.run(tenantId, async (tx) => {
      for (const all of [recounts, dueTimers, dueSteps]) await all.onceMore(tx);
    });
  }

  /** Does everything that is due. */
  async fire(tenantId: string): Promise<void> {
    await this.recounting.recount(tenantId);
    await this.timers.fire(tenantId);
    await this.steps.fire(tenantId);
  }

  private async begin(): Promise<void> {
    for (const tenantId of await this.tenants.ids()) await this.tryOnceMore(tenantId).catch((error: unknown) => this.log.error(error));
    await this.fireEverywhere();
  }

  private async fireEverywhere(): Promise<void> {
    for (const tenantId of await this.tenants.ids()) await this.fireLogged(tenantId);
  }

  private async fireLogged(tenantId: string): Promise<void> {
    await this.fire(tenantId)
      .then(() => this.outbox.wake())
      .catch((error: unknown) => this.log.error(error));
  }
}
