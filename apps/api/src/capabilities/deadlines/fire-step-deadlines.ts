import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockOf } from '../../kernel/clock/clock.js';
import type { BusinessTime } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import { dueStepDone, dueSteps, isStillDue, Items, keyOfDue, lockItem, nextDueStep, remindOfStep, tellStanding } from '../items/index.js';
import type { ApplyCommand, DueStep } from '../items/index.js';
import { NotCountedAnew, RecountDeadlines } from './recount-deadlines.js';

/** What the end of a time sends: a step's round is over, or what a chain waits for has come. */
function endOf({ kind, place, round }: DueStep): Pick<ApplyCommand, 'by' | 'event'> {
  if (kind === 'wait') return { by: { system: 'day-has-come' }, event: { type: 'ARRIVE', wait: place, round } };
  return { by: { system: 'step-overdue' }, event: { type: 'TIMEOUT', step: place, round } };
}

type Answer = 'none' | 'gone' | 'done' | { readonly failed: string };

/**
 * Deadlines and reminders of the rounds of steps. Each is done once, in a transaction of its own that locks the item first: whoever signs
 * meanwhile is first, and then nothing happens by itself. One that fails is put off and in the end set aside; the others go on.
 */
@Injectable()
export class FireStepDeadlines {
  private readonly log = new Logger('step-deadlines');

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Items) private readonly items: Items,
    @Inject(RecountDeadlines) private readonly recounting: RecountDeadlines,
  ) {}

  /** Does everything that is due; answers how much. */
  async fire(tenantId: string): Promise<number> {
    const tried: string[] = [];
    for (let fired = 0; ;) {
      const answer = await this.fireOne(tenantId, tried);
      if (answer === 'none') return fired;
      if (typeof answer === 'object') tried.push(answer.failed);
      else if (answer === 'done') fired += 1;
    }
  }

  private async fireOne(tenantId: string, tried: readonly string[]): Promise<Answer> {
    let taken: DueStep | null = null;
    try {
      return await this.work.run(tenantId, async (tx) => {
        const time = await clockOf(tx);
        taken = await nextDueStep(tx, time, tried);
        return taken ? this.doOne(tx, taken, time) : 'none';
      });
    } catch (error) {
      if (!taken) throw error;
      await this.putOff(tenantId, taken, error).catch((why: unknown) => this.log.error(why));
      return { failed: keyOfDue(taken) };
    }
  }

  private async doOne(tx: Tx, due: DueStep, time: BusinessTime): Promise<Answer> {
    const item = await lockItem(tx, due.itemId);
    // A day that moved is written down first, and the next look sees where it stands.
    if (!item || (await this.recounting.isMoved(tx, item.id)) || !(await isStillDue(tx, due, time))) return 'gone';
    if (due.n === 0) await this.items.apply(tx, { itemId: item.id, ...endOf(due), expectedVersion: null });
    else await remindOfStep(tx, item, due, time);
    await dueStepDone(tx, due, time);
    return 'done';
  }

  /**
   * What people decided meanwhile stands, and then there is nothing left to do; what stands still waits; anything else is tried again later.
   * The item was let go of in between, so it is asked once more: another worker may have put it off, or somebody signed.
   */
  private async putOff(tenantId: string, due: DueStep, error: unknown): Promise<void> {
    if (error instanceof NotCountedAnew) return this.recounting.passedOver(tenantId, error);
    const code = error instanceof DomainError ? error.code : null;
    if (code === 'item.suspended') return;
    const isUnanswered = code === 'timeout.unanswered';
    const settled = isUnanswered || code === 'timeout.settled' || code === 'wait.over';
    if (!settled) this.log.error({ ...due, error: String(error) });
    await this.work.run(tenantId, async (tx) => {
      const time = await clockOf(tx);
      await lockItem(tx, due.itemId);
      if (!(await isStillDue(tx, due, time))) return;
      if (isUnanswered) await tellStanding(tx, due, time);
      if (settled) await dueStepDone(tx, due, time);
      else await dueSteps.failed(tx, { itemId: due.itemId, key: keyOfDue(due) }, { failure: String(error), time });
    });
  }
}
