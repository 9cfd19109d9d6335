import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockOf } from '../../kernel/clock/clock.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { NotCountedAnew, RecountDeadlines } from './recount-deadlines.js';
import { dueTimers, isLightDue, isTimerDue, Items, keyOfTimer, lockItem, nextDueTimer, rungOf } from '../items/index.js';
import type { DueTimer } from '../items/index.js';

/** What waits for the item to be as its act wants it; it is tried again with every look, and nothing failed. */
const WAITING: ReadonlySet<string> = new Set(['act.requirement-not-met', 'item.suspended']);

/**
 * Does what a day brings: each armed timer whose day has come is sent to its item as the system, once, each in its own transaction.
 * A timer locks its item first, as every person's act does, and only then looks whether it is armed still: whoever comes second waits and
 * finds it gone. Steps of a light’s ladder wait among them and come once as well, and only where the light truly burns so. So a timer fires
 * once and never overrides what a person did first. One whose act is not met yet stays armed and waits; one that fails is put off, and in the end set aside.
 */
@Injectable()
export class FireTimers {
  private readonly log = new Logger('timers');

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Items) private readonly items: Items,
    @Inject(RecountDeadlines) private readonly recounting: RecountDeadlines,
  ) {}

  /** Fires everything that is due; returns how many items moved. What waits is passed over, however much of it there is. */
  async fire(tenantId: string): Promise<number> {
    let fired = 0;
    let waiting: DueTimer | null = null;
    for (;;) {
      const { outcome, taken } = await this.fireOne(tenantId, waiting);
      if (outcome === 'none') return fired;
      if (outcome === 'fired') fired += 1;
      // What one act armed for a day that has come is fired too, unless it stands before what waits: then with the next look.
      if (outcome === 'refused') waiting = taken;
    }
  }

  private async fireOne(tenantId: string, last: DueTimer | null): Promise<{ outcome: 'none' | 'gone' | 'fired' | 'refused'; taken: DueTimer | null }> {
    let taken: DueTimer | null = null;
    try {
      return await this.work.run(tenantId, async (tx) => {
        const { today } = await clockOf(tx);
        taken = await nextDueTimer(tx, today, last);
        if (!taken) return { outcome: 'none', taken };
        const item = await lockItem(tx, taken.itemId);
        // A day that moved is written down first, and the next look sees where it stands.
        if ((item && (await this.recounting.isMoved(tx, item.id))) || !(await isTimerDue(tx, taken, today))) return { outcome: 'gone', taken };
        const rung = rungOf(taken.event);
        if (rung !== null && (!item || !(await isLightDue(tx, item, { rung, today })))) return { outcome: 'gone', taken };
        const event = rung === null ? { type: 'ACT' as const, act: taken.event } : { type: 'LIGHT' as const, rung };
        await this.items.apply(tx, { itemId: taken.itemId, by: { system: 'day-has-come' }, event, expectedVersion: null });
        return { outcome: 'fired', taken };
      });
    } catch (error) {
      if (!taken) throw error;
      // What cannot even be put off is passed over as well, and found again by the next look.
      await this.putOff(tenantId, taken, error).catch((why: unknown) => this.log.error(why));
      return { outcome: 'refused', taken };
    }
  }

  private async putOff(tenantId: string, due: DueTimer, error: unknown): Promise<void> {
    if (error instanceof NotCountedAnew) return this.recounting.passedOver(tenantId, error);
    if (error instanceof DomainError && WAITING.has(error.code)) return;
    this.log.error({ ...due, error: String(error) });
    await this.work.run(tenantId, async (tx) => {
      const time = await clockOf(tx);
      await lockItem(tx, due.itemId);
      // The other worker failed as well, and counted it.
      if (await isTimerDue(tx, due, time.today)) await dueTimers.failed(tx, { itemId: due.itemId, key: keyOfTimer(due) }, { failure: String(error), time });
    });
  }
}
