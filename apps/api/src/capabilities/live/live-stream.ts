import type { FastifyReply } from 'fastify';
import type { Caller } from '../../kernel/http/caller.js';
import { openEventStream } from '../../kernel/live/event-stream.js';
import type { Note } from '../../kernel/live/note.js';
import type { LiveState } from './live.contract.js';
import { idOfState } from './live-state.js';
import type { Seen } from './live-state.js';

/** A browser that reads this slowly is no longer there. */
const MOST_UNREAD = 64 * 1024;
/** How long a browser waits before it comes back. */
const RETRY_MS = 3000;

export interface Opening {
  readonly watched: readonly string[];
  /** The state the browser saw last. */
  readonly lastId: string | null;
  readonly reply: FastifyReply;
}

/** Why a stream was ended by us: the browser does not come back by itself. */
export type Farewell = 'signed-out' | 'replaced';

/** One browser that looks on. */
export class LiveStream {
  readonly watched: readonly string[];
  readonly session: string;
  private lastId: string | null;
  private principals: readonly string[] = [];
  private readonly raw: FastifyReply['raw'];

  constructor(
    readonly caller: Caller,
    { watched, lastId, reply }: Opening,
  ) {
    this.watched = watched;
    this.lastId = lastId;
    this.session = caller.sessionHash.toString('base64');
    this.raw = openEventStream(reply, { retryMs: RETRY_MS });
  }

  onGone(gone: () => void): void {
    this.raw.on('close', gone);
    this.raw.on('error', gone);
  }

  isConcerned(note: Note): boolean {
    if (note.type === 'everything') return true;
    if (note.tenantId !== this.caller.tenantId) return false;
    if (note.type === 'tenant') return true;
    return this.watched.some((id) => note.items.has(id)) || [this.caller.personId, ...this.principals].some((id) => note.people.has(id));
  }

  /** Tells the state if it is another one than the browser saw last. */
  show({ state, principals }: Seen): void {
    this.principals = principals;
    const id = idOfState(state);
    if (id === this.lastId) return;
    this.lastId = id;
    this.write('state', state, id);
  }

  /** So that both sides know the line is open, and tabs that listen to another one know that it is alive. */
  beat(): void {
    this.write('beat', {}, null);
  }

  end(farewell: Farewell | null): void {
    if (farewell) this.write(farewell, {}, null);
    this.raw.end();
  }

  private write(event: Farewell | 'state' | 'beat', data: LiveState | Record<string, never>, id: string | null): void {
    if (this.raw.destroyed || this.raw.writableEnded) return;
    if (this.raw.writableLength > MOST_UNREAD) return void this.raw.destroy();
    this.raw.write(`${id === null ? '' : `id: ${id}\n`}event: ${event}\ndata: ${JSON.stringify(data)}\n\n`);
  }
}
