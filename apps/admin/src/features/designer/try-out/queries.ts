import { queryOptions } from '@tanstack/react-query';
import type { FormDefinition } from '@bihuan/forms';
import { api, query } from '../../../api/client.js';
import type { Routes } from '../../../api/generated.js';

export type Preview = Routes['POST /designs/:id/preview']['answer'];
export type TryBody = Routes['POST /designs/:id/preview']['body'];
export type Rehearsal = Routes['GET /designs/:id/rehearsals/:rehearsalId']['answer'];
export type RehearsalLine = Routes['GET /designs/:id/rehearsals']['answer'][number];
export type RehearsalRow = Rehearsal['page'][number];
export type TryStep = Preview['steps'][number];
export type Trouble = Preview['troubles'][number];
export type TroubleKind = Trouble['kind'];

/** What trying out needs of a design. */
export interface Tried {
  readonly id: string;
  readonly title: string;
  readonly revision: number;
  readonly forms: readonly FormDefinition[];
}

export const triedQuery = (id: string) => queryOptions({
  queryKey: ['designs', id, 'tried'] as const,
  queryFn: async ({ signal }): Promise<Tried> => {
    const { title, revision, document } = await api.get<Routes['GET /designs/:id']['answer']>(`/designs/${id}`, signal);
    return { id, title, revision, forms: document.forms as FormDefinition[] }; // the server read each as a form
  },
  refetchOnMount: 'always',
});
export const previewQuery = (id: string, revision: number, body: TryBody | null) => queryOptions({
  queryKey: ['designs', id, 'preview', revision, body] as const,
  queryFn: () => api.post<Preview>(`/designs/${id}/preview`, body),
  enabled: body !== null, retry: false,
});
export const rehearsalsQuery = (id: string) => queryOptions({ queryKey: ['designs', id, 'rehearsals'] as const, queryFn: ({ signal }) => api.get<RehearsalLine[]>(`/designs/${id}/rehearsals`, signal) });

export interface RehearsalFilter {
  readonly trouble?: TroubleKind;
  readonly unit?: string;
  readonly from?: number;
}
export const rehearsalQuery = (id: string, rehearsal: string, filter: RehearsalFilter) => queryOptions({
  queryKey: ['designs', id, 'rehearsals', rehearsal, filter] as const,
  queryFn: ({ signal }) => api.get<Rehearsal>(`/designs/${id}/rehearsals/${rehearsal}${query({ ...filter })}`, signal),
  placeholderData: (last) => last,
});
