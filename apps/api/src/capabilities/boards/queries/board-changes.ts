import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { countKinds, dayViewOf, daysInWords, differing, pageOf, readItem, twoDaysOf } from '../../items/index.js';
import type { ChangedRow, ChangesView, Kinds, TwoDays } from '../../items/index.js';
import type { BoardChangesQuery, BoardLine } from '../boards.contract.js';
import { numbersOf } from '../numbers.js';
import { boardLines } from './board-lines.js';
import { unitSums } from './cells.js';
import { boardFrame, sentTasks, unitsAsked } from './frame.js';
import type { Asking, BoardFrame } from './frame.js';
import { leafSql, leafValues } from './leaves.js';

const PAGE = 50;
/** As many as a workbook tells; it says when there were more. */
export const MOST_IN_A_BOOK = 20_000;

type Kind = 'added' | 'sent' | 'ended' | 'reopened' | 'returned' | 'late' | 'moved' | 'day' | 'hands';

const kinds: Kinds<Kind> = {
  added: '新下发',
  sent: '已报送',
  ended: '已办完',
  reopened: '重新办理',
  returned: '退回修改',
  late: '转为逾期',
  moved: '状态有变',
  day: '时限有变',
  hands: '换人办理',
};

interface Leaf {
  readonly id: string;
  readonly task: string;
  readonly rank: number;
  readonly unsent: boolean;
  readonly returned: boolean;
  readonly ended: string | null;
  readonly state: string;
  readonly due: string | null;
}

/** What became of what a board counts between the ends of two days, in the order of tasks and units. */
export async function boardChanges(tx: Tx, asking: Asking, { from, to, kind, after, ...query }: BoardChangesQuery, size = PAGE): Promise<ChangesView> {
  const days = await twoDaysOf(tx, { from, to });
  if (days === null) throw new DomainError('board.days-wrong');
  const [one, two] = [await boardFrame(tx, asking, { ...query, on: from }), await boardFrame(tx, asking, { ...query, on: to })];
  const was = new Map((await leavesOn(tx, one, two)).map((leaf) => [leaf.id, leaf]));
  const handed = await handedOn(tx, asking.campaignId, days);
  const all = (await leavesOn(tx, two, two))
    .map((leaf) => ({ leaf, before: was.get(leaf.id), kinds: kindsOf(leaf, was.get(leaf.id), handed.has(leaf.id)) }))
    .filter((found) => found.kinds.length > 0);
  const { page, total, next } = pageOf(all, { kind, after }, size);
  const lines = [
    await linesOf(
      tx,
      one,
      page.map(({ leaf }) => leaf),
    ),
    await linesOf(
      tx,
      two,
      page.map(({ leaf }) => leaf),
    ),
  ] as const;
  const campaign = await readItem(tx, asking.campaignId);
  return {
    title: campaign?.title ?? '',
    ...daysInWords(days),
    kinds: countKinds(kinds, all),
    total,
    next,
    isCut: size === MOST_IN_A_BOOK && next !== null,
    sums: await sumsOf(tx, one, two),
    rows: page.flatMap(({ leaf, before, kinds: own }) => {
      const line = lines[1].get(leaf.id);
      return line ? [rowOf(line, { was: lines[0].get(leaf.id), due: [before?.due ?? null, leaf.due], today: two.today, kinds: own })] : [];
    }),
  };
}

/** Of the tasks and units that are looked at on the later day, as they stood on either. */
async function leavesOn(tx: Tx, { campaignId, personId, past }: BoardFrame, { units, tasks }: BoardFrame): Promise<Leaf[]> {
  const values = await leafValues(tx, { campaignId, personId, past, units: units.map(({ id }) => id), tasks: sentTasks(tasks) });
  return tx.rows<Leaf>(
    `${leafSql(past)} select id, task, rank, unsent, returned, ended, state, due_on as due from leaves
     order by array_position($10::uuid[], task), array_position($9::uuid[], unit), id`,
    values,
  );
}

const handedBetween: Named = {
  name: 'leaves-in-other-hands',
  text: `
    with moved as (select distinct a.item_id from assignments a join items i on i.id = a.item_id where i.root_id = $1 and (a.opened_at >= $2::timestamptz or a.closed_at >= $2::timestamptz)),
      held as (select m.item_id,
        (select array_agg(distinct a.person_id) from assignments a where a.item_id = m.item_id and a.opened_at < $2::timestamptz and (a.closed_at is null or a.closed_at >= $2::timestamptz)) as before,
        (select array_agg(distinct a.person_id) from assignments a where a.item_id = m.item_id and a.opened_at < $3::timestamptz and (a.closed_at is null or a.closed_at >= $3::timestamptz)) as after from moved m)
    select item_id as id from held where before is distinct from after`,
};

async function handedOn(tx: Tx, campaignId: string, { before, after }: TwoDays): Promise<ReadonlySet<string>> {
  return new Set((await tx.rows<{ id: string }>(handedBetween, [campaignId, before.end, after?.end ?? 'infinity'])).map(({ id }) => id));
}

function kindsOf(now: Leaf, was: Leaf | undefined, isHanded: boolean): readonly Kind[] {
  if (was === undefined) return ['added', ...(now.ended !== null ? ['ended' as const] : now.unsent ? [] : ['sent' as const])];
  const found: Kind[] = [
    ...(was.unsent && !now.unsent && now.ended === null ? ['sent' as const] : []),
    ...(was.ended === null && now.ended !== null ? ['ended' as const] : []),
    ...(was.ended !== null && now.ended === null ? ['reopened' as const] : []),
    ...(now.returned && !was.returned ? ['returned' as const] : []),
    ...(now.rank === 0 && was.rank !== 0 ? ['late' as const] : []),
  ];
  if (found.length === 0 && now.state !== was.state) found.push('moved');
  if (now.due !== was.due) found.push('day');
  return found.length === 0 && isHanded ? ['hands'] : found;
}

async function linesOf(tx: Tx, frame: BoardFrame, leaves: readonly Leaf[]): Promise<ReadonlyMap<string, BoardLine>> {
  const printed = new Map(frame.tasks.map(({ itemId, printedNo }) => [itemId ?? '', printedNo]));
  const lines = await boardLines(
    tx,
    leaves.map(({ id, task }) => ({ id, task, minutes: 0 })),
    { personId: null, printed, past: frame.past },
  );
  return new Map(lines.map((line) => [line.itemId, line]));
}

interface Told {
  readonly was: BoardLine | undefined;
  readonly due: readonly [string | null, string | null];
  readonly today: string;
  readonly kinds: readonly Kind[];
}

function rowOf(line: BoardLine, { was, due, today, kinds: own }: Told): ChangedRow {
  const [dayBefore, dayAfter] = due.map((on) => (on === null ? '' : dayViewOf(on, today).text));
  const changes =
    was === undefined
      ? []
      : differing([
          { label: '状态', before: was.state.label, after: line.state.label },
          { label: '时限', before: dayBefore ?? '', after: dayAfter ?? '' },
          { label: '现在在谁手上', before: withoutDays(was.hands), after: withoutDays(line.hands) },
        ]);
  return {
    itemId: line.itemId,
    title: `${line.printedNo} ${line.title}`.trim(),
    place: line.filler,
    state: line.state,
    kinds: own.map((key) => (key === 'late' && dayAfter ? `${kinds.late}（${dayAfter}截止）` : kinds[key])),
    changes,
  };
}

/** Since when somebody has it is no change. */
const withoutDays = (hands: string | null): string => (hands ?? '').replace(/，(?:已\d+天|[今当]天到手)$/u, '');

/** The strip of numbers on either day; what waits for the reader himself is not asked of a past day. */
async function sumsOf(tx: Tx, one: BoardFrame, two: BoardFrame): Promise<ChangesView['sums']> {
  const [before, after] = [numbersOf(await unitSums(tx, one), unitsAsked(one)), numbersOf(await unitSums(tx, two), unitsAsked(two))];
  return after.map(({ key, label, text }) => ({ label, before: before.find((number) => number.key === key)?.text ?? '', after: text }));
}
