import { Inject, Injectable, Logger } from '@nestjs/common';
import { Batches } from '../batches/batches.js';
import { binaryColumn } from '../database/binary-columns.js';
import { columnsOf, rowsOf } from '../database/row-columns.js';
import { askShared, writeShared } from '../database/tx.js';
import type { Named, Shared, Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { TenantList } from '../tenants/tenant-list.js';
import { addToOutbox, NotReached } from './outbox.js';
import type { Message } from './outbox.js';
import { WORK_STUCK } from './stuck.js';

/** Receives a message in the transaction that deletes it; must tolerate receiving it twice. */
export type Handler = (tx: Tx, message: Message) => Promise<void>;

const ATTEMPTS = 8;
/** Each a quarter of an hour after the one before, but for the first few: three days. */
const ATTEMPTS_TO_REACH = 300;
const LONGEST_PAUSE_S = 900;
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

/** What a look came upon: nothing, all that waited, or as much as goes at once, so that more may wait. */
type Found = 'nothing' | 'all' | 'some';

interface EqualMessages {
  readonly topic: string;
  readonly payload: Message['payload'];
  readonly ids: readonly string[];
}

/**
 * Delivers outbox messages with SKIP LOCKED, so that any number of workers may drain: one by one, or many of a kind together where the handler looks at
 * the present state alone.
 * A failing message is put off and, after eight attempts, set aside as dead with its failure; the others go on. What goes outside has a turn of its own
 * beside all else, and is tried for days where nobody can be reached there.
 */
@Injectable()
export class OutboxDrain {
  private readonly handlers = new Map<string, Handler>();
  private readonly equalOnce = new Set<string>();
  private readonly outside = new Set<string>();
  private readonly whenDead = new Map<string, Handler>();
  private readonly log = new Logger('outbox');
  private timer: NodeJS.Timeout | undefined;
  private soon: NodeJS.Timeout | undefined;
  private draining: Promise<void> | null = null;
  private sending: Promise<unknown> | null = null;
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
   * `outside`: the handler waits for somebody outside, who may be slow or not there.
   * `whenDead`: told when a message is set aside for good, in the transaction that does so.
   */
  on(
    topic: string,
    handler: Handler,
    { equalOnce = false, outside = false, whenDead }: { equalOnce?: boolean; outside?: boolean; whenDead?: Handler } = {},
  ): void {
    if (this.handlers.has(topic)) throw new Error(`topic ${topic} has a handler already`);
    this.handlers.set(topic, handler);
    if (equalOnce) this.equalOnce.add(topic);
    if (outside) this.outside.add(topic);
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
    await Promise.all([this.draining, this.sending]);
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
    this.draining = this.deliverWaiting()
      .then((wasAny) => void (this.again ||= wasAny))
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
    do await this.deliverInside();
    while (await this.deliverOutside());
  }

  private async deliverInside(): Promise<void> {
    for (const tenantId of await this.tenants.ids()) while (this.isGoing && (await this.deliverSome(tenantId)) !== 'nothing');
  }

  /**
   * What waits by now; answers whether there was anything. What comes meanwhile, or is brought forth by it, goes together a moment later:
   * however many decide at once, nobody looks after each of them.
   */
  private async deliverWaiting(): Promise<boolean> {
    let wasAny = false;
    for (const tenantId of await this.tenants.ids()) {
      let found: Found = 'some';
      while (this.isGoing && found === 'some') {
        found = await this.deliverSome(tenantId);
        wasAny ||= found !== 'nothing';
      }
    }
    return wasAny;
  }

  /** Answers whether there was anything. */
  private async deliverOutside(): Promise<boolean> {
    const topics = [...this.outside];
    let wasAny = false;
    if (topics.length > 0) for (const tenantId of await this.tenants.ids()) while (this.isGoing && (await this.deliverOne(tenantId, topics))) wasAny = true;
    return wasAny;
  }

  /** Beside all else; one turn at a time, and whatever still waits then has the next. */
  private lookOutside(): void {
    if (this.stopped) return;
    this.sending ??= this.deliverOutside()
      .catch((error: unknown) => this.log.error(error))
      .finally(() => void (this.sending = null));
  }

  /** Where it was never started, whoever drains it by hand says for how long. */
  private get isGoing(): boolean {
    return !(this.stopped && this.timer);
  }

  /** Some of each sort: however many of the one keep coming, the other has its turn. Nothing is begun for a sort of which nothing waits. */
  private async deliverSome(tenantId: string): Promise<Found> {
    const others = [...this.handlers.keys()].filter((topic) => !this.equalOnce.has(topic) && !this.outside.has(topic));
    const [equal, one, away] = await this.work.readAtOnce(tenantId, (tx) =>
      Promise.all([tx.rows<EqualMessages>(waitingEqual, [[...this.equalOnce]]), tx.row(waitingOne, [others]), tx.row(waitingOne, [[...this.outside]])]),
    );
    if (away !== null) this.lookOutside();
    const isEqualTaken = equal.length > 0 && (await this.deliverEqual(tenantId, equal));
    const isOneTaken = one !== null && (await this.deliverOne(tenantId, others));
    if (isOneTaken || (isEqualTaken && equal.length === MOST_AT_ONCE)) return 'some';
    return isEqualTaken ? 'all' : 'nothing';
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
      const rows = await tx.rows<Message & { attempts: number; dead: boolean }>(
        `update outbox set attempts = attempts + 1, failure = $2, due_at = now() + interval '1 second' * least(power(2, least(attempts, 30)), ${LONGEST_PAUSE_S}),
           dead_at = case when attempts + 1 >= $3 then now() end
         where id = any($1::uuid[]) returning id, topic, payload, attempts, dead_at is not null as dead`,
        [ids, String(error).slice(0, 500), error instanceof NotReached ? ATTEMPTS_TO_REACH : ATTEMPTS],
      );
      // Of what is tried for days somebody hears long before it is given up.
      if (topic !== WORK_STUCK && rows.some(({ attempts, dead }) => dead || attempts === ATTEMPTS)) await addToOutbox(tx, WORK_STUCK, {});
      for (const message of rows.filter(({ dead }) => dead)) await this.whenDead.get(topic)?.(tx, message);
    });
    return true;
  }
}
