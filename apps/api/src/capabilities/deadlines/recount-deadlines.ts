import { Inject, Injectable, Logger } from '@nestjs/common';
import { clockOf } from '../../kernel/clock/clock.js';
import type { Tx } from '../../kernel/database/tx.js';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import {
  forgetSettledRecounts,
  howRecountStands,
  isBehindCalendar,
  isRecountPutOff,
  Items,
  lockItem,
  nextBehindCalendar,
  recountDone,
  recountFailed,
  recounts,
} from '../items/index.js';
import type { BehindCalendar } from '../items/index.js';
import { closeWritings, countMoved, openWritings, seenByAll, seeWritings } from '../people/index.js';

/** Looked for at once; each is then done by itself. */
const BATCH = 200;

/** What is due waits, since its item could not be counted anew yet: it did not fail itself. */
export class NotCountedAnew extends Error {
  constructor(
    readonly itemId: string,
    /** Null where it failed before, and was not tried just now. */
    readonly failure: string | null,
  ) {
    super(`item ${itemId} is not counted anew yet`);
  }
}

/**
 * Deadlines that run follow the working calendar: once a year of it is written – announced after it was a guess, or corrected – whatever was counted
 * by an older writing is counted anew, item by item, each in a transaction of its own, and the days that moved stand in the item's history. What
 * was done names the new writing, so that it is done once, by however many workers, and goes on where it was cut off. Nothing is locked that need
 * not move, and nobody is waited for: what somebody holds just now is done with the next look.
 */
@Injectable()
export class RecountDeadlines {
  private readonly log = new Logger('recount');

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Items) private readonly items: Items,
  ) {}

  /** Does what there is to do; where nothing was written that is one look. Whatever becomes of it, what is due is done. */
  async recount(tenantId: string): Promise<void> {
    await this.look(tenantId).catch((error: unknown) => this.log.error(error));
  }

  /**
   * Asked under the item's lock before something of it comes: what was passed over, or written only now, is counted anew first. Answers whether a
   * day moved; then it is asked again whether it has come. What was set aside goes by its old days; until then what is due is passed over.
   */
  async isMoved(tx: Tx, itemId: string): Promise<boolean> {
    if (!(await isBehindCalendar(tx, itemId))) return false;
    const stands = await howRecountStands(tx, itemId);
    if (stands === 'set-aside') return false;
    if (stands === 'failing') throw new NotCountedAnew(itemId, null);
    const moved = await this.anew(tx, itemId).catch((failure: unknown) => {
      throw new NotCountedAnew(itemId, String(failure));
    });
    return moved !== 'held' && moved.length > 0;
  }

  /** What failed for the first time before something that was due is counted as a recount's, and tried again as such. */
  async passedOver(tenantId: string, { itemId, failure }: NotCountedAnew): Promise<void> {
    if (failure === null) return;
    this.log.error({ itemId, error: failure });
    await this.putOff(tenantId, itemId, failure);
  }

  private async look(tenantId: string): Promise<void> {
    const writings = await this.work.read(tenantId, openWritings);
    if (writings.length === 0 && !(await this.work.read(tenantId, isRecountPutOff))) return;
    await this.work.run(tenantId, async (tx) => {
      // By another writing it may go: what was set aside is tried once more.
      if (await seeWritings(tx)) await recounts.onceMore(tx);
    });
    // Asked before: whoever began earlier may still write down what he counted by the older one, and then another look is needed.
    const isSeenByAll = await this.work.read(tenantId, seenByAll);
    const left = await this.pass(tenantId);
    if (left > 0) return;
    await this.work.run(tenantId, forgetSettledRecounts);
    // While it passed, what was set aside may have been let go to be tried once more: that is not done yet.
    if (isSeenByAll && !(await this.work.read(tenantId, isRecountPutOff))) await this.work.run(tenantId, (tx) => closeWritings(tx, writings));
  }

  /** Answers how many could not be done now. */
  private async pass(tenantId: string): Promise<number> {
    let left = 0;
    for (let last: string | null = null; ;) {
      const after: string | null = last;
      const behind: BehindCalendar[] = await this.work.read(tenantId, (tx) => nextBehindCalendar(tx, after, BATCH));
      for (const one of behind) left += !one.isPutOff && (await this.one(tenantId, one)) ? 0 : 1;
      last = behind.at(-1)?.id ?? null;
      if (last === null) return left;
    }
  }

  /** None stops the others, nor what is due. */
  private async one(tenantId: string, { id: itemId, hasFailed }: BehindCalendar): Promise<boolean> {
    try {
      return await this.work.run(tenantId, async (tx) => {
        if ((await this.anew(tx, itemId)) === 'held') return false;
        if (hasFailed) await recountDone(tx, itemId);
        return true;
      });
    } catch (error) {
      this.log.error({ itemId, error: String(error) });
      await this.putOff(tenantId, itemId, error).catch((why: unknown) => this.log.error(why));
      return false;
    }
  }

  private async putOff(tenantId: string, itemId: string, error: unknown): Promise<void> {
    await this.work.run(tenantId, async (tx) => {
      const time = await clockOf(tx);
      await lockItem(tx, itemId);
      if (await isBehindCalendar(tx, itemId)) await recountFailed(tx, itemId, { failure: String(error), time });
    });
  }

  private async anew(tx: Tx, itemId: string): ReturnType<Items['recount']> {
    const moved = await this.items.recount(tx, itemId);
    const years = moved === 'held' ? [] : moved.flatMap((day) => day.years);
    if (years.length > 0) await countMoved(tx, years);
    return moved;
  }
}
