import { fieldsOf } from '@bihuan/forms';
import type { FormData } from '@bihuan/forms';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { FieldSight } from '../field-access/field-sight.js';
import { readItem } from '../item-row.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import type { Beginner } from './known-of.js';
import type { RecordFound, RecordSources } from './record-sources.js';

interface Earlier {
  readonly itemId: string;
  readonly rootId: string;
  readonly formVersionId: string;
  readonly data: FormData;
  readonly day: string;
  /** The unit that handed it in, where it has become a part of the one that asks. */
  readonly mergedUnit: string | null;
}

// Of the same unit, department and person, or of a unit that is a part of it since its last day; what was called off counts for nothing.
const earlierAnswers: Named = {
  name: 'earlier-answers-of-unit',
  text: `
    select i.id as "itemId", i.root_id as "rootId", s.form_version_id as "formVersionId", s.data,
      to_char(s.submitted_at at time zone (select zone from tenants), 'YYYY-MM-DD') as day, case when u.id <> $3 then u.name end as "mergedUnit"
    from items i join units u on u.id = i.unit_id
      join lateral (select form_version_id, data, submitted_at from submissions where item_id = i.id and form_key = $2 order by revision desc limit 1) s on true
    where i.unit_id in (select id from units where id = $3 or (merged_into_id = $3 and not during @> $8::date))
      and i.subject_unit_id is not distinct from $4 and i.subject_person_id is not distinct from $5
      and i.id <> $1 and i.root_id <> $6 and i.ended is distinct from 'void' and i.privacy = $7
    order by u.id <> $3, s.submitted_at desc, i.id desc limit 20`,
};

/** What the same unit, or one that was merged into it, handed in of a form in the campaign before, if whoever begins may read it. */
export async function lastYearOf(
  tx: Tx,
  records: RecordSources,
  { item, form, beginner }: { readonly item: ItemRow; readonly form: string; readonly beginner: Beginner },
): Promise<RecordFound | null> {
  const rows = await tx.rows<Earlier>(earlierAnswers, [
    item.id,
    form,
    item.unitId,
    item.subjectUnitId,
    item.subjectPersonId,
    item.rootId,
    item.privacy,
    beginner.today,
  ]);
  const campaigns = await records.campaigns(tx, [...new Set([item.rootId, ...rows.map(({ rootId }) => rootId)])]);
  const yearOf = ({ rootId, day }: Pick<Earlier, 'rootId' | 'day'>): number => campaigns.get(rootId)?.year ?? Number(day.slice(0, 4));
  const own = campaigns.get(item.rootId)?.year ?? Number(beginner.today.slice(0, 4));
  // What the unit said itself goes before what a unit said that is a part of it now.
  const before = rows
    .filter((row) => yearOf(row) <= own)
    .toSorted((a, b) => Number(a.mergedUnit !== null) - Number(b.mergedUnit !== null) || yearOf(b) - yearOf(a));
  const reader = await readerOf(tx, beginner.personId, beginner.today);
  for (const row of before) {
    const earlier = await readItem(tx, row.itemId);
    if (!earlier || !(await isReadable(tx, earlier, reader))) {
      if (row.mergedUnit !== null) continue;
      // The one before is the one before: where it may not be read, an older one is no stand-in for it.
      return null;
    }
    const { definition, data } = await new FieldSight(tx, beginner.personId, [row.itemId]).shown(row);
    const when = yearOf(row) < own ? `${yearOf(row)}年` : dayInWords(row.day);
    return { fields: fieldsOf(definition), data, words: `${row.mergedUnit === null ? '' : `并入的${row.mergedUnit}`}${when}所填` };
  }
  return null;
}

const dayInWords = (day: string): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;
