import { setImmediate } from 'node:timers/promises';
import type { RegisterColumn, RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { countKinds, daysInWords, differing, pageOf, stateViewOf, twoDaysOf } from '../../items/index.js';
import type { ChangedRow, ChangesView, Kinds, TwoDays } from '../../items/index.js';
import { statesOf } from '../buckets.js';
import { footText } from '../foot.js';
import type { RegisterChangesQuery } from '../registers.contract.js';
import { rowsNamed } from './entries.js';
import { joinedThen } from './entries-then.js';
import { clauses, narrow, where } from './narrowing.js';
import type { Narrowing } from './narrowing.js';
import { thenOf } from './past.js';
import type { RegisterThen } from './past.js';
import type { RegisterReader } from './reader.js';
import { narrowingOf } from './register-view.js';
import { rowsInWords } from './row-cells.js';
import type { RowInWords } from './row-cells.js';
import { tabsOf } from './tabs.js';
import { bucketsOf } from './tallies.js';

const PAGE = 50;
/** Beyond this the days are too far apart, or the register too wide, to be compared while somebody waits; the answer says so. */
const MOST_CHANGED = 1_000;
/** A workbook is waited for; beyond this it says so too. */
const MOST_IN_A_BOOK = 5_000;
/** Rows put in words in one go, with a turn for others behind it. */
const A_TURN = 250;

type Kind = 'added' | 'ended' | 'reopened' | 'left' | 'moved' | 'changed';

const kindsOf = ({ foot, reopenedLabel }: RegisterDefinition): Kinds<Kind> => ({
  added: '新列入',
  ended: foot.find(({ always }) => always)?.label ?? '办结',
  reopened: reopenedLabel ?? '重新办理',
  left: '不再单独办理',
  moved: '状态有变',
  changed: '内容有变',
});

/** What became of a register's entries between the ends of two days: which were added, went on, ended, were taken up again, and what reads otherwise in each; a page of them, or the whole. */
export async function registerChanges(
  tx: Tx,
  register: RegisterDefinition,
  { reader, whole = false, query: { from, to, kind, after, ...query } }: { reader: RegisterReader; whole?: boolean; query: RegisterChangesQuery },
): Promise<ChangesView> {
  const days = await twoDaysOf(tx, { from, to });
  if (days === null) throw new DomainError('register.days-wrong');
  const sides = [await thenOf(tx, register, days.before), await thenOf(tx, register, days.after)] as const;
  const [one, two] = [await narrowingOf(tx, register, { reader, query, then: sides[0] }), await narrowingOf(tx, register, { reader, query, then: sides[1] })];
  const most = whole ? MOST_IN_A_BOOK : MOST_CHANGED;
  const ids = await changedIds(tx, [one, two], { days, joined: await joinedOtherwise(tx, register, sides), most });
  // Both are put in words from the later day, so that no date reads otherwise for being looked at from elsewhere.
  const drawing = { register, columns: columnsOf(register), reader: { ...reader, today: days.after?.day ?? days.today } };
  const inWords = async (some: readonly string[], then: RegisterThen | null) => rowsInWords(tx, await rowsNamed(tx, some, { register, then }), drawing);
  const all: Compared[] = [];
  for (let at = 0; at < ids.length; at += A_TURN) {
    const some = ids.slice(at, at + A_TURN);
    const before = new Map((await inWords(some, sides[0])).map((row) => [row.row.id, row]));
    const later = await inWords(some, sides[1]);
    const years = await titlesOf(tx, [...before.values(), ...later]);
    all.push(...later.map((now) => compared(now, before.get(now.row.id), { columns: drawing.columns, years })).filter(({ kinds }) => kinds.length > 0));
    await setImmediate();
  }
  const kinds = kindsOf(register);
  const { page, total, next } = pageOf(all, { kind, after }, whole ? all.length : PAGE);
  return {
    title: register.title,
    ...daysInWords(days),
    kinds: countKinds(kinds, all),
    total,
    next,
    isCut: ids.length >= most,
    sums: [{ label: '条目', before: await footOf(tx, register, one), after: await footOf(tx, register, two) }],
    rows: page.map(({ now, kinds: own, changes }) => rowOf(register, now, { kinds: own.map((key) => kinds[key]), changes })),
  };
}

/** Every column of every table, once. */
function columnsOf(register: RegisterDefinition): readonly RegisterColumn[] {
  const columns = tabsOf(register).flatMap((tab) => tab.columns);
  return columns.filter(({ value }, at) => columns.findIndex((other) => other.value === value) === at && value !== 'serial' && value !== 'light');
}

const joinedNow: Named = {
  name: 'serials-joined-now',
  text: 'select e.serial, joined.serial as into from register_entries e join register_entries joined on joined.item_id = e.merged_into where e.register_key = $1',
};

async function joinedOn(tx: Tx, register: RegisterDefinition, then: RegisterThen | null): Promise<ReadonlyMap<number, number>> {
  if (then !== null) return joinedThen(tx, register, then);
  return new Map((await tx.rows<{ serial: number; into: number }>(joinedNow, [register.key])).map(({ serial, into }) => [serial, into]));
}

/** Serial numbers of entries that another was joined to, or parted from: of that nothing is recorded with them. */
async function joinedOtherwise(tx: Tx, register: RegisterDefinition, [one, two]: readonly [RegisterThen | null, RegisterThen | null]): Promise<number[]> {
  const [was, is] = [await joinedOn(tx, register, one), await joinedOn(tx, register, two)];
  return [...new Set([...was.keys(), ...is.keys()])].flatMap((serial) =>
    was.get(serial) === is.get(serial) ? [] : [was.get(serial) ?? [], is.get(serial) ?? []].flat(),
  );
}

/** Entries in sight on either day that something became of between the two. */
async function changedIds(
  tx: Tx,
  sides: readonly Narrowing[],
  { days: { before, after }, joined, most }: { days: TwoDays; joined: readonly number[]; most: number },
): Promise<string[]> {
  const found = new Map<string, number>();
  for (const side of sides) {
    const made = narrow(clauses(), side);
    const until = after === null ? '' : ` and v.happened_at < ${made.bind(after.end)}::timestamptz`;
    made.conditions.push(
      `(e.serial = any(${made.bind(joined)}::int[]) or exists (select from item_events v where v.item_id = e.item_id and v.happened_at >= ${made.bind(before.end)}::timestamptz${until}))`,
    );
    const rows = await tx.rows<{ id: string; serial: number }>(
      `select e.item_id as id, e.serial from ${made.from} where ${where(made)} order by e.serial limit ${most}`,
      made.values,
    );
    for (const { id, serial } of rows) found.set(id, serial);
  }
  return [...found]
    .sort(([, a], [, b]) => a - b)
    .slice(0, most)
    .map(([id]) => id);
}

const titles: Named = { name: 'titles-of-campaigns', text: 'select id, title from items where id = any($1::uuid[])' };

async function titlesOf(tx: Tx, rows: readonly RowInWords[]): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(rows.map(({ row }) => row.campaignId))];
  return new Map((await tx.rows<{ id: string; title: string }>(titles, [ids])).map(({ id, title }) => [id, title]));
}

interface Compared {
  readonly now: RowInWords;
  readonly kinds: readonly Kind[];
  readonly changes: ChangedRow['changes'];
}

function compared(
  now: RowInWords,
  was: RowInWords | undefined,
  { columns, years }: { columns: readonly RegisterColumn[]; years: ReadonlyMap<string, string> },
): Compared {
  const changes =
    was === undefined
      ? []
      : differing([
          ...columns.map(({ label, value }) => ({ label, before: was.cells[value] ?? '', after: now.cells[value] ?? '' })),
          { label: '合并', before: was.marks.join('，'), after: now.marks.join('，') },
          { label: '年度', before: years.get(was.row.campaignId) ?? '', after: years.get(now.row.campaignId) ?? '' },
        ]);
  return { now, changes, kinds: kindsOfChange(now.row, was?.row, changes) };
}

function kindsOfChange(now: RowInWords['row'], was: RowInWords['row'] | undefined, changes: readonly unknown[]): readonly Kind[] {
  const isReopened = now.reopened > (was?.reopened ?? 0);
  const kinds: Kind[] = [
    ...(was === undefined ? ['added' as const] : []),
    ...(isReopened ? ['reopened' as const] : []),
    ...(now.ended === 'done' && (was?.ended !== 'done' || isReopened) ? ['ended' as const] : []),
    ...(now.ended === 'void' && was?.ended !== 'void' ? ['left' as const] : []),
  ];
  if (kinds.length > 0) return kinds;
  if (was !== undefined && now.states[0] !== was.states[0]) return ['moved'];
  return changes.length > 0 ? ['changed'] : [];
}

function rowOf(register: RegisterDefinition, { row, machine, cells }: RowInWords, { kinds, changes }: Pick<ChangedRow, 'kinds' | 'changes'>): ChangedRow {
  return {
    itemId: row.id,
    title: `第${row.serial}号　${cells[`source.${register.source.text}`] ?? ''}`,
    place: cells['unit'] ?? '',
    state: stateViewOf(machine, row, null),
    kinds,
    changes,
  };
}

async function footOf(tx: Tx, register: RegisterDefinition, narrowing: Narrowing): Promise<string> {
  return footText(register, statesOf((await bucketsOf(tx, { ...narrowing, words: undefined })).buckets));
}
