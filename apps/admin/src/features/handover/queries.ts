import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newKey } from '../../api/client.js';
import type { Routes } from '../../api/types.js';

export type OpenWork = Routes['GET /people/:id/open-work']['answer'];
export type OpenLine = OpenWork['lines'][number];
export type HandOver = Routes['POST /handovers']['body'];
export type HandOverAnswer = Routes['POST /handovers']['answer'];

export const openWorkQuery = (personId: string) =>
  queryOptions({ queryKey: ['open-work', personId], queryFn: ({ signal }) => api.get<OpenWork>(`/people/${personId}/open-work`, signal) });

/** The same lines sent again carry the same key: none is handed over twice. */
export const useHandOver = () => {
  const client = useQueryClient();
  const last = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (body: HandOver) => {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      return api.post<HandOverAnswer>('/handovers', body, { key: last.current.key });
    },
    onSuccess: () => client.invalidateQueries(),
  });
};
