import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newKey } from '../../api/client.js';
import { refreshWork } from '../../api/queries.js';

/** One command to one address. The same content pressed twice carries the same key, so it happens once. */
export const useCommand = <T>(path: string) => {
  const client = useQueryClient();
  const last = useRef({ text: '', key: '' });
  return useMutation({
    mutationFn: (body: unknown) => {
      const text = JSON.stringify(body);
      if (last.current.text !== text) last.current = { text, key: newKey() };
      return api.post<T>(path, body, { key: last.current.key });
    },
    // Not waited for: what was done is said at once, and the lists read again may take the sheet that would say it away.
    onSuccess: () => void refreshWork(client),
  });
};
