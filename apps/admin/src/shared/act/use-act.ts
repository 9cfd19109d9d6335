import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useRef } from 'react';
import { api, newKey } from '../../api/client.js';
import { refreshWork } from '../../api/queries.js';
import type { ActAnswer, AllowedAction } from '../../api/types.js';

export interface ActInput {
  readonly action: AllowedAction;
  readonly expectedVersion: number;
  readonly reason?: string;
  readonly opinion?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  /** What else the act asked for: persons, a target. */
  readonly [more: string]: unknown;
}

const bodyOf = ({ action, ...input }: ActInput) => ({
  type: action.type,
  ...(action.act === null ? {} : { act: action.act }),
  ...(action.step === null ? {} : { step: action.step }),
  ...(action.slotId === null ? {} : { slotId: action.slotId }),
  ...input,
});

/** One act on an item. The same content pressed twice carries the same key, so it happens once. */
export const useAct = (itemId: string) => {
  const client = useQueryClient();
  const last = useRef({ body: '', key: '' });
  return useMutation({
    mutationFn: (input: ActInput) => {
      const body = bodyOf(input);
      const text = JSON.stringify(body);
      if (last.current.body !== text) last.current = { body: text, key: newKey() };
      return api.post<ActAnswer>(`/items/${itemId}/events`, body, { key: last.current.key });
    },
    // Not waited for: what was done is said at once, and the lists read again may take the sheet that would say it away.
    onSuccess: () => void refreshWork(client),
  });
};
