import { queryOptions, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { api } from '../../api/client.js';
import type { Routes } from '../../api/generated.js';

export type FormChange = Routes['GET /form-changes/:id']['answer'];

export const formChangesKey = ['form-changes'] as const;
const ASK_AGAIN_MS = 3000;

export const formChangeQuery = (id: string) =>
  queryOptions({ queryKey: [...formChangesKey, 'one', id], queryFn: ({ signal }) => api.get<FormChange>(`/form-changes/${id}`, signal) });

export const isGoing = ({ status }: Pick<FormChange, 'status'>): boolean => status === 'running' || status === 'undoing';

/** Kept up to date by its stream while it goes on; where no stream can be had it is asked for now and then. */
export const useFormChange = (id: string) => {
  const client = useQueryClient();
  const found = useQuery({
    ...formChangeQuery(id),
    refetchOnMount: 'always',
    refetchInterval: ({ state }) => (state.data && isGoing(state.data) ? ASK_AGAIN_MS : false),
  });
  const goes = found.data !== undefined && isGoing(found.data);
  useEffect(() => {
    if (!goes || typeof EventSource === 'undefined') return undefined;
    const source = new EventSource(`/api/form-changes/${id}/progress`);
    source.addEventListener('progress', ({ data }: MessageEvent<string>) => {
      const change = JSON.parse(data) as FormChange; // our own server's contract
      client.setQueryData<FormChange>(formChangeQuery(id).queryKey, change);
      if (isGoing(change)) return;
      source.close();
      void client.invalidateQueries({ queryKey: formChangesKey });
    });
    return () => source.close();
  }, [client, id, goes]);
  return found;
};
