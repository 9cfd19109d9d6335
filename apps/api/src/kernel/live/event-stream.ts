import type { FastifyReply } from 'fastify';

/** Makes the answer a `text/event-stream` that stays open; a browser whose line broke comes back after `retryMs`. */
export function openEventStream(reply: FastifyReply, { retryMs }: { readonly retryMs: number }): FastifyReply['raw'] {
  const headers = Object.fromEntries(Object.entries(reply.getHeaders()).filter(([, value]) => value !== undefined));
  reply.hijack();
  // Proxies must hand on every event at once, and nobody keeps any.
  reply.raw.writeHead(200, {
    ...headers,
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-store, no-transform',
    'x-accel-buffering': 'no',
    connection: 'keep-alive',
  });
  reply.raw.write(`retry: ${retryMs}\n\n`);
  return reply.raw;
}
