import { queryOptions } from '@tanstack/react-query';
import { api } from '../../api/client.js';
import type { Routes } from '../../api/generated.js';
import type { DesignDocument } from './store/design-types.js';

/** As the contract says, with the document as the definitions it is made of. */
export type DesignView = Omit<Routes['GET /designs/:id']['answer'], 'document'> & { readonly document: DesignDocument };

export const designsKey = ['designs'] as const;
export type Evolution = Routes['GET /designs/:id/evolution']['answer'];
/** Asked anew each time somebody is about to hand it over: answers come in all the time. */
export const evolutionQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: [...designsKey, id, 'evolution', revision],
    queryFn: ({ signal }) => api.get<Evolution>(`/designs/${id}/evolution`, signal),
    gcTime: 0,
  });

export type Uses = Routes['GET /definitions/:kind/:key/uses']['answer'];
/** Who else uses a form than the process `beside`. */
export const formUsesQuery = (form: string, beside: string) =>
  queryOptions({
    queryKey: ['definitions', 'uses', 'form', form, 'beside', beside] as const,
    queryFn: ({ signal }) => api.get<Uses>(`/definitions/form/${encodeURIComponent(form)}/uses?beside=${encodeURIComponent(beside)}`, signal),
    refetchOnMount: 'always',
  });

/** What is done on the page comes in through its editor: read again only when the page is opened again. */
export const designQuery = (id: string) =>
  queryOptions({
    queryKey: [...designsKey, id],
    queryFn: ({ signal }) => api.get<DesignView>(`/designs/${id}`, signal),
    refetchOnMount: 'always',
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });
