import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { findSessions, touchSessions } from './queries/find-session.js';
import type { LiveSession } from './queries/find-session.js';

/** Half of the second within which a session that was ended, in whatever process, must be over. */
const FRESH_MS = 500;

interface Seen {
  readonly tenantId: string;
  readonly hash: Buffer;
  readonly at: number;
  readonly found: Promise<LiveSession | null>;
  /** Since it was asked for: it will be again. */
  isUsed: boolean;
}

/**
 * The session of a token, asked of the database at most twice a second: a page that opens asks for it many times at once.
 * Those in use are asked for together, so that a hundred people cost no more questions than one.
 * What this process ends itself it forgets at once; a session that was not found is never remembered.
 */
@Injectable()
export class LiveSessions {
  private readonly seen = new Map<string, Seen>();

  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  find(tenantId: string, hash: Buffer): Promise<LiveSession | null> {
    const known = this.seen.get(keyOf(hash));
    const seen = known && performance.now() - known.at < FRESH_MS ? known : this.ask(tenantId, hash);
    seen.isUsed = true;
    return seen.found;
  }

  /** After anything that may have ended sessions here. */
  forget(): void {
    this.seen.clear();
  }

  /** With it all that are in use and were asked for a while ago; who is not in use any more is forgotten. */
  private ask(tenantId: string, hash: Buffer): Seen {
    const at = performance.now();
    const old = [...this.seen].filter(([, seen]) => at - seen.at >= FRESH_MS / 2);
    for (const [key] of old) this.seen.delete(key);
    const inUse = old.flatMap(([, seen]) => (seen.isUsed && seen.tenantId === tenantId && !seen.hash.equals(hash) ? [seen.hash] : []));
    const all = this.alive(tenantId, [hash, ...inUse]);
    const remember = (one: Buffer): Seen =>
      this.remember({ tenantId, hash: one, at, found: all.then((found) => found.get(keyOf(one)) ?? null), isUsed: false });
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

  private async alive(tenantId: string, hashes: readonly Buffer[]): Promise<ReadonlyMap<string, LiveSession>> {
    const found = await this.work.readAtOnce(tenantId, (tx) => findSessions(tx, hashes));
    const stale = found.filter(({ isStale }) => isStale).map(({ hash }) => hash);
    if (stale.length > 0) await this.work.run(tenantId, (tx) => touchSessions(tx, stale));
    return new Map(found.map((session) => [keyOf(session.hash), session]));
  }
}

const keyOf = (hash: Buffer): string => hash.toString('base64');
