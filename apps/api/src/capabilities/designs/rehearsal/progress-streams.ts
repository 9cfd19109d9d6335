import { Inject, Injectable } from '@nestjs/common';
import type { OnModuleDestroy } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { rehearsalOf } from './rehearsal-rows.js';
import { rehearsalLines } from './rehearsal-view.js';
import type { RehearsalLine } from './rehearsal.contract.js';

const LOOK_MS = 400;

/** Pages that look on while a rehearsal runs. Each is told whenever it got on, and let go when it has ended. */
@Injectable()
export class ProgressStreams implements OnModuleDestroy {
  private readonly open = new Set<FastifyReply['raw']>();

  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  onModuleDestroy(): void {
    for (const raw of this.open) raw.end();
  }

  lineOf(caller: Caller, asked: { readonly designId: string; readonly id: string }): Promise<RehearsalLine> {
    return this.work.read(caller.tenantId, async (tx) => {
      const [line] = await rehearsalLines(tx, [await rehearsalOf(tx, asked)]);
      if (!line) throw new Error('a rehearsal without a line');
      return line;
    });
  }

  /** The first line was read already: whoever may not know of it never comes here. */
  follow(caller: Caller, { first, designId, reply }: { readonly first: RehearsalLine; readonly designId: string; readonly reply: FastifyReply }): void {
    const { raw } = reply;
    const headers = Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined));
    reply.hijack();
    raw.writeHead(200, { ...headers, 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store, no-transform', 'x-accel-buffering': 'no', connection: 'keep-alive' });
    this.open.add(raw);
    let timer: NodeJS.Timeout | undefined;
    let told = '';
    const show = (line: RehearsalLine): void => {
      // The page went away while it was looked.
      if (raw.destroyed || raw.writableEnded) return;
      const text = JSON.stringify(line);
      if (text !== told) raw.write(`event: progress\ndata: ${text}\n\n`);
      told = text;
      if (line.status === 'running') timer = setTimeout(look, LOOK_MS);
      else raw.end();
    };
    // A page that was not told comes back and asks.
    const look = (): void => void this.lineOf(caller, { designId, id: first.id }).then(show, () => raw.end());
    raw.on('close', () => {
      clearTimeout(timer);
      this.open.delete(raw);
    });
    show(first);
  }
}
