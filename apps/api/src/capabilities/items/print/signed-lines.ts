import type { PrintedPart } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import { signatureOf } from '../commands/signature.js';
import { momentText } from '../views/moment-text.js';
import { isEditOf } from '../views/submissions-view.js';

interface Row {
  readonly record: string;
  readonly by: string;
  readonly at: string;
  readonly value: string;
}

// What was signed after it was handed in and before the next time, unless it was taken back.
const signed: Named = {
  name: 'signed-for-submission',
  text: `
    select e.record, e.actor_id as by, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, w.value
    from item_events e join event_words w on w.event_id = e.id and w.name = 'signature'
    cross join lateral (select coalesce(min(s.seq), 2147483647) as seq from submissions s where s.item_id = $1 and s.form_key = $3 and s.seq > $2 and not ${isEditOf('s')}) next
    where e.item_id = $1 and e.seq > $2 and e.seq < next.seq and not exists (
      select from item_events b where b.item_id = $1 and b.seq > e.seq and b.type = 'TAKE_BACK'
        and b.payload::jsonb -> 'event' ->> 'slot' = e.payload::jsonb -> 'event' ->> 'slot')
    order by e.seq limit 100`,
};

/** Who signed a submission by hand, each on a line of its own with his signature. */
export async function signedLines(
  tx: Tx,
  { itemId, form, seq, zone }: { readonly itemId: string; readonly form: string; readonly seq: number; readonly zone: string },
): Promise<readonly PrintedPart[]> {
  const rows = await tx.rows<Row>(signed, [itemId, seq, form]);
  const { people } = await namesOf(tx, { people: rows.map(({ by }) => by), units: [] });
  return rows.map(({ record, by, at, value }) => {
    const { strokes = null, name = null } = signatureOf(value) ?? {};
    const text = `${record}　${people[by]?.label ?? ''}　${momentText(at, zone)}${name === null ? '' : `　签名：${name}`}`;
    return { type: 'line', text, isNote: true, ...(strokes === null ? {} : { strokes }) };
  });
}
