import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { HoldersOfPermissionView, RightsOfPersonView, RolesView } from '../../api/generated.js';

export const rolesQuery = queryOptions({ queryKey: ['organisation', 'roles'] as const, queryFn: ({ signal }) => api.get<RolesView>('/roles', signal) });
export const rightsQuery = (person: string) =>
  queryOptions({
    queryKey: ['organisation', 'rights', person] as const,
    queryFn: ({ signal }) => api.get<RightsOfPersonView>(`/roles/people/${person}`, signal),
  });
export const permissionQuery = (permission: string) =>
  queryOptions({
    queryKey: ['organisation', 'permission', permission] as const,
    queryFn: ({ signal }) => api.get<HoldersOfPermissionView>(`/roles/permissions/${permission}`, signal),
  });
