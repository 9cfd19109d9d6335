import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import type { FormData as Filled } from '@bihuan/forms';
import { api, newKey } from '../../api/client.js';
import { refreshWork } from '../../api/queries.js';

export interface EnterRows {
  readonly basis: string;
  readonly rows: readonly { readonly submissionId: string; readonly rowId: string; readonly data: Filled }[];
}
export interface Entered {
  readonly added: number;
  readonly sentence: string;
}

/** Puts many rows on a register at once. The same rows pressed twice carry the same key, so they enter once. */
export const useEnterRows = (register: string) => {
  const client = useQueryClient();
  const last = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (body: EnterRows) => {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      return api.post<Entered>(`/registers/${register}/entries`, body, { key: last.current.key });
    },
    // Not waited for: what was done is said at once, and the lists read again may take the sheet that would say it away.
    onSuccess: () => void refreshWork(client),
  });
};
