import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { DefinitionDraftView, DefinitionsView, Routes } from '../../api/generated.js';

export const definitionsQuery = queryOptions({ queryKey: ['definitions'] as const, queryFn: ({ signal }) => api.get<DefinitionsView>('/definitions', signal) });
export const draftQuery = (id: string) => queryOptions({ queryKey: ['definitions', 'draft', id] as const, queryFn: ({ signal }) => api.get<DefinitionDraftView>(`/definition-drafts/${id}`, signal) });
export const designsQuery = queryOptions({ queryKey: ['designs'] as const, queryFn: ({ signal }) => api.get<Routes['GET /designs']['answer']>('/designs', signal), refetchOnMount: 'always' });
export const templatesQuery = queryOptions({ queryKey: ['designs', 'templates'] as const, queryFn: ({ signal }) => api.get<Routes['GET /design-templates']['answer']>('/design-templates', signal) });
