import { queryOptions } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { api, isProblem, query } from './client.js';
import type { DefinitionsView, FormLoads, Routes, StartableView } from './generated.js';
import type { InboxCard, InboxView, ItemView, Me, PersonRef } from './types.js';

/** First part of each key; an act makes everything but `me` stale. */
export const keys = {
  me: ['me'] as const,
  inbox: (hat: string | null, most: number) => ['inbox', hat, most] as const,
  decisions: (filter: string, most: number) => ['decisions', filter, most] as const,
  item: (id: string) => ['item', id] as const,
  history: (id: string) => ['item', id, 'history'] as const,
  campaigns: ['campaigns'] as const,
  campaign: (id: string) => ['campaigns', id] as const,
  registers: ['registers'] as const,
  register: (key: string, ...rest: readonly unknown[]) => ['registers', key, ...rest] as const,
  audit: (...rest: readonly unknown[]) => ['audit', ...rest] as const,
};

/** After an act: who has what in hand may have changed everywhere. */
export const refreshWork = (client: QueryClient): Promise<void> =>
  client.invalidateQueries({ predicate: (entry) => entry.queryKey[0] !== 'me' && entry.queryKey[0] !== 'people' });

export const meQuery = queryOptions({
  queryKey: keys.me,
  queryFn: ({ signal }) => api.get<Me>('/me', signal),
  staleTime: 60_000,
  retry: (count, error) => !isProblem(error) && count < 1,
});

/** Others act meanwhile: lists of work are read again on every visit, and now and then while they are looked at. */
const kept = { refetchOnMount: 'always', refetchInterval: 30_000 } as const;

/** So many of what somebody has in hand are listed at first, and with each look at more. */
export const LISTED = 200;

export const inboxQuery = (hat: string | null, most = LISTED) =>
  queryOptions({
    ...kept,
    queryKey: keys.inbox(hat, most),
    queryFn: ({ signal }) => api.get<InboxView>(`/inbox${query({ hat, most })}`, signal),
    // While more of the same list is read, what was there stays.
    placeholderData: (listed, before) => (before?.queryKey[1] === hat ? listed : undefined),
  });

export const decisionFilters = ['mine', 'soon', 'returned', 'done'] as const;
export type DecisionFilter = (typeof decisionFilters)[number];
export interface Decisions {
  rows: InboxCard[];
  counts: Record<DecisionFilter, number>;
  more: number;
}
export const decisionsQuery = (filter: DecisionFilter, most = LISTED) =>
  queryOptions({
    ...kept,
    queryKey: keys.decisions(filter, most),
    queryFn: ({ signal }) => api.get<Decisions>(`/decisions${query({ filter, most })}`, signal),
    placeholderData: (listed, before) => (before?.queryKey[1] === filter ? listed : undefined),
  });

export const itemQuery = (id: string) => queryOptions({ queryKey: keys.item(id), queryFn: ({ signal }) => api.get<ItemView>(`/items/${id}`, signal) });

export interface RegisterRef {
  key: string;
  title: string;
}
export const registersQuery = queryOptions({
  queryKey: keys.registers,
  queryFn: ({ signal }) => api.get<RegisterRef[]>('/registers', signal),
  staleTime: 300_000,
});

/** What the reader may begin by hand; empty for most. */
export const startableQuery = queryOptions({
  queryKey: ['startable'] as const,
  queryFn: ({ signal }) => api.get<StartableView>('/startable', signal),
  staleTime: 300_000,
});

export const peopleQuery = (q: string, unit: string | null) =>
  queryOptions({
    queryKey: ['people', q, unit] as const,
    queryFn: ({ signal }) => api.get<PersonRef[]>(`/people${query({ q, unit })}`, signal),
    staleTime: 60_000,
  });

export interface RecordRef {
  id: string;
  title: string;
}

/** Records of these processes that may be named. */
export const referencesQuery = (of: readonly string[], q: string) =>
  queryOptions({
    queryKey: ['references', of.join(), q] as const,
    queryFn: ({ signal }) => api.get<RecordRef[]>(`/references${query({ of: of.join(','), q })}`, signal),
    staleTime: 60_000,
  });

export interface UnitRef {
  id: string;
  name: string;
  category: string;
}
export const unitsQuery = queryOptions({
  queryKey: ['units'] as const,
  queryFn: ({ signal }) => api.get<UnitRef[]>('/units', signal),
  staleTime: 300_000,
});

/** What forms take of whoever fills them in, and what open campaigns ask. */
export const formLoadsQuery = queryOptions({
  queryKey: ['form-loads'] as const,
  queryFn: ({ signal }) => api.get<FormLoads>('/form-loads', signal),
  staleTime: 60_000,
});

/** What is published, and what waits to be. */
export const definitionsQuery = queryOptions({ queryKey: ['definitions'] as const, queryFn: ({ signal }) => api.get<DefinitionsView>('/definitions', signal) });

export type OptionSetsView = Routes['GET /option-sets']['answer'];
export type OptionSetInWork = Routes['GET /option-sets/:key/in-work']['answer'];
export type OptionSetView = Routes['GET /option-sets/:key']['answer'];

/** 选项表: options that several forms share. */
export const optionSetsQuery = queryOptions({
  queryKey: ['option-sets', 'list'] as const,
  queryFn: ({ signal }) => api.get<OptionSetsView>('/option-sets', signal),
  refetchOnMount: 'always',
});
/** Designs and waiting files that use one of them. */
export const optionSetInWorkQuery = (key: string) =>
  queryOptions({
    queryKey: ['option-sets', 'in-work', key] as const,
    queryFn: ({ signal }) => api.get<OptionSetInWork>(`/option-sets/${encodeURIComponent(key)}/in-work`, signal),
    refetchOnMount: 'always',
  });
export const optionSetQuery = (key: string) =>
  queryOptions({
    queryKey: ['option-sets', 'one', key] as const,
    queryFn: ({ signal }) => api.get<OptionSetView>(`/option-sets/${encodeURIComponent(key)}`, signal),
    refetchOnMount: 'always',
  });
