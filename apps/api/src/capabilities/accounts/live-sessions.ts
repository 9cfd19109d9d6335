import { Inject, Injectable, Logger } from '@nestjs/common';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { findSessions, touchSessions } from './queries/find-session.js';
import type { LiveSession } from './queries/find-session.js';

/** Half of the second within which a session that was ended, in whatever process, must be over. */
const FRESH_MS = 500;
/** Who last asked longer ago is not there any more, however late the next one looks. */
const IN_USE_MS = 2 * FRESH_MS;

interface Seen {
  readonly tenantId: string;
  readonly hash: Buffer;
  readonly at: number;
  readonly found: Promise<LiveSession | null>;
  /** When it was asked for by whoever holds it, since it was looked up; null as long as it was only taken along. */
  usedAt: number | null;
}

interface Asked {
  readonly tenantId: string;
  readonly hash: Buffer;
  readonly at: number;
}

/**
 * The session of a token, asked of the database at most twice a second: a page that opens asks for it many times at once.
 * Those in use are asked for together, so that a hundred people cost no more questions than one.
 * What this process ends itself it forgets at once; a session that was not found is never remembered.
 * Nobody's use prolongs another's session, and nobody waits for another's row: uses are noted after the answer.
 */
@Injectable()
export class LiveSessions {
  private readonly seen = new Map<string, Seen>();
  private readonly log = new Logger('sessions');

  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  find(tenantId: string, hash: Buffer, at = performance.now()): Promise<LiveSession | null> {
    const known = this.seen.get(keyOf(hash));
    const seen = known && at - known.at < FRESH_MS ? known : this.ask({ tenantId, hash, at });
    seen.usedAt = at;
    return seen.found;
  }

  /** After anything that may have ended sessions here. */
  forget(): void {
    this.seen.clear();
  }

  /** With it all that were in use just now and were looked up a while ago; who is not in use any more is forgotten. */
  private ask({ tenantId, hash, at }: Asked): Seen {
    const old = [...this.seen].filter(([, seen]) => at - seen.at >= FRESH_MS / 2);
    for (const [key] of old) this.seen.delete(key);
    const inUse = old.flatMap(([, seen]) => (isInUse(seen, at) && seen.tenantId === tenantId && !seen.hash.equals(hash) ? [seen.hash] : []));
    const all = this.alive(tenantId, [hash, ...inUse]);
    const remember = (one: Buffer): Seen => this.remember({ tenantId, hash: one, at, found: all.then((found) => found.get(keyOf(one)) ?? null), usedAt: null });
    inUse.forEach(remember);
    return remember(hash);
  }

  private remember(seen: Seen): Seen {
    const key = keyOf(seen.hash);
    this.seen.set(key, seen);
    const forget = (): void => void (this.seen.get(key) === seen && this.seen.delete(key));
    seen.found.then((session) => void (session ?? forget()), forget);
    return seen;
  }

  /** All of them were asked for by their holders within `IN_USE_MS`, so all may be noted as used. */
  private async alive(tenantId: string, hashes: readonly Buffer[]): Promise<ReadonlyMap<string, LiveSession>> {
    const found = await this.work.readAtOnce(tenantId, (tx) => findSessions(tx, hashes));
    const stale = found.filter(({ isStale }) => isStale).map(({ hash }) => hash);
    if (stale.length > 0) this.touch(tenantId, stale);
    return new Map(found.map((session) => [keyOf(session.hash), session]));
  }

  /** Nobody waits for it: what cannot be noted now is noted at the next look. */
  private touch(tenantId: string, stale: readonly Buffer[]): void {
    this.work
      .run(tenantId, (tx) => touchSessions(tx, stale))
      .catch((error: unknown) => this.log.warn(`the use of ${stale.length} sessions was not noted: ${error instanceof Error ? error.message : String(error)}`));
  }
}

const isInUse = ({ usedAt }: Seen, at: number): boolean => usedAt !== null && at - usedAt < IN_USE_MS;

const keyOf = (hash: Buffer): string => hash.toString('base64');
