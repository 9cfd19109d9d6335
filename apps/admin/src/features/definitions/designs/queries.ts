import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/client.js';
import type { Routes } from '../../../api/generated.js';

export type DesignsView = Routes['GET /designs']['answer'];
export type TemplatesView = Routes['GET /design-templates']['answer'];
export type UsesView = Routes['GET /definitions/:kind/:key/uses']['answer'];
export type UseCountsView = Routes['GET /definition-uses']['answer'];
export type CasesView = Routes['GET /definitions/lifecycle/:key/cases']['answer'];
export type NewDesignBody = Routes['POST /designs']['body'];
export type NewDesignView = Routes['POST /designs']['answer'];

export const designsQuery = queryOptions({
  queryKey: ['designs', 'list'] as const,
  queryFn: ({ signal }) => api.get<DesignsView>('/designs', signal),
  refetchOnMount: 'always',
});
export const templatesQuery = queryOptions({
  queryKey: ['designs', 'templates'] as const,
  queryFn: ({ signal }) => api.get<TemplatesView>('/design-templates', signal),
  staleTime: Infinity,
});
export const casesQuery = (process: string) =>
  queryOptions({
    queryKey: ['cases', 'of', process] as const,
    queryFn: ({ signal }) => api.get<CasesView>(`/definitions/lifecycle/${encodeURIComponent(process)}/cases`, signal),
    refetchOnMount: 'always',
  });
export const usesQuery = (kind: string, key: string) =>
  queryOptions({
    queryKey: ['definitions', 'uses', kind, key] as const,
    queryFn: ({ signal }) => api.get<UsesView>(`/definitions/${kind}/${encodeURIComponent(key)}/uses`, signal),
  });
export const useCountsQuery = queryOptions({
  queryKey: ['definitions', 'use-counts'] as const,
  queryFn: ({ signal }) => api.get<UseCountsView>('/definition-uses', signal),
  refetchOnMount: 'always',
});
