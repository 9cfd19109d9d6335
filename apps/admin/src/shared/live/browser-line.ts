import type { LiveState } from '../../api/generated.js';
import { newKey } from '../../api/client.js';
import type { LineEvents, OpenLine, Surroundings, TabWord } from './live-line.js';

/** The browser's own tabs, streams and clock. A browser that cannot speak between tabs gives each its own stream. */
export const browserSurroundings = (person: string, hear: (word: TabWord) => void): { readonly around: Surroundings; close(): void } => {
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(`bihuan-live-${person}`);
  if (channel) channel.onmessage = ({ data }: MessageEvent<TabWord>) => hear(data); // only our own pages speak on it
  return {
    around: {
      tab: newKey(),
      say: (word) => channel?.postMessage(word),
      open: openLine,
      now: () => Date.now(),
      later: (ms, what) => {
        const timer = window.setTimeout(what, ms);
        return () => window.clearTimeout(timer);
      },
      chance: () => Math.random(),
    },
    close: () => channel?.close(),
  };
};

const openLine = (items: readonly string[], events: LineEvents): OpenLine => {
  if (typeof EventSource === 'undefined') return { close: () => undefined };
  const source = new EventSource(`/api/live${items.length === 0 ? '' : `?items=${items.join(',')}`}`);
  const end = (why: 'signed-out' | 'replaced' | 'refused') => () => {
    source.close();
    events.ended(why);
  };
  source.addEventListener('state', ({ data }: MessageEvent<string>) => events.state(JSON.parse(data) as LiveState)); // our own server's contract
  source.addEventListener('beat', () => events.beat());
  source.addEventListener('signed-out', end('signed-out'));
  source.addEventListener('replaced', end('replaced'));
  // The browser comes back by itself after a lost connection, with the number of the last event; after a refusal it does not.
  source.addEventListener('error', () => {
    if (source.readyState === EventSource.CLOSED) events.ended('refused');
  });
  return { close: () => source.close() };
};
