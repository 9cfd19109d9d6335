import { Inject, Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../database/unit-of-work.js';
import type { Tx } from '../database/tx.js';
import { TenantList } from '../tenants/tenant-list.js';
import { addToOutbox } from './outbox.js';
import type { Message } from './outbox.js';
import { WORK_STUCK } from './stuck.js';

/** Receives a message in the transaction that deletes it; must tolerate receiving it twice. */
export type Handler = (tx: Tx, message: Message) => Promise<void>;

const ATTEMPTS = 8;
const SOON_MS = 20;
// Taken and deleted at once: a rollback brings the message back.
const take = {
  name: 'take-message',
  text: `delete from outbox where id = (
           select id from outbox where dead_at is null and due_at <= now() and topic = any($1) order by due_at, id limit 1 for update skip locked)
         returning id, topic, payload, attempts`,
};

const takeEqual = {
  name: 'take-equal-messages',
  text: `delete from outbox where id in (select id from outbox where dead_at is null and topic = $1 and payload = $2::jsonb for update skip locked)`,
};

/**
 * Delivers outbox messages one by one with SKIP LOCKED, so that any number of workers may drain.
 * A failing message is put off and, after eight attempts, set aside as dead with its failure; the others go on.
 */
@Injectable()
export class OutboxDrain {
  private readonly handlers = new Map<string, Handler>();
  private readonly equalOnce = new Set<string>();
  private readonly log = new Logger('outbox');
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private draining: Promise<void> | null = null;
  private again = false;
  private stopped = true;

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(TenantList) private readonly tenants: TenantList,
  ) {}

  /** `equalOnce`: the handler looks at the present state alone, so that of equal messages that wait one is enough. */
  on(topic: string, handler: Handler, { equalOnce = false }: { equalOnce?: boolean } = {}): void {
    if (this.handlers.has(topic)) throw new Error(`topic ${topic} has a handler already`);
    this.handlers.set(topic, handler);
    if (equalOnce) this.equalOnce.add(topic);
  }

  start(everyMs = 1000): void {
    this.stopped = false;
    this.timer = setInterval(() => this.wake(), everyMs);
    this.timer.unref();
    this.wake();
  }

  async stop(): Promise<void> {
    this.stopped = true;
    clearInterval(this.timer);
    clearTimeout(this.soon);
    this.soon = undefined;
    await this.draining;
  }

  /** Something was committed: look soon rather than at the next tick. Commits close together are looked at once. */
  wake(): void {
    if (this.stopped || this.soon) return;
    this.soon = setTimeout(() => {
      this.soon = undefined;
      this.look();
    }, SOON_MS);
    this.soon.unref();
  }

  private look(): void {
    if (this.stopped) return;
    if (this.draining) {
      this.again = true;
      return;
    }
    this.draining = this.drain()
      .catch((error: unknown) => this.log.error(error))
      .finally(() => {
        this.draining = null;
        if (this.again && !this.stopped) {
          this.again = false;
          this.wake();
        }
      });
  }

  /** Delivers all that is due, and what that brings forth, until nothing is left. */
  async drain(): Promise<void> {
    for (const tenantId of await this.tenants.ids()) while (!(this.stopped && this.timer) && (await this.deliverOne(tenantId)));
  }

  private async deliverOne(tenantId: string): Promise<boolean> {
    let taken: (Message & { attempts: number }) | null = null;
    try {
      return await this.work.run(tenantId, async (tx) => {
        taken = await tx.row<Message & { attempts: number }>(take, [[...this.handlers.keys()]]);
        if (!taken) return false;
        // Only what is committed is seen and taken here, so the handler sees all it speaks of; what commits later comes as a message of its own.
        if (this.equalOnce.has(taken.topic)) await tx.rows(takeEqual, [taken.topic, JSON.stringify(taken.payload)]);
        await this.handlers.get(taken.topic)?.(tx, taken);
        return true;
      });
    } catch (error) {
      if (!taken) throw error;
      await this.putOff(tenantId, taken, error);
      return true;
    }
  }

  private async putOff(tenantId: string, message: Message & { attempts: number }, error: unknown): Promise<void> {
    this.log.error({ topic: message.topic, attempts: message.attempts + 1, error: String(error) });
    await this.work.run(tenantId, async (tx) => {
      const row = await tx.row<{ dead: boolean }>(
        `update outbox set attempts = attempts + 1, failure = $2, due_at = now() + (interval '1 second' * power(2, attempts)),
           dead_at = case when attempts + 1 >= $3 then now() end
         where id = $1 returning dead_at is not null as dead`,
        [message.id, String(error).slice(0, 500), ATTEMPTS],
      );
      if (row?.dead === true && message.topic !== WORK_STUCK) await addToOutbox(tx, WORK_STUCK, {});
    });
  }
}
