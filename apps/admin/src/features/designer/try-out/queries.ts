import { queryOptions } from '@tanstack/react-query';
import type { FormDefinition } from '@bihuan/forms';
import { answersRead, type LifecycleDefinition } from '@bihuan/workflows';
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
  readonly lifecycle: LifecycleDefinition;
  readonly mayChange: boolean;
}

/** What conditions and people are read from, form by form, of the forms at hand. */
export function asksOf({ lifecycle, forms }: Pick<Tried, 'lifecycle' | 'forms'>): Preview['asks'] {
  const read = answersRead(lifecycle);
  return forms.flatMap(({ key, title }) => {
    const fields = read.filter(({ form }) => form === key).map(({ field }) => field);
    return fields.length === 0 ? [] : [{ form: key, title, fields }];
  });
}

export const triedQuery = (id: string) =>
  queryOptions({
    queryKey: ['designs', id, 'tried'] as const,
    queryFn: async ({ signal }): Promise<Tried> => {
      const { title, revision, document, mayChange } = await api.get<Routes['GET /designs/:id']['answer']>(`/designs/${id}`, signal);
      return { id, title, revision, mayChange, forms: document.forms as FormDefinition[], lifecycle: document.lifecycle as LifecycleDefinition }; // the server read each as what it is
    },
    refetchOnMount: 'always',
  });
export const previewQuery = (id: string, revision: number, body: TryBody | null) =>
  queryOptions({
    queryKey: ['designs', id, 'preview', revision, body] as const,
    queryFn: () => api.post<Preview>(`/designs/${id}/preview`, body),
    enabled: body !== null,
    retry: false,
  });
export const rehearsalsQuery = (id: string) =>
  queryOptions({ queryKey: ['designs', id, 'rehearsals'] as const, queryFn: ({ signal }) => api.get<RehearsalLine[]>(`/designs/${id}/rehearsals`, signal) });

export interface RehearsalFilter {
  readonly trouble?: TroubleKind;
  readonly unit?: string;
  readonly from?: number;
}
export const rehearsalQuery = (id: string, rehearsal: string, filter: RehearsalFilter) =>
  queryOptions({
    queryKey: ['designs', id, 'rehearsals', rehearsal, filter] as const,
    queryFn: ({ signal }) => api.get<Rehearsal>(`/designs/${id}/rehearsals/${rehearsal}${query({ ...filter })}`, signal),
    placeholderData: (last) => last,
  });
