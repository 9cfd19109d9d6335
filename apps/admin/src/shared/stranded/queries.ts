import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, query } from '../../api/client.js';
import type { Routes } from '../../api/types.js';

export type VacantView = Routes['GET /vacant-places']['answer'];
export type VacantLine = VacantView['rows'][number];

/** Others act meanwhile: read again on every visit. */
const kept = { refetchOnMount: 'always' } as const;

/** Whose hands hold what they may not decide any more. */
export const strandedQuery = queryOptions({
  ...kept,
  queryKey: ['stranded-work'] as const,
  queryFn: ({ signal }) => api.get<Routes['GET /stranded-work']['answer']>('/stranded-work', signal),
});

/** What waits until the reader names somebody, page by page. */
export const vacantQuery = infiniteQueryOptions({
  ...kept,
  queryKey: ['vacant-places'] as const,
  initialPageParam: '',
  queryFn: ({ signal, pageParam }) => api.get<VacantView>(`/vacant-places${query({ after: pageParam })}`, signal),
  getNextPageParam: (last) => last.next,
});

/** What all pages read so far hold, each item once: one whose day moved on between two pages stands on both, and is shown as it was read last. */
export const vacantLines = (pages: readonly VacantView[]): VacantLine[] => [
  ...new Map(pages.flatMap(({ rows }) => rows).map((row) => [row.itemId, row])).values(),
];
