import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/client.js';
import type { Routes } from '../../../api/generated.js';

export type CasesView = Routes['GET /definitions/lifecycle/:key/cases']['answer'];
export type CaseLine = CasesView['cases'][number];
export type Replay = Routes['POST /designs/:id/cases/replay']['answer'];
export type CaseResult = Replay['results'][number];
export type NewCase = Routes['POST /designs/:id/cases']['body'];
export type Expected = NewCase['expected'];
export type Run = NewCase['run'];

export const casesKey = ['cases'] as const;
export const casesQuery = (process: string) =>
  queryOptions({
    queryKey: [...casesKey, 'of', process] as const,
    queryFn: ({ signal }) => api.get<CasesView>(`/definitions/lifecycle/${encodeURIComponent(process)}/cases`, signal),
    refetchOnMount: 'always',
  });
/** All of them by the design as it is saved: the server keeps nothing of it. */
export const replayQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: [...casesKey, 'replay', id, revision] as const,
    queryFn: ({ signal }) => api.post<Replay>(`/designs/${id}/cases/replay`, {}, { signal }),
    retry: false,
    staleTime: Infinity,
  });
