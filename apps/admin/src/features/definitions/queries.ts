import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { DefinitionDraftView, Routes } from '../../api/generated.js';

/** What the forms of a file meet among answers that are there: read anew whenever the page opens. */
export const draftEvolutionQuery = (id: string) =>
  queryOptions({
    queryKey: ['definitions', 'draft', id, 'evolution'] as const,
    queryFn: ({ signal }) => api.get<Routes['GET /definition-drafts/:id/evolution']['answer']>(`/definition-drafts/${id}/evolution`, signal),
    refetchOnMount: 'always',
  });

export const draftQuery = (id: string) =>
  queryOptions({ queryKey: ['definitions', 'draft', id] as const, queryFn: ({ signal }) => api.get<DefinitionDraftView>(`/definition-drafts/${id}`, signal) });
