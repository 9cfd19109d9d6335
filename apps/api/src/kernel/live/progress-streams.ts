import { Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { openEventStream } from './event-stream.js';

const LOOK_MS = 400;
/** Then the browser comes back by itself, and is asked again whether he is still signed in. */
const LONGEST_MS = 20_000;
const RETRY_MS = 500;
const MOST = 100;

export interface Progress<T> {
  /** Also says whether it may be read at all; what it throws the first time is the answer. */
  readonly read: () => Promise<T>;
  readonly isOver: (progress: T) => boolean;
}

/** Browsers that watch long work go on. What they are told is what is stored, so it does not matter which process carries it out. */
@Injectable()
export class ProgressStreams implements OnModuleDestroy {
  private readonly open = new Set<() => void>();

  onModuleDestroy(): void {
    for (const end of this.open) end();
  }

  /** Answers how far it is. Who accepts `text/event-stream` is told `progress` whenever it got on, until it is over, a while has passed, or it may not be read any more. */
  async answer<T>({ reply, accept, read, isOver }: Progress<T> & { readonly reply: FastifyReply; readonly accept: string | undefined }): Promise<void> {
    const first = await read();
    if (!accept?.includes('text/event-stream') || this.open.size >= MOST) return void (await reply.send(first));
    this.follow(openEventStream(reply, { retryMs: RETRY_MS }), { read, isOver }, first);
  }

  private follow<T>(raw: FastifyReply['raw'], { read, isOver }: Progress<T>, first: T): void {
    const until = Date.now() + LONGEST_MS;
    let shown = '';
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(timer);
      this.open.delete(end);
      raw.end();
    };
    const show = (progress: T): void => {
      // The page went away while it was looked.
      if (raw.destroyed || raw.writableEnded) return end();
      const told = JSON.stringify(progress);
      if (told !== shown) raw.write(`event: progress\ndata: ${told}\n\n`);
      shown = told;
      if (isOver(progress) || Date.now() > until) return end();
      timer = setTimeout(() => void read().then(show, end), LOOK_MS);
    };
    this.open.add(end);
    raw.on('close', end);
    raw.on('error', end);
    show(first);
  }
}
