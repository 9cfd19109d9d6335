import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, query } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { ChangesView } from '../../api/generated.js';
import type { RegisterCandidates, RegisterTable, RegisterView, SampleView } from '../../api/types.js';
import type { UrlValues } from '../../shared/url/use-url-values.js';

const narrowing = ['tab', 'view', 'q', 'campaign', 'unit', 'area', 'leader', 'order', 'on'] as const;

/** What of the address narrows the register; anything else there is not the server's business. */
export const narrowingOf = (values: UrlValues): Record<string, string> =>
  Object.fromEntries(narrowing.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));

export const registerQuery = (key: string, values: UrlValues) =>
  infiniteQueryOptions({
    queryKey: keys.register(key, 'rows', narrowingOf(values)),
    queryFn: ({ signal, pageParam }) => api.get<RegisterView>(`/registers/${key}${query({ ...narrowingOf(values), after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (last) => last,
  });

export const tableQuery = (key: string, values: UrlValues) =>
  queryOptions({
    queryKey: keys.register(key, 'table', narrowingOf(values)),
    staleTime: 0,
    queryFn: ({ signal }) => api.get<RegisterTable>(`/registers/${key}/table${query(narrowingOf(values))}`, signal),
  });

/** What narrows the register whatever day it is looked at. */
const lasting = ['q', 'campaign', 'unit', 'area', 'leader'] as const;
export const lastingOf = (values: UrlValues): Record<string, string> =>
  Object.fromEntries(lasting.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));

export const changesQuery = (key: string, asked: Record<string, string>) =>
  infiniteQueryOptions({
    queryKey: keys.register(key, 'between', asked),
    queryFn: ({ signal, pageParam }) => api.get<ChangesView>(`/registers/${key}/between${query({ ...asked, after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (last) => last,
  });

export const samplesQuery = (key: string) =>
  queryOptions({ queryKey: keys.register(key, 'samples'), queryFn: ({ signal }) => api.get<SampleView[]>(`/registers/${key}/samples`, signal) });

export const candidatesQuery = (key: string) =>
  infiniteQueryOptions({
    queryKey: keys.register(key, 'candidates'),
    queryFn: ({ signal, pageParam }) => api.get<RegisterCandidates>(`/registers/${key}/candidates${query({ after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
  });
