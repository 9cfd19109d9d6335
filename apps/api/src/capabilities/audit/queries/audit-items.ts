import type { Tx } from '../../../kernel/database/tx.js';
import { lifecycleMachine } from '../../definitions/index.js';
import { firstSent, itemColumns, stateViewOf, stillHeld } from '../../items/index.js';
import type { ItemRow } from '../../items/index.js';
import type { AuditLine, AuditPage, AuditQuery } from '../audit.contract.js';
import { instantWords } from '../instant-words.js';
import { instant } from './instant.js';
import { fillerOf, HIDDEN, joinedNames, nameJoins } from './item-face.js';
import type { JoinedNames } from './item-face.js';
import type { Looking } from './reader.js';

const PAGE = 50;
const SAMPLE = 10;

interface Row extends ItemRow, Omit<JoinedNames, keyof ItemRow> {
  readonly handlers: string | null;
  readonly openedAt: string;
  readonly lastAt: string;
  readonly mayReadWords: boolean;
  readonly overdue: boolean;
}

// Words of restricted items, and who has them in hand, are neither shown nor searched, unless the reader has them in hand himself or they are about him.
const wordsReadable = `(i.privacy = 'normal' or i.subject_person_id = $1
  or exists (select from assignments a where a.item_id = i.id and a.person_id = $1 and a.closed_at is null and ${stillHeld('a', '$11::date')}))`;

// Open past its day, or handed in after it, which no later return or agreement takes away. Nobody is late with what was due before it was handed out.
const overdue = `(i.due_on < $11::date and i.due_on >= (i.created_at at time zone $12)::date
  and coalesce(${firstSent}::date, case when i.ended is null then $11::date end) > i.due_on)`;

const filters = `
  ($2::text is null or (${wordsReadable} and strpos(i.title, $2) > 0) or exists (select from unit_names n where n.unit_id = u.id and strpos(n.name, $2) > 0))
  and ($3::uuid is null or i.unit_id = $3 or i.subject_unit_id = $3)
  and ($4::uuid is null or ${wordsReadable} and (exists (select from assignments a where a.item_id = i.id and a.person_id = $4)
       or exists (select from item_events e where e.item_id = i.id and e.actor_id = $4)))
  and ($5::date is null or exists (select from item_events e where e.item_id = i.id and (e.happened_at at time zone $12)::date >= $5
       and ($6::date is null or (e.happened_at at time zone $12)::date <= $6)))
  and ($5::date is not null or $6::date is null or (i.created_at at time zone $12)::date <= $6)
  and (not $7 or i.returns > 0)
  and (not $8 or ${overdue})
  and (not $9 or i.reopened > 0)
  and (not $10 or i.is_registered_late)`;

const selected = `
  select ${itemColumns}, ${joinedNames},
         (select string_agg(p.name, '、' order by a.opened_at, p.staff_no) from assignments a join persons p on p.id = a.person_id
          where a.item_id = i.id and a.closed_at is null) as handlers,
         ${instant('i.created_at')} as "openedAt", ${instant('i.changed_at')} as "lastAt",
         ${wordsReadable} as "mayReadWords", ${overdue} is true as overdue`;
const joined = `from items i ${nameJoins}`;

const page = {
  name: 'audit-items',
  text: `${selected} ${joined} where ${filters} and ($13::timestamptz is null or (i.changed_at, i.id) < ($13, $14::uuid))
         order by i.changed_at desc, i.id desc limit ${PAGE + 1}`,
};
// The order depends on the id and the sample number alone, so the same number draws the same items as long as the filters find them.
const sample = {
  name: 'audit-sample',
  text: `${selected} ${joined} where ${filters} order by md5(i.id::text || $13), i.id limit ${SAMPLE}`,
};
const count = { name: 'audit-count', text: `select count(*)::int as total ${joined} where ${filters}` };

/** The auditor's list, newest change first; with a sample number, ten drawn by it. */
export async function auditItems(tx: Tx, query: AuditQuery, who: Looking): Promise<AuditPage> {
  const wanted = [
    who.personId,
    query.q || null,
    query.unit ?? null,
    query.handler ?? null,
    query.from ?? null,
    query.to ?? null,
    query.returned === '1',
    query.overdue === '1',
    query.reopened === '1',
    query.late === '1',
    who.time.today,
    who.time.zone,
  ];
  if (query.sample !== undefined) {
    const rows = await tx.rows<Row>(sample, [...wanted, query.sample]);
    return { rows: await lines(tx, rows, who), total: rows.length, next: null };
  }
  const [at, id] = query.after?.split('|') ?? [];
  const rows = await tx.rows<Row>(page, [...wanted, at ?? null, id ?? null]);
  const total = (await tx.row<{ total: number }>(count, wanted))?.total ?? 0;
  const shown = rows.slice(0, PAGE);
  const last = rows.length > PAGE ? shown.at(-1) : undefined;
  return { rows: await lines(tx, shown, who), total, next: last ? `${last.lastAt}|${last.id}` : null };
}

async function lines(tx: Tx, rows: readonly Row[], who: Looking): Promise<AuditLine[]> {
  const told: AuditLine[] = [];
  for (const row of rows) told.push(await line(tx, row, who));
  return told;
}

async function line(tx: Tx, row: Row, { time, year }: Looking): Promise<AuditLine> {
  const machine = await lifecycleMachine(tx, row.lifecycleVersionId);
  const place = { zone: time.zone, year };
  return {
    itemId: row.id,
    noun: machine.definition.noun,
    unitName: row.unitName,
    title: row.mayReadWords ? row.title : HIDDEN,
    filler: row.mayReadWords ? fillerOf(row) : '',
    handler: row.mayReadWords ? (row.handlers ?? '') : '',
    state: stateViewOf(machine, row, null),
    openedText: instantWords(row.openedAt, place),
    lastText: instantWords(row.lastAt, place),
    returns: row.returns,
    overdue: row.overdue,
    reopened: row.reopened,
    registeredLate: row.isRegisteredLate,
    restricted: row.privacy === 'restricted',
  };
}
