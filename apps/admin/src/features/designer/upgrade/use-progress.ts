import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { isOver, migrationQuery } from './queries.js';
import type { Migration, Progress } from './queries.js';

const ASK_AGAIN_MS = 3000;

/** A migration, kept up to date by its stream while it runs; where no stream can be had it is asked for now and then. */
export const useProgress = (id: string, page: number) => {
  const client = useQueryClient();
  const found = useQuery({
    ...migrationQuery(id, page),
    placeholderData: keepPreviousData,
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data && !isOver(state.data.status) ? ASK_AGAIN_MS : false),
  });
  const runs = found.data !== undefined && !isOver(found.data.status);
  useEffect(() => {
    if (!runs || typeof EventSource === 'undefined') return undefined;
    const source = new EventSource(`/api/lifecycle-migrations/${id}/progress`);
    const { queryKey } = migrationQuery(id, page);
    source.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      const progress = JSON.parse(data) as Progress; // our own server's contract
      client.setQueryData<Migration>(queryKey, (view) => (view ? { ...view, ...progress } : view));
      if (!isOver(progress.status)) return;
      source.close();
      // What became of each item stands in the report alone.
      void client.invalidateQueries({ predicate: ({ queryKey: [first] }) => first === 'upgrade' || first === 'definitions' });
    });
    return () => source.close();
  }, [client, id, page, runs]);
  return found;
};
