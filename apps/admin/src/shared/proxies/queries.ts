import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newKey, query } from '../../api/client.js';
import type { Routes } from '../../api/types.js';

export type ProxiesView = Routes['GET /proxies']['answer'];
export type ProxyLine = ProxiesView['named'][number];
type Wanted = Routes['POST /proxies']['body'];

export const proxiesQuery = (person: string | null) =>
  queryOptions({ queryKey: ['proxies', person], queryFn: ({ signal }) => api.get<ProxiesView>(`/proxies${query({ person })}`, signal) });

/** The same wish sent twice carries the same key. */
export const useNameProxy = () => {
  const client = useQueryClient();
  const last = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (body: Wanted) => {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      return api.post<{ id: string }>('/proxies', body, { key: last.current.key });
    },
    onSuccess: () => client.invalidateQueries(),
  });
};

export const useRevokeProxy = () => {
  const client = useQueryClient();
  return useMutation({ mutationFn: (id: string) => api.post<{ id: string }>(`/proxies/${id}/revoke`, undefined), onSuccess: () => client.invalidateQueries() });
};
