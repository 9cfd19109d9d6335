import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { DefinitionDraftView, DefinitionsView } from '../../api/generated.js';

export const definitionsQuery = queryOptions({ queryKey: ['definitions'] as const, queryFn: ({ signal }) => api.get<DefinitionsView>('/definitions', signal) });
export const draftQuery = (id: string) => queryOptions({ queryKey: ['definitions', 'draft', id] as const, queryFn: ({ signal }) => api.get<DefinitionDraftView>(`/definition-drafts/${id}`, signal) });
