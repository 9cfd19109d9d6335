import { request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

export interface StreamEvent {
  readonly event: string;
  readonly id: string | null;
  readonly data: any; // the test reads what it expects
}

/** One open stream of events, read as a browser reads it. */
export interface OpenStream {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly events: readonly StreamEvent[];
  isOver(): boolean;
  /** The next event that fits, from here on; fails after a while. */
  next(fits: (event: StreamEvent) => boolean, withinMs?: number): Promise<StreamEvent>;
  close(): void;
}

export async function openStream(url: string, headers: Readonly<Record<string, string>>): Promise<OpenStream> {
  const events: StreamEvent[] = [];
  let over = false;
  let rest = '';
  let read = 0;
  const asked = request(url, { headers: { accept: 'text/event-stream', ...headers } });
  const answer = await new Promise<import('node:http').IncomingMessage>((resolve, reject) => asked.on('response', resolve).on('error', reject).end());
  answer.setEncoding('utf8').on('data', (text: string) => {
    const blocks = `${rest}${text}`.split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) if (/^event: /mu.test(block)) events.push(eventOf(block));
  });
  answer.on('close', () => void (over = true)).on('error', () => void (over = true));
  asked.on('error', () => void (over = true));
  return {
    status: answer.statusCode ?? 0,
    headers: answer.headers,
    events,
    isOver: () => over,
    next: async (fits, withinMs = 20_000) => {
      for (const end = Date.now() + withinMs; Date.now() < end; await pause(10)) {
        const at = events.findIndex((event, index) => index >= read && fits(event));
        const found = events[at];
        if (found) {
          read = at + 1;
          return found;
        }
      }
      throw new Error(`nothing came within ${withinMs} ms; came so far: ${JSON.stringify(events)}`);
    },
    close: () => asked.destroy(),
  };
}

function eventOf(block: string): StreamEvent {
  const line = (name: string): string | null => new RegExp(`^${name}: (.*)$`, 'mu').exec(block)?.[1] ?? null;
  return { event: line('event') ?? '', id: line('id'), data: JSON.parse(line('data') ?? 'null') };
}
