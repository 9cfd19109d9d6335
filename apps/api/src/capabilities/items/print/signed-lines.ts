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
  /** His signature; null where he gave none by hand. */
  readonly value: string | null;
  /** Names of what he attached. */
  readonly files: readonly string[];
  /** How many there are in all. */
  readonly all: number;
}

/** Lines a sheet takes at most; of more it is said how many there are. */
const MOST_SIGNED = 200;

// Who signed by hand or attached something, after it was handed in and before the next time, in the last round each place had until then: a round before it was asked
// anew, and one that was returned agreed to nothing, whoever had signed in it. What was taken back is not signed either.
const signed: Named = {
  name: 'signed-for-submission',
  text: `
    select e.record, e.actor_id as by, to_char(e.happened_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as at, w.value, f.names as files, count(*) over ()::int as all
    from item_events e left join event_words w on w.event_id = e.id and w.name = 'signature'
    cross join lateral (select e.payload::jsonb -> 'event' ->> 'slot' as slot, e.payload::jsonb -> 'files' as files) v
    cross join lateral (select array(
      select f.name from jsonb_object_keys(case when e.type in ('AGREE', 'REJECT') and jsonb_typeof(v.files) = 'object' then v.files else '{}' end) k
      join files f on f.id = k::uuid and f.item_id = $1 order by f.uploaded_at, f.id) as names) f
    left join lateral (select s.seq, s.submitted_at as at from submissions s
      where s.item_id = $1 and s.form_key = $3 and s.seq > $2 and not ${isEditOf('s')} order by s.seq limit 1) next on true
    where e.item_id = $1 and e.seq > $2 and e.seq < coalesce(next.seq, 2147483647) and (w.value is not null or f.names <> '{}') and not exists (
      select from item_events b where b.item_id = $1 and b.seq > e.seq and b.type = 'TAKE_BACK' and b.payload::jsonb -> 'event' ->> 'slot' = v.slot)
    and not exists (
      select from assignments a join assignments b on b.item_id = a.item_id and b.place = a.place
      where a.item_id = $1 and a.id = v.slot::uuid
        and (b.round > a.round and (next.at is null or b.opened_at < next.at) or b.round = a.round and b.closed_as = 'returned'))
    order by e.seq limit ${MOST_SIGNED}`,
};

/** Who signed a submission by hand or attached something to his answer, each on a line of its own: with his signature, and what he attached by name. */
export async function signedLines(
  tx: Tx,
  { itemId, form, seq, zone }: { readonly itemId: string; readonly form: string; readonly seq: number; readonly zone: string },
): Promise<readonly PrintedPart[]> {
  const rows = await tx.rows<Row>(signed, [itemId, seq, form]);
  const { people } = await namesOf(tx, { people: rows.map(({ by }) => by), units: [] });
  const lines = rows.map(({ record, by, at, value, files }): PrintedPart => {
    const { strokes = null, name = null, note = null } = (value === null ? null : signatureOf(value)) ?? {};
    const typed = name === null ? (note ?? '') : `签名：${name}`;
    const attached = files.length === 0 ? '' : `（附：${files.join('、')}）`;
    const text = `${record}　${people[by]?.label ?? ''}　${momentText(at, zone)}${typed === '' ? '' : `　${typed}`}${attached}`;
    return { type: 'line', text, isNote: true, ...(strokes === null ? {} : { strokes }) };
  });
  const beyond = (rows[0]?.all ?? 0) - rows.length;
  return beyond > 0 ? [...lines, { type: 'line', text: `另有${beyond}项签批没有印出，请在“办理过程”中查看`, isNote: true }] : lines;
}
