import { useMutation } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import { api, newKey } from '../../api/client.js';
import type { BatchAnswer } from '../../api/types.js';
import { partsOf, together } from './batch.js';
import type { BatchAct, Offered } from './batch.js';
import { t } from './texts.js';

interface Words {
  readonly opinion?: string;
  readonly reason?: string;
}

const decisionOf = ({ card, offer }: Offered) => ({
  itemId: card.itemId,
  slotId: card.slotId,
  step: offer.step,
  expectedVersion: card.version,
  ...(offer.to === null ? {} : { to: offer.to }),
});

/** Sends a batch part by part. The same part with the same words carries the same key, so that trying again after a failure repeats nothing. */
export const useBatch = ({ type, label, can }: BatchAct) => {
  const keys = useRef(new Map<string, string>());
  const isStopped = useRef(false);
  const [sent, setSent] = useState(0);
  const send = async (part: readonly Offered[], words: Words): Promise<BatchAnswer> => {
    const body = { type, label, decisions: part.map(decisionOf), ...words };
    const text = JSON.stringify(body);
    const key = keys.current.get(text) ?? newKey();
    keys.current.set(text, key);
    return api.post<BatchAnswer>('/decisions', body, { key });
  };
  const batch = useMutation({
    mutationFn: async (words: Words): Promise<BatchAnswer> => {
      isStopped.current = false;
      const answers: BatchAnswer[] = [];
      let done = 0;
      for (const part of partsOf(can)) {
        if (isStopped.current) break;
        answers.push(await send(part, words));
        done += part.length;
        setSent(done);
      }
      const rest = can.slice(done).map(({ card }) => ({ itemId: card.itemId, filler: card.filler || card.unit.name, ok: false, text: '' }));
      return together(label, answers, { results: rest, why: t('stopped') });
    },
  });
  return {
    batch,
    sent,
    stop: () => {
      isStopped.current = true;
    },
  };
};
