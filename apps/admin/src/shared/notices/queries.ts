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

/** One of them, or all at once: gone from the page at the press, and there again where the server did not hear of it. */
export const useMarkRead = () => {
  const client = useQueryClient();
  return useMutation({
    mutationKey: key,
    mutationFn: (id: string | null) => api.post<NotificationList>(id === null ? '/notifications/read-all' : `/notifications/${id}/read`, undefined),
    onMutate: (id) => {
      void client.cancelQueries({ queryKey: key });
      client.setQueryData<NotificationList>(key, (list) => list && markedRead(list, id));
    },
    // Of several pressed one after the other the last asks again: an answer to an earlier one does not know of it.
    onSettled: () => (client.isMutating({ mutationKey: key }) === 1 ? client.invalidateQueries({ queryKey: key }) : undefined),
  });
};

function markedRead({ rows, unread }: NotificationList, id: string | null): NotificationList {
  const isMeant = (row: NotificationList['rows'][number]): boolean => !row.read && (id === null || row.id === id);
  return {
    rows: rows.map((row) => (isMeant(row) ? { ...row, read: true } : row)),
    unread: id === null ? 0 : unread - rows.filter(isMeant).length,
  };
}
