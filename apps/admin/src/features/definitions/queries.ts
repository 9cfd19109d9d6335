import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { DefinitionDraftView } from '../../api/generated.js';

export const draftQuery = (id: string) =>
  queryOptions({ queryKey: ['definitions', 'draft', id] as const, queryFn: ({ signal }) => api.get<DefinitionDraftView>(`/definition-drafts/${id}`, signal) });
