interface Counted {
  readonly failures: number;
  readonly at: number;
}

const MOST = 5;
const LOCK_MS = 15 * 60 * 1000;
const ROOM = 10_000;

/** How one more failure is answered; `lockedAt` is the instant the lock ends. */
export interface UnknownAnswer {
  readonly left: number;
  readonly lockedUntil: Date | null;
}

/**
 * Counts failures of logins nobody has, so that they are answered exactly like those somebody has.
 * In memory: what is lost by a restart protects nothing but this likeness.
 */
export class UnknownLogins {
  private readonly counted = new Map<string, Counted>();

  fail(login: string, now: number = Date.now()): UnknownAnswer {
    const before = this.counted.get(login);
    if (before && before.failures >= MOST && now < before.at + LOCK_MS) return { left: 0, lockedUntil: new Date(before.at + LOCK_MS) };
    const failures = before && before.failures < MOST ? before.failures + 1 : 1;
    if (this.counted.size >= ROOM) this.counted.clear();
    this.counted.set(login, { failures, at: now });
    return { left: MOST - failures, lockedUntil: failures >= MOST ? new Date(now + LOCK_MS) : null };
  }
}
