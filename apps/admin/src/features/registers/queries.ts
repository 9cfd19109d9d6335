import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, query } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { RegisterCandidates, RegisterView } from '../../api/types.js';

export const registerQuery = (key: string, view: string, q: string) =>
  infiniteQueryOptions({
    queryKey: keys.register(key, 'rows', view, q),
    queryFn: ({ signal, pageParam }) => api.get<RegisterView>(`/registers/${key}${query({ view, q, after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (last) => last,
  });

export const candidatesQuery = (key: string) =>
  queryOptions({ queryKey: keys.register(key, 'candidates'), queryFn: ({ signal }) => api.get<RegisterCandidates>(`/registers/${key}/candidates`, signal) });
