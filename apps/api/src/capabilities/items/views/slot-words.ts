import type { Named, Tx } from '../../../kernel/database/tx.js';
import { signatureOf } from '../commands/signature.js';
import type { SignatureView } from '../signature.contract.js';

/** What people wrote about a slot: why its holder was asked, and what he said when he closed it. */
export interface SlotWords {
  asked(slot: string): { readonly by: string | null; readonly words: string } | null;
  said(slot: string): string | null;
  signature(slot: string): SignatureView | null;
}

interface Row {
  readonly type: string;
  readonly actor: string | null;
  readonly slot: string | null;
  readonly seeded: readonly string[];
  readonly name: string;
  readonly words: string;
}

// One seed for CONSULT and TRANSFER, several for ADD_SIGNERS; the last word on a slot is the one that counts.
const readWords: Named = {
  name: 'words-of-slots',
  text: `
    select e.type, e.actor_id as actor, v.event ->> 'slot' as slot, w.name, w.value as words,
      case when e.type = 'ADD_SIGNERS' then array(select jsonb_array_elements(v.event -> 'to') ->> 'id')
        when e.type in ('CONSULT', 'TRANSFER') then array[v.event -> 'to' ->> 'id'] else '{}' end as seeded
    from item_events e
    join event_words w on w.event_id = e.id and w.name in ('reason', 'opinion', 'signature')
    cross join lateral (select e.payload::jsonb -> 'event' as event) v
    where e.item_id = $1 and e.type in ('AGREE', 'REJECT', 'RETURN', 'ANSWER', 'CONSULT', 'TRANSFER', 'ADD_SIGNERS')
    order by e.seq desc limit 1000`,
};

export async function slotWordsOf(tx: Tx, itemId: string): Promise<SlotWords> {
  const all = await tx.rows<Row>(readWords, [itemId]);
  const rows = all.filter(({ name }) => name !== 'signature');
  return {
    asked: (slot) => {
      const row = rows.find(({ seeded }) => seeded.includes(slot));
      return row ? { by: row.actor, words: row.words } : null;
    },
    said: (slot) => rows.find((row) => row.slot === slot && row.seeded.length === 0)?.words ?? null,
    signature: (slot) => signatureOf(all.find((row) => row.slot === slot && row.name === 'signature')?.words),
  };
}
