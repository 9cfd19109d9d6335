import { Inject, Injectable } from '@nestjs/common';
import { UnitOfWork } from '../../kernel/database/unit-of-work.js';
import { findSession, touchSession } from './queries/find-session.js';
import type { LiveSession } from './queries/find-session.js';

/** Half of the second within which a session that was ended, in whatever process, must be over. */
const FRESH_MS = 500;

interface Seen {
  readonly at: number;
  readonly found: Promise<LiveSession | null>;
}

/**
 * The session of a token, asked of the database at most twice a second: a page that opens asks for it many times at once.
 * What this process ends itself it forgets at once; a session that was not found is never remembered.
 */
@Injectable()
export class LiveSessions {
  private readonly seen = new Map<string, Seen>();

  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  async find(tenantId: string, hash: Buffer): Promise<LiveSession | null> {
    const key = hash.toString('base64');
    const now = performance.now();
    const known = this.seen.get(key);
    if (known && now - known.at < FRESH_MS) return known.found;
    this.forgetOld(now);
    const found = this.ask(tenantId, hash);
    this.seen.set(key, { at: now, found });
    const session = await found.catch((error: unknown) => {
      this.seen.delete(key);
      throw error;
    });
    if (!session) this.seen.delete(key);
    return session;
  }

  /** After anything that may have ended sessions here. */
  forget(): void {
    this.seen.clear();
  }

  private async ask(tenantId: string, hash: Buffer): Promise<LiveSession | null> {
    const session = await this.work.readAtOnce(tenantId, (tx) => findSession(tx, hash));
    if (session?.isStale) await this.work.run(tenantId, (tx) => touchSession(tx, hash));
    return session;
  }

  /** The oldest were put in first. */
  private forgetOld(now: number): void {
    for (const [key, { at }] of this.seen) {
      if (now - at < FRESH_MS) return;
      this.seen.delete(key);
    }
  }
}
