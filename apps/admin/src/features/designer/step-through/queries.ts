import { queryOptions } from '@tanstack/react-query';
import { api } from '../../../api/client.js';
import type { Routes } from '../../../api/generated.js';

export type Simulated = Routes['POST /designs/:id/simulate']['answer'];
export type SimulateBody = Routes['POST /designs/:id/simulate']['body'];
export type SimulatedEvent = SimulateBody['events'][number];
export type Allowed = Simulated['allowed'][number];
export type Asks = Routes['POST /designs/:id/preview']['answer']['asks'];

/** The whole run anew each time: the server keeps nothing of it. */
export const simulateQuery = (id: string, revision: number, body: SimulateBody | null) =>
  queryOptions({
    queryKey: ['designs', id, 'simulate', revision, body] as const,
    queryFn: ({ signal }) => api.post<Simulated>(`/designs/${id}/simulate`, body, { signal }),
    enabled: body !== null,
    retry: false,
  });

export const asksQuery = (id: string, revision: number, body: Omit<SimulateBody, 'events'> | null) =>
  queryOptions({
    queryKey: ['designs', id, 'asks', revision, body] as const,
    queryFn: async ({ signal }): Promise<Asks> =>
      (await api.post<Routes['POST /designs/:id/preview']['answer']>(`/designs/${id}/preview`, body, { signal })).asks,
    enabled: body !== null,
    retry: false,
  });
