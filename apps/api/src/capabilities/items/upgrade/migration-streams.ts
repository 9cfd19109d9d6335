import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import type { Caller } from '../../../kernel/http/caller.js';
import type { ProgressView } from './migration.contract.js';
import { progressOf } from './migrations.js';

const LOOK_MS = 400;
/** Then the browser comes back by itself, and is asked again whether he is still signed in. */
const LONGEST_MS = 20_000;
const RETRY_MS = 500;
const MOST = 100;

/** Browsers that watch a migration go on. What they are told is what is stored, so it does not matter which process carries it out. */
@Injectable()
export class MigrationStreams implements OnModuleDestroy {
  private readonly open = new Set<() => void>();

  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  onModuleDestroy(): void {
    for (const end of this.open) end();
  }

  get isFull(): boolean {
    return this.open.size >= MOST;
  }

  /** Ends once it is over, after a while, or when it may not be read any more. */
  async watch(caller: Caller, id: string, reply: FastifyReply): Promise<void> {
    const read = (): Promise<ProgressView> => this.work.read(caller.tenantId, (tx) => progressOf(tx, caller.personId, id));
    const first = await read();
    const headers = Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined));
    reply.hijack();
    const { raw } = reply;
    raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no', connection: 'keep-alive' });
    raw.write(`retry: ${RETRY_MS}\n\n`);
    this.follow({ raw, read, first });
  }

  private follow({ raw, read, first }: { raw: FastifyReply['raw']; read: () => Promise<ProgressView>; first: ProgressView }): void {
    const until = Date.now() + LONGEST_MS;
    let shown = '';
    let timer: NodeJS.Timeout | undefined;
    const end = (): void => {
      clearTimeout(timer);
      this.open.delete(end);
      raw.end();
    };
    const show = (progress: ProgressView): void => {
      const told = JSON.stringify(progress);
      if (told !== shown) raw.write(`event: progress\ndata: ${told}\n\n`);
      shown = told;
      if (progress.status === 'moved' || progress.status === 'undone' || Date.now() > until) return end();
      timer = setTimeout(() => void read().then(show, end), LOOK_MS);
    };
    this.open.add(end);
    raw.on('close', end);
    raw.on('error', end);
    show(first);
  }
}
