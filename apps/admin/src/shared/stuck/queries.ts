import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { StuckView } from '../../api/generated.js';

/** What the system set aside; for whoever looks after the installation. */
export const stuckQuery = queryOptions({
  queryKey: ['stuck-work'] as const,
  refetchOnMount: 'always',
  refetchInterval: 60_000,
  queryFn: ({ signal }) => api.get<StuckView>('/stuck-work', signal),
});
