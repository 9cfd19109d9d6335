import { Inject, Injectable, Logger } from '@nestjs/common';
import { Batches } from '../batches/batches.js';
import { binaryColumn } from '../database/binary-columns.js';
import { columnsOf, rowsOf } from '../database/row-columns.js';
import { askShared, writeShared } from '../database/tx.js';
import type { Named, Shared, Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { TenantList } from '../tenants/tenant-list.js';
import { addToOutbox } from './outbox.js';
import type { Message } from './outbox.js';
import { WORK_STUCK } from './stuck.js';

/** Receives a message in the transaction that deletes it; must tolerate receiving it twice. */
export type Handler = (tx: Tx, message: Message) => Promise<void>;

const ATTEMPTS = 8;
const SOON_MS = 100;
// Taken and deleted at once: a rollback brings the message back.
const take = {
  name: 'take-message',
  text: `delete from outbox where id = (
           select id from outbox where dead_at is null and due_at <= now() and topic = any($1) order by due_at, id limit 1 for update skip locked)
         returning id, topic, payload`,
};

/** Of equal messages one is enough, and many different ones go together. */
const MOST_AT_ONCE = 64;
const waitingEqual: Named = {
  name: 'waiting-equal-messages',
  text: `select topic, payload, array_agg(id) as ids from outbox where dead_at is null and due_at <= now() and topic = any($1) group by topic, payload order by min(due_at) limit ${MOST_AT_ONCE}`,
};
const waitingOne: Named = {
  name: 'waiting-message',
  text: 'select from outbox where dead_at is null and due_at <= now() and topic = any($1) limit 1',
};
const TAKEN = { n: 'int', id: 'uuid' } as const;
// What another worker has at this moment is his.
const hold: Shared<readonly string[]> = {
  name: 'hold-messages',
  text: `select n, array_agg(id) as ids from (
           select t.n, o.id from ${rowsOf([TAKEN], { table: TAKEN, as: 't', first: 1 })} join outbox o on o.id = t.id for update of o skip locked) held group by n`,
  values: (_, all) =>
    columnsOf(
      TAKEN,
      all.flatMap((ids, at) => ids.map((id) => ({ n: at + 1, id }))),
    ),
};
const remove: Shared<readonly string[]> = {
  name: 'remove-messages',
  text: 'delete from outbox where id = any($1::uuid[])',
  values: (_, all) => [binaryColumn('uuid', all.flat())],
};

interface EqualMessages {
  readonly topic: string;
  readonly payload: Message['payload'];
  readonly ids: readonly string[];
}

/**
 * Delivers outbox messages with SKIP LOCKED, so that any number of workers may drain: one by one, or many of a kind together where the handler looks at
 * the present state alone.
 * A failing message is put off and, after eight attempts, set aside as dead with its failure; the others go on.
 */
@Injectable()
export class OutboxDrain {
  private readonly handlers = new Map<string, Handler>();
  private readonly equalOnce = new Set<string>();
  private readonly whenDead = new Map<string, Handler>();
  private readonly log = new Logger('outbox');
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private draining: Promise<void> | null = null;
  private again = false;
  private stopped = true;
  /** Its own, so that nobody waits for a message. */
  private readonly batches: Batches;

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(TenantList) private readonly tenants: TenantList,
  ) {
    this.batches = new Batches(work);
  }

  /**
   * `equalOnce`: the handler looks at the present state alone, so that of equal messages that wait one is enough, and different ones may go together.
   * `whenDead`: told when a message is set aside for good, in the transaction that does so.
   */
  on(topic: string, handler: Handler, { equalOnce = false, whenDead }: { equalOnce?: boolean; whenDead?: Handler } = {}): void {
    if (this.handlers.has(topic)) throw new Error(`topic ${topic} has a handler already`);
    this.handlers.set(topic, handler);
    if (equalOnce) this.equalOnce.add(topic);
    if (whenDead) this.whenDead.set(topic, whenDead);
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
    for (const tenantId of await this.tenants.ids()) while (!(this.stopped && this.timer) && (await this.deliverSome(tenantId)));
  }

  /** Some of each sort: however many of the one keep coming, the other has its turn. Nothing is begun for a sort of which nothing waits. */
  private async deliverSome(tenantId: string): Promise<boolean> {
    const others = [...this.handlers.keys()].filter((topic) => !this.equalOnce.has(topic));
    const [equal, one] = await this.work.readAtOnce(tenantId, (tx) =>
      Promise.all([tx.rows<EqualMessages>(waitingEqual, [[...this.equalOnce]]), tx.row(waitingOne, [others])]),
    );
    const isEqualTaken = equal.length > 0 && (await this.deliverEqual(tenantId, equal));
    const isOneTaken = one !== null && (await this.deliverOne(tenantId, others));
    return isEqualTaken || isOneTaken;
  }

  /** Different ones beside each other, each committed or put off for itself; answers whether there were any. */
  private async deliverEqual(tenantId: string, waiting: readonly EqualMessages[]): Promise<boolean> {
    const delivered = await Promise.all(
      waiting.map((messages) =>
        this.batches
          .run(tenantId, messages.ids.join(), (tx) => this.handleEqual(tx, messages))
          .catch((error: unknown) => this.putOff(tenantId, messages, error)),
      ),
    );
    return delivered.some((wasTaken) => wasTaken);
  }

  private async handleEqual(tx: Tx, { topic, payload, ids }: EqualMessages): Promise<boolean> {
    // Only what is committed is seen and held here, so the handler sees all it speaks of; what commits later comes as a message of its own.
    const held = await askShared<{ ids: string[] }, readonly string[]>(tx, hold, ids);
    const [id] = held?.ids ?? [];
    if (!held || id === undefined) return false;
    await this.handlers.get(topic)?.(tx, { id, topic, payload });
    writeShared(tx, remove, held.ids);
    return true;
  }

  private async deliverOne(tenantId: string, topics: readonly string[]): Promise<boolean> {
    let taken: Message | null = null;
    try {
      return await this.work.run(tenantId, async (tx) => {
        taken = await tx.row<Message>(take, [topics]);
        if (!taken) return false;
        await this.handlers.get(taken.topic)?.(tx, taken);
        return true;
      });
    } catch (error) {
      if (!taken) throw error;
      const { id, topic } = taken as Message; // set in the work, which the compiler does not follow
      return this.putOff(tenantId, { ids: [id], topic }, error);
    }
  }

  private async putOff(tenantId: string, { ids, topic }: Pick<EqualMessages, 'ids' | 'topic'>, error: unknown): Promise<true> {
    this.log.error({ topic, error: String(error) });
    await this.work.run(tenantId, async (tx) => {
      const rows = await tx.rows<Message & { dead: boolean }>(
        `update outbox set attempts = attempts + 1, failure = $2, due_at = now() + (interval '1 second' * power(2, attempts)),
           dead_at = case when attempts + 1 >= $3 then now() end
         where id = any($1::uuid[]) returning id, topic, payload, dead_at is not null as dead`,
        [ids, String(error).slice(0, 500), ATTEMPTS],
      );
      const dead = rows.filter((row) => row.dead);
      if (dead.length > 0 && topic !== WORK_STUCK) await addToOutbox(tx, WORK_STUCK, {});
      for (const message of dead) await this.whenDead.get(topic)?.(tx, message);
    });
    return true;
  }
}
