import { queryOptions } from '@tanstack/react-query';
import { api, query } from '../../../api/client.js';
import type { Routes } from '../../../api/generated.js';

export type Versions = Routes['GET /lifecycle-migrations']['answer'];
export type Version = Versions['versions'][number];
export type Standing = Version['places'][number];
export type Plan = Routes['POST /lifecycle-migrations/preview']['answer'];
export type Group = Plan['groups'][number];
export type Rehearsal = Routes['POST /lifecycle-migrations/rehearsal']['answer'];
export type PlanBody = Routes['POST /lifecycle-migrations/preview']['body'];
export type Migration = Routes['GET /lifecycle-migrations/:id']['answer'];
export type Progress = Routes['GET /lifecycle-migrations/:id/progress']['answer'];

export const isOver = (status: Progress['status']): boolean => status !== 'moving' && status !== 'undoing';

export const versionsQuery = (key: string) =>
  queryOptions({
    queryKey: ['upgrade', 'versions', key] as const,
    queryFn: ({ signal }) => api.get<Versions>(`/lifecycle-migrations${query({ lifecycle: key })}`, signal),
  });
export const planQuery = (body: PlanBody) =>
  queryOptions({
    queryKey: ['upgrade', 'plan', JSON.stringify(body)] as const,
    queryFn: ({ signal }) => api.post<Plan>('/lifecycle-migrations/preview', body, { signal }),
  });
export const migrationQuery = (id: string, page: number) =>
  queryOptions({
    queryKey: ['upgrade', 'migration', id, page] as const,
    queryFn: ({ signal }) => api.get<Migration>(`/lifecycle-migrations/${id}${query({ page })}`, signal),
  });
