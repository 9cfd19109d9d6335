import type { Named, Tx } from '../../../kernel/database/tx.js';
import { MOST_DRAWN, NOT_SENT, signatureOf } from '../commands/signature.js';
import type { AttachedView } from '../path.contract.js';
import type { SignatureView } from '../signature.contract.js';

/** What people wrote about a slot: why its holder was asked, and what he said when he closed it, and what came with that. */
export interface SlotWords {
  asked(slot: string): Asked | null;
  said(slot: string): string | null;
  signature(slot: string): SignatureView | null;
  files(slot: string): readonly AttachedView[];
}

/** Why somebody was brought in; `named`: by the office. */
export interface Asked {
  readonly by: string | null;
  readonly words: string;
  readonly named: boolean;
}

interface Row {
  readonly type: string;
  readonly actor: string | null;
  readonly slot: string | null;
  readonly seeded: readonly string[];
  readonly name: string;
  readonly words: string;
}

// One seed for CONSULT, TRANSFER and HAND_OVER by the office, several for ADD_SIGNERS; the last word on a slot is the one that counts.
const readWords: Named = {
  name: 'words-of-slots',
  text: `
    select e.type, e.actor_id as actor, v.event ->> 'slot' as slot, w.name, w.value as words,
      case when e.type = 'ADD_SIGNERS' then array(select jsonb_array_elements(v.event -> 'to') ->> 'id')
        when e.type in ('CONSULT', 'TRANSFER', 'HAND_OVER') then array[v.event -> 'to' ->> 'id'] else '{}' end as seeded
    from item_events e
    join event_words w on w.event_id = e.id and w.name in ('reason', 'opinion')
    cross join lateral (select e.payload::jsonb -> 'event' as event) v
    where e.item_id = $1 and e.type in ('AGREE', 'REJECT', 'RETURN', 'ANSWER', 'CONSULT', 'TRANSFER', 'ADD_SIGNERS') or e.item_id = $1 and e.type = 'HAND_OVER' and v.event ->> 'office' = 'true'
    order by e.seq desc limit 1000`,
};

interface Signed {
  readonly slot: string;
  /** Null for a drawing that is not sent along. */
  readonly kept: string | null;
}

// A typed name is short, and a drawing may be as long as a hundred opinions: those of the present rounds are sent, the last ones first, as far as there is room.
const readSignatures: Named = {
  name: 'signatures-of-slots',
  text: `
    select slot, case when not is_drawn or is_present and sum(size) over (order by seq desc) <= $2 then value end as kept
    from (
      select e.seq, l.slot, w.value, l.is_drawn, p.is_present, case when l.is_drawn and p.is_present then length(w.value) else 0 end as size
      from item_events e
      join event_words w on w.event_id = e.id and w.name = 'signature'
      cross join lateral (select e.payload::jsonb -> 'event' ->> 'slot' as slot, (w.value not like '{"name":%' or length(w.value) > 200) as is_drawn) l
      cross join lateral (select not exists (
        select from assignments a join assignments b on b.item_id = a.item_id and b.place = a.place and b.round > a.round
        where a.item_id = $1 and a.id = l.slot::uuid) as is_present) p
      where e.item_id = $1 and e.type in ('AGREE', 'REJECT')
    ) signed
    order by seq desc`,
};

interface Attached extends AttachedView {
  readonly slot: string;
}

// Of the last decision of a slot alone: one that was taken back stands in the history.
const readFiles: Named = {
  name: 'files-of-slots',
  text: `
    select d.slot, f.id, f.name
    from (
      select distinct on (v.record -> 'event' ->> 'slot') v.record -> 'event' ->> 'slot' as slot, v.record -> 'files' as files
      from item_events e cross join lateral (select e.payload::jsonb as record) v
      where e.item_id = $1 and e.type in ('AGREE', 'REJECT', 'RETURN')
      order by v.record -> 'event' ->> 'slot', e.seq desc) d
    cross join lateral jsonb_object_keys(d.files) k join files f on f.id = k::uuid and f.item_id = $1
    where jsonb_typeof(d.files) = 'object'
    order by f.uploaded_at, f.id`,
};

export async function slotWordsOf(tx: Tx, itemId: string, mostDrawn = MOST_DRAWN): Promise<SlotWords> {
  const [rows, signed, attached] = await Promise.all([
    tx.rows<Row>(readWords, [itemId]),
    tx.rows<Signed>(readSignatures, [itemId, mostDrawn]),
    tx.rows<Attached>(readFiles, [itemId]),
  ]);
  return {
    asked: (slot) => {
      const row = rows.find(({ seeded }) => seeded.includes(slot));
      return row ? { by: row.actor, words: row.words, named: row.type === 'HAND_OVER' } : null;
    },
    said: (slot) => rows.find((row) => row.slot === slot && row.seeded.length === 0)?.words ?? null,
    signature: (slot) => {
      const row = signed.find((one) => one.slot === slot);
      return row?.kept === null ? NOT_SENT : signatureOf(row?.kept);
    },
    files: (slot) => attached.flatMap(({ slot: of, ...file }) => (of === slot ? [file] : [])),
  };
}
