import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { api, query } from '../../api/client.js';
import { keys } from '../../api/queries.js';
import type { AsOfView, AuditLine, CheckView, HistoryView, ItemView, Page, SubmissionView } from '../../api/types.js';

/** Names of the filters as the address and the server know them. */
export const auditFilters = ['q', 'unit', 'handler', 'from', 'to', 'returned', 'overdue', 'reopened', 'late', 'sample'] as const;
export type AuditFilter = (typeof auditFilters)[number];
export type AuditFilters = Partial<Readonly<Record<AuditFilter, string>>>;

export const auditQuery = (filters: AuditFilters) =>
  infiniteQueryOptions({
    queryKey: keys.audit('items', filters),
    queryFn: ({ signal, pageParam }) => api.get<Page<AuditLine>>(`/audit/items${query({ ...filters, after: pageParam })}`, signal),
    initialPageParam: '',
    getNextPageParam: (last) => last.next,
    placeholderData: (last) => last,
  });

export const historyQuery = (itemId: string) =>
  queryOptions({ queryKey: keys.history(itemId), queryFn: ({ signal }) => api.get<HistoryView>(`/items/${itemId}/history`, signal) });

export const chainQuery = (itemId: string) =>
  queryOptions({
    queryKey: [...keys.history(itemId), 'check'] as const,
    queryFn: ({ signal }) => api.get<CheckView>(`/items/${itemId}/history/check`, signal),
    staleTime: 0,
  });

export interface ReadableSubmission extends SubmissionView {
  definition: unknown;
  /** Words for the ids in it, where the server gives them along. */
  names?: ItemView['names'];
}
export const submissionQuery = (id: string) =>
  queryOptions({
    queryKey: ['submissions', id] as const,
    queryFn: ({ signal }) => api.get<ReadableSubmission>(`/submissions/${id}`, signal),
    staleTime: Infinity,
  });

export const asOfQuery = (itemId: string, on: string, other: string) =>
  queryOptions({
    queryKey: [...keys.history(itemId), 'as-of', on, other] as const,
    queryFn: ({ signal }) => api.get<AsOfView>(`/items/${itemId}/as-of${query({ on, with: other })}`, signal),
  });

export type WholeCheck = CheckView & { itemId: string | null };
export const checkWholeRecord = () => api.post<WholeCheck>('/audit/check', {});
