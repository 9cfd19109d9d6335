import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, query } from '../../api/client.js';
import type { BoardCampaign, BoardCell, BoardHands, BoardItems, BoardView, ChangesView, MergedList, UnitPage } from '../../api/generated.js';
import type { UrlValues } from '../../shared/url/use-url-values.js';

/** What of the address the server filters by. */
const names = ['stage', 'task', 'area', 'category', 'open', 'on'] as const;
export const filtersOf = (values: UrlValues): Record<string, string> =>
  Object.fromEntries(names.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));

/** Filters that hold whatever day is looked at. */
const lasting = ['stage', 'task', 'area', 'category'] as const;
export const lastingOf = (values: UrlValues): Record<string, string> =>
  Object.fromEntries(lasting.flatMap((name) => (values[name] ? [[name, values[name]]] : [])));

/** Asked again whenever a page opens, but not for what came a moment ago: several parts of one page read the same board. */
const kept = {
  refetchOnMount: ({ state }: { readonly state: { readonly dataUpdatedAt: number } }) =>
    Date.now() - state.dataUpdatedAt > 2_000 ? ('always' as const) : false,
};

export const boardsQuery = queryOptions({ ...kept, queryKey: ['boards'], queryFn: ({ signal }) => api.get<BoardCampaign[]>('/boards', signal) });

export const boardQuery = (id: string, filters: Record<string, string>) =>
  queryOptions({
    ...kept,
    queryKey: ['boards', id, filters],
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
    queryFn: ({ signal }) => api.get<BoardView>(`/campaigns/${id}/board${query(filters)}`, signal),
  });

/** What the page opens with, asked for before the page itself has come; what fails is asked again, and told, by the page. */
export async function readAhead(client: Pick<QueryClient, 'fetchQuery'>, values: UrlValues): Promise<void> {
  const boards = client.fetchQuery(boardsQuery);
  const id = values['campaign'] ?? (await boards)[0]?.id;
  if (id !== undefined) await client.fetchQuery(boardQuery(id, filtersOf(values)));
}

export const handsQuery = (id: string, filters: Record<string, string>, task: string) =>
  queryOptions({
    ...kept,
    queryKey: ['boards', id, 'hands', filters, task],
    queryFn: ({ signal }) => api.get<BoardHands>(`/campaigns/${id}/board/hands${query({ ...filters, task })}`, signal),
  });

export const cellQuery = (id: string, { unit, task, on }: { unit: string; task: string; on: string }) =>
  queryOptions({
    ...kept,
    queryKey: ['boards', id, 'cell', unit, task, on],
    queryFn: ({ signal }) => api.get<BoardCell>(`/campaigns/${id}/board/cell${query({ unit, task, on })}`, signal),
  });

export const boardItemsQuery = (id: string, filters: Record<string, string>, which: string) =>
  infiniteQueryOptions({
    ...kept,
    queryKey: ['boards', id, 'items', filters, which],
    initialPageParam: '',
    queryFn: ({ signal, pageParam }) => api.get<BoardItems>(`/campaigns/${id}/board/items${query({ ...filters, which, after: pageParam })}`, signal),
    getNextPageParam: (last) => last.next,
  });

export const changesQuery = (id: string, asked: Record<string, string>) =>
  infiniteQueryOptions({
    ...kept,
    queryKey: ['boards', id, 'between', asked],
    initialPageParam: '',
    placeholderData: keepPreviousData,
    queryFn: ({ signal, pageParam }) => api.get<ChangesView>(`/campaigns/${id}/board/between${query({ ...asked, after: pageParam })}`, signal),
    getNextPageParam: (last) => last.next,
  });

export const mergedQuery = (id: string, form: string) =>
  queryOptions({
    ...kept,
    queryKey: ['boards', id, 'merged', form],
    queryFn: ({ signal }) => api.get<MergedList>(`/campaigns/${id}/merged${query({ form })}`, signal),
  });

export const unitPageQuery = (id: string, unit: string) =>
  queryOptions({
    ...kept,
    queryKey: ['boards', id, 'unit-page', unit],
    queryFn: ({ signal }) => api.get<UnitPage>(`/campaigns/${id}/board/unit-page${query({ unit })}`, signal),
  });
