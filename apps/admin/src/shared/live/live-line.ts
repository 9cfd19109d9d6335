import type { LiveState } from '../../api/generated.js';

/** What the tabs of one browser say to each other. */
export type TabWord =
  | { readonly type: 'who' | 'lead' | 'beat' | 'signed-out'; readonly tab: string }
  | { readonly type: 'bye'; readonly tab: string; readonly leading: boolean }
  | { readonly type: 'watch'; readonly tab: string; readonly items: readonly string[] }
  | { readonly type: 'state'; readonly tab: string; readonly state: LiveState };

/** A stream that is open. */
export interface OpenLine {
  close(): void;
}

/** What the stream tells: a state, that it is alive, that it was ended for good, or that it could not be had. */
export interface LineEvents {
  state(state: LiveState): void;
  beat(): void;
  ended(why: 'signed-out' | 'replaced' | 'refused'): void;
}

/** Everything outside: the other tabs, the server, time and chance. */
export interface Surroundings {
  readonly tab: string;
  say(word: TabWord): void;
  open(items: readonly string[], events: LineEvents): OpenLine;
  now(): number;
  /** Answers how to call it off. */
  later(ms: number, what: () => void): () => void;
  /** Between 0 and 1. */
  chance(): number;
}

export interface Hearing {
  state(state: LiveState): void;
  signedOut(): void;
}

const SETTLE_MS = 250;
/** The server says that it is there every ten seconds. */
const SILENCE_MS = 25_000;
const LOOK_MS = 5000;
const MOST_WATCHED = 20;

/**
 * One stream for all tabs of a browser: browsers allow six connections to a server over plain http, and a stream holds one for ever.
 * One tab leads and hands on what it hears. Whoever claims last leads; a leader that falls silent is replaced.
 */
export class LiveLine {
  private line: OpenLine | null = null;
  private leading = false;
  private claimedAt = 0;
  private heardAt = 0;
  private own: readonly string[] = [];
  private readonly others = new Map<string, readonly string[]>();
  private shown = '';
  private callOff: (() => void)[] = [];

  constructor(
    private readonly around: Surroundings,
    private readonly hearing: Hearing,
  ) {}

  start(): void {
    this.heardAt = this.around.now();
    this.around.say({ type: 'who', tab: this.around.tab });
    this.claimSoon(SETTLE_MS, this.heardAt);
    this.look();
  }

  stop(): void {
    this.around.say({ type: 'bye', tab: this.around.tab, leading: this.leading });
    this.follow();
    for (const off of this.callOff) off();
    this.callOff = [];
  }

  /** Pages this tab has open. */
  watch(items: readonly string[]): void {
    this.own = items;
    this.around.say({ type: 'watch', tab: this.around.tab, items });
    this.reopen();
  }

  hear(word: TabWord): void {
    switch (word.type) {
      case 'who':
        if (this.leading) this.around.say({ type: 'beat', tab: this.around.tab });
        return this.tellWatched();
      case 'lead':
        this.heardAt = this.around.now();
        return this.giveWay(word.tab);
      case 'beat':
        this.heardAt = this.around.now();
        return;
      case 'state':
        this.heardAt = this.around.now();
        return this.hearing.state(word.state);
      case 'signed-out':
        return this.hearing.signedOut();
      case 'watch':
        this.others.set(word.tab, word.items);
        return this.reopen();
      case 'bye':
        this.others.delete(word.tab);
        if (word.leading) this.claimSoon(this.around.chance() * SETTLE_MS, this.around.now());
        return this.reopen();
    }
  }

  /** Unless another one is heard before. */
  private claimSoon(ms: number, since: number): void {
    this.wait(ms, () => {
      if (!this.leading && this.heardAt <= since) this.lead();
    });
  }

  private lead(): void {
    this.leading = true;
    this.claimedAt = this.around.now();
    this.around.say({ type: 'lead', tab: this.around.tab });
    this.shown = '';
    this.reopen();
  }

  /** Two who claim at once: the one with the smaller name stays. */
  private giveWay(tab: string): void {
    if (this.leading && this.around.now() - this.claimedAt < SETTLE_MS && this.around.tab < tab) return this.around.say({ type: 'lead', tab: this.around.tab });
    this.follow();
    this.tellWatched();
  }

  private follow(): void {
    this.leading = false;
    this.line?.close();
    this.line = null;
  }

  private tellWatched(): void {
    if (this.own.length > 0) this.around.say({ type: 'watch', tab: this.around.tab, items: this.own });
  }

  private reopen(): void {
    if (!this.leading) return;
    const items = [...new Set([...this.own, ...[...this.others.values()].flat()])].sort().slice(0, MOST_WATCHED);
    const name = items.join(',');
    if (this.line && name === this.shown) return;
    this.shown = name;
    this.line?.close();
    this.line = this.around.open(items, {
      state: (state) => {
        this.heardAt = this.around.now();
        this.around.say({ type: 'state', tab: this.around.tab, state });
        this.hearing.state(state);
      },
      beat: () => {
        this.heardAt = this.around.now();
        this.around.say({ type: 'beat', tab: this.around.tab });
      },
      ended: (why) => {
        this.follow();
        // Silence brings it back later; until then the lists are read now and then, as they would be without it.
        this.heardAt = this.around.now();
        if (why !== 'signed-out') return;
        this.around.say({ type: 'signed-out', tab: this.around.tab });
        this.hearing.signedOut();
      },
    });
  }

  private look(): void {
    this.wait(LOOK_MS, () => {
      if (!this.leading && this.around.now() - this.heardAt > SILENCE_MS) this.lead();
      this.look();
    });
  }

  private wait(ms: number, what: () => void): void {
    const off = this.around.later(ms, () => {
      this.callOff = this.callOff.filter((each) => each !== off);
      what();
    });
    this.callOff.push(off);
  }
}
