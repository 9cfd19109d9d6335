import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newKey } from '../../../api/client.js';
import { refreshWork } from '../../../api/queries.js';
import type { ActAnswer, Routes } from '../../../api/types.js';

export type PaperBody = Routes['POST /items/:id/events']['body'];

/** Enters what somebody decided on paper; the same content keeps its key. */
export const useEnterPaper = (itemId: string) => {
  const client = useQueryClient();
  const last = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (body: PaperBody) => {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      return api.post<ActAnswer>(`/items/${itemId}/events`, body, { key: last.current.key });
    },
    // Not waited for: what was done is said at once, and the lists read again may take the sheet that would say it away.
    onSuccess: () => void refreshWork(client),
  });
};
