import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { api } from '../../../api/client.js';
import type { RehearsalLine } from './queries.js';

const LOOK_MS = 1000;

/** How far a running rehearsal is: told by the server, or asked where nothing is told. When it has ended, everything about it is read anew. */
export const useProgress = (designId: string, line: RehearsalLine | undefined): RehearsalLine | undefined => {
  const client = useQueryClient();
  const [told, setTold] = useState<RehearsalLine | null>(null);
  const running = line?.status === 'running' ? line.id : null;
  useEffect(() => {
    if (running === null) return undefined;
    const path = `/designs/${designId}/rehearsals/${running}/progress`;
    const take = (next: RehearsalLine) => {
      setTold(next);
      if (next.status !== 'running') void client.invalidateQueries({ queryKey: ['designs', designId, 'rehearsals'] });
    };
    const source = typeof EventSource === 'undefined' ? null : new EventSource(`/api${path}`);
    source?.addEventListener('progress', (event) => {
      const next = JSON.parse(String(event.data)) as RehearsalLine; // the contract of the stream
      take(next);
      if (next.status !== 'running') source.close();
    });
    // A line that was cut says nothing: then it is asked.
    const timer = setInterval(() => {
      if (!source || source.readyState !== EventSource.OPEN) void api.get<RehearsalLine>(path).then(take, () => undefined);
    }, LOOK_MS);
    return () => {
      source?.close();
      clearInterval(timer);
    };
  }, [client, designId, running]);
  return told !== null && told.id === line?.id && line.status === 'running' ? told : line;
};
