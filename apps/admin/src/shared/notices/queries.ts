import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { NotificationList } from '../../api/generated.js';

const key = ['notifications'] as const;

export const notificationsQuery = queryOptions({
  queryKey: key,
  refetchOnMount: 'always',
  refetchInterval: 60_000,
  queryFn: ({ signal }) => api.get<NotificationList>('/notifications', signal),
});

/** One of them, or all at once. */
export const useMarkRead = () => {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string | null) => api.post<NotificationList>(id === null ? '/notifications/read-all' : `/notifications/${id}/read`, undefined),
    onSuccess: (list) => client.setQueryData(key, list),
  });
};
