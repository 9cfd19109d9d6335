import { queryOptions } from '@tanstack/react-query';
import { api, query } from '../../api/client.js';
import type { AreaLine, GroupLine, OrganisationEventLine, OrganisationView, PeoplePage, PersonPageView, UnitPageView } from '../../api/generated.js';

export const organisationQuery = queryOptions({
  queryKey: ['organisation'] as const,
  queryFn: ({ signal }) => api.get<OrganisationView>('/organisation', signal),
});
export const unitQuery = (id: string) =>
  queryOptions({ queryKey: ['organisation', 'unit', id] as const, queryFn: ({ signal }) => api.get<UnitPageView>(`/organisation/units/${id}`, signal) });
export const areasQuery = queryOptions({
  queryKey: ['organisation', 'areas'] as const,
  queryFn: ({ signal }) => api.get<AreaLine[]>('/organisation/areas', signal),
});
export const groupsQuery = queryOptions({
  queryKey: ['organisation', 'groups'] as const,
  queryFn: ({ signal }) => api.get<GroupLine[]>('/organisation/groups', signal),
});
export const personQuery = (id: string) =>
  queryOptions({ queryKey: ['organisation', 'person', id] as const, queryFn: ({ signal }) => api.get<PersonPageView>(`/organisation/people/${id}`, signal) });
export const historyQuery = (kind: string, before: number | null) =>
  queryOptions({
    queryKey: ['organisation', 'history', kind, before] as const,
    queryFn: ({ signal }) => api.get<OrganisationEventLine[]>(`/organisation/history${query({ kind, before })}`, signal),
  });
export const postsQuery = queryOptions({
  queryKey: ['organisation', 'roles'] as const,
  queryFn: ({ signal }) => api.get<{ posts: { key: string; label: string }[] }>('/roles', signal),
  staleTime: 60_000,
});

export interface PeopleFilter {
  readonly q: string;
  readonly unit: string;
  readonly post: string;
  readonly state: string;
  readonly cadre: string;
  readonly page: string;
}
export const peopleListQuery = (filter: PeopleFilter) =>
  queryOptions({
    queryKey: ['organisation', 'people', filter] as const,
    queryFn: ({ signal }) => api.get<PeoplePage>(`/organisation/people${query({ ...filter })}`, signal),
  });

/** As much of a person's open work as a warning needs. */
export interface OpenWork {
  readonly lines: readonly unknown[];
}

/** What somebody has open in his hands, asked before a post of his ends. */
export const openWorkQuery = (person: string) =>
  queryOptions({
    queryKey: ['organisation', 'open-work', person] as const,
    queryFn: ({ signal }) => api.get<OpenWork>(`/people/${person}/open-work`, signal),
    retry: false,
  });
