import { mayBeNamed } from '@bihuan/workflows';
import type { RefusalCode } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { choosableAmong, linesOf, searchChoosable } from '../../people/index.js';
import type { PersonLine } from '../../people/index.js';
import type { ChoiceLine, ChoicesQuery } from '../item.contract.js';
import type { ItemRow } from '../item-row.js';
import { isReadable, readerOf } from '../readable.js';
import type { Readable } from '../readable.js';
import { insidersAmong } from '../commands/named-by-office.js';
import { refuseOverride } from '../commands/override.js';

// Whom the rules of reading may let look into a restricted item; each of them is asked then.
const perhapsReaders: Named = {
  name: 'perhaps-readers-of-restricted',
  text: `
    select s.id from persons s
    where ($2::text is null or strpos(s.name, $2) > 0 or starts_with(s.staff_no, $2))
      and (s.id = $3 or exists (select from assignments a where a.item_id = $1 and a.person_id = s.id and a.closed_at is null)
        or exists (select from post_holdings h join posts p on p.id = h.post_id
                   where h.person_id = s.id and h.during @> $4::date and p.permissions && array['items.read-restricted-all', 'items.read-restricted-unit']::text[]
                     and ('items.read-restricted-all' = any(p.permissions) or h.unit_id = $5)))
    order by s.staff_no limit 50`,
};

/** Whom an act on the item may name. A restricted one is shown to nobody more than may read it already. */
export async function choicesFor(tx: Tx, { item, reader }: Readable, query: ChoicesQuery): Promise<ChoiceLine[]> {
  const { act, step } = query;
  const { personId, today } = reader;
  if (act !== undefined) refuseOverride(act, reader);
  const found = await foundFor(tx, item, { query, today });
  if (act === undefined || step === undefined) return found.map((person) => ({ ...person, whyNot: null }));
  const machine = await lifecycleMachine(tx, item.lifecycleVersionId);
  const insiders = act === 'HAND_OVER' ? await insidersAmong(tx, item, { machine, step, people: found.map(({ id }) => id) }) : new Set();
  return found.map((person) => {
    const code = mayBeNamed(machine, item.context, { type: act, step, by: personId }, person.id);
    const inside = insiders.has(person.id) ? '属于责任单位或对此负责' : null;
    return { ...person, whyNot: code === null ? inside : whyNotText(code, person.id === personId) };
  });
}

const whyNotText = (code: RefusalCode, isCaller: boolean): string => (isCaller ? '就是您本人' : (WHY_NOT[code] ?? '不能由这位同志办'));

const WHY_NOT: Readonly<Partial<Record<RefusalCode, string>>> = {
  'add.already-there': '在这一步已有一份',
  'person.is-the-submitter': '这一份是由其提交的',
  'person.signed-before': '上一步由其办理',
};

async function foundFor(tx: Tx, item: ItemRow, { query, today }: { query: ChoicesQuery; today: string }): Promise<PersonLine[]> {
  if (item.privacy === 'normal') return searchChoosable(tx, query, today);
  const rows = await tx.rows<{ id: string }>(perhapsReaders, [item.id, query.q || null, item.subjectPersonId, today, item.unitId]);
  const readers: string[] = [];
  for (const id of await choosableAmong(
    tx,
    rows.map(({ id: one }) => one),
    today,
  ))
    if (await isReadable(tx, item, await readerOf(tx, id, today))) readers.push(id);
  return linesOf(tx, readers);
}
