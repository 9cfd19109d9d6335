import { useEffect, useRef, useState } from 'react';
import { api } from '../../../api/client.js';
import type { PlanBody, Rehearsal } from './queries.js';

export interface Rehearsed {
  /** Of which plan it is. */
  readonly of: string;
  readonly lines: Rehearsal['lines'];
  readonly state: 'running' | 'done' | 'stopped' | 'failed';
  readonly error: unknown;
}

/** Asks for some items after others until there are no more; leaving the page or a change of the plan stops it. */
export const useRehearsal = (body: PlanBody, onDone: (of: string) => void) => {
  const [found, setFound] = useState<Rehearsed | null>(null);
  const running = useRef<AbortController | null>(null);
  const name = JSON.stringify(body);
  useEffect(() => () => running.current?.abort(), [name]);
  const start = async () => {
    running.current?.abort();
    const stop = new AbortController();
    running.current = stop;
    const lines: Rehearsal['lines'] = [];
    const tell = (state: Rehearsed['state'], error: unknown = null) => setFound({ of: name, lines: [...lines], state, error });
    tell('running');
    try {
      for (let after: string | null = null, more = true; more; more = after !== null) {
        const part: Rehearsal = await api.post<Rehearsal>('/lifecycle-migrations/rehearsal', { ...body, after }, { signal: stop.signal });
        lines.push(...part.lines);
        after = part.next;
        tell(after === null ? 'done' : 'running');
      }
      onDone(name);
    } catch (error) {
      tell(stop.signal.aborted ? 'stopped' : 'failed', stop.signal.aborted ? null : error);
    }
  };
  return { found: found?.of === name ? found : null, isOutdated: found !== null && found.of !== name, start, stop: () => running.current?.abort() };
};
