import { Inject, Injectable, Logger } from '@nestjs/common';
import type { OnModuleDestroy, OnModuleInit } from '@nestjs/common';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { DomainError } from '../../kernel/errors/domain-error.js';
import type { Caller } from '../../kernel/http/caller.js';
import { ChangeFeed } from '../../kernel/live/change-feed.js';
import type { Note } from '../../kernel/live/note.js';
import { liveOf } from '../accounts/index.js';
import { Drafts } from '../items/index.js';
import { seenBy } from './live-state.js';
import { LiveStream } from './live-stream.js';
import type { Opening } from './live-stream.js';

/** One browser needs one; a few more for the moment in which its tabs settle which of them has it. */
export const MOST_OF_SESSION = 4;
const MOST = 2000;
/** Half of the second within which a session that was ended must be over. */
const LOOK_MS = 500;
const BEAT_MS = 10_000;
/** What changes together is read once. */
const SETTLE_MS = 60;

/** All browsers that look on at this api. Each is told the present state, read with its own rights, whenever a change may concern it. */
@Injectable()
export class LiveStreams implements OnModuleInit, OnModuleDestroy {
  private readonly log = new Logger('live');
  private readonly streams = new Set<LiveStream>();
  private readonly dirty = new Set<LiveStream>();
  private settling: NodeJS.Timeout | undefined;
  private readonly timers: NodeJS.Timeout[] = [];
  private looking = false;
  private listening = false;

  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(ChangeFeed) private readonly feed: ChangeFeed,
    @Inject(Drafts) private readonly drafts: Drafts,
  ) {}

  onModuleInit(): void {
    this.timers.push(
      setInterval(() => void this.endOver(), LOOK_MS),
      setInterval(() => this.streams.forEach((stream) => stream.beat()), BEAT_MS),
    );
    for (const timer of this.timers) timer.unref();
  }

  onModuleDestroy(): void {
    this.timers.forEach(clearInterval);
    clearTimeout(this.settling);
    for (const stream of this.streams) stream.end(null);
  }

  async open(caller: Caller, opening: Opening): Promise<void> {
    if (this.streams.size >= MOST) throw new DomainError('live.full');
    if (this.streams.size === 0) this.listen();
    const seen = await this.work.read(caller.tenantId, (tx) => seenBy(tx, this.drafts, { personId: caller.personId, watched: opening.watched }));
    // Who went away while this was read closes nothing any more.
    if (opening.reply.raw.destroyed) return;
    const stream = new LiveStream(caller, opening);
    stream.onGone(() => this.drop(stream));
    this.makeRoom(stream.session);
    this.streams.add(stream);
    stream.beat();
    stream.show(seen);
    // What was committed between the reading and now was told to nobody.
    this.refreshSoon([stream]);
  }

  /** How many look on now. */
  get size(): number {
    return this.streams.size;
  }

  private listen(): void {
    if (this.listening) return;
    this.listening = true;
    this.feed.subscribe((note) => this.hear(note));
  }

  private hear(note: Note): void {
    this.refreshSoon([...this.streams].filter((stream) => stream.isConcerned(note)));
  }

  /** The newest tab is the one somebody looks at: the oldest gives way. */
  private makeRoom(session: string): void {
    const own = [...this.streams].filter((stream) => stream.session === session);
    for (const stream of own.slice(0, Math.max(0, own.length - MOST_OF_SESSION + 1))) {
      stream.end('replaced');
      this.drop(stream);
    }
  }

  private drop(stream: LiveStream): void {
    this.streams.delete(stream);
    this.dirty.delete(stream);
  }

  private refreshSoon(streams: readonly LiveStream[]): void {
    for (const stream of streams) this.dirty.add(stream);
    if (this.settling || this.dirty.size === 0) return;
    this.settling = setTimeout(() => void this.refresh(), SETTLE_MS);
    this.settling.unref();
  }

  private async refresh(): Promise<void> {
    const streams = [...this.dirty];
    this.dirty.clear();
    for (const stream of streams) {
      const { caller, watched } = stream;
      try {
        stream.show(await this.work.read(caller.tenantId, (tx) => seenBy(tx, this.drafts, { personId: caller.personId, watched })));
      } catch (error) {
        this.log.warn(`a browser was not told of a change: ${String(error)}`);
      }
    }
    this.settling = undefined;
    this.refreshSoon([]);
  }

  /** Ends the streams of sessions that are over, in whatever process they were ended. */
  private async endOver(): Promise<void> {
    if (this.looking || this.streams.size === 0) return;
    this.looking = true;
    const byTenant = Map.groupBy(this.streams, ({ caller }) => caller.tenantId);
    for (const [tenantId, streams] of byTenant) {
      const alive = await this.work
        .read(tenantId, (tx) =>
          liveOf(
            tx,
            streams.map(({ caller }) => caller.sessionHash),
          ),
        )
        .catch(() => null);
      // Nothing can be read where nothing can be asked, so nothing can be told either.
      for (const stream of alive === null ? [] : streams.filter(({ session }) => !alive.has(session))) {
        stream.end('signed-out');
        this.drop(stream);
      }
    }
    this.looking = false;
  }
}
