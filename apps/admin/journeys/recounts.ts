import pg from 'pg';
import type { BoardView } from '../src/api/generated.js';
import type { ReviewView, SheetView } from '../src/api/types.js';

/** Days off and working weekends around the turn of 2018, as they were announced. */
const off = new Set(['2018-09-24', '2018-10-01', '2018-10-02', '2018-10-03', '2018-10-04', '2018-10-05', '2018-12-31', '2019-01-01']);
const shifted = new Set(['2018-09-29', '2018-09-30', '2018-12-29']);

const dayAfter = (day: string): string => new Date(Date.parse(`${day}T00:00Z`) + 86_400_000).toISOString().slice(0, 10);
const works = (day: string): boolean => shifted.has(day) || (!off.has(day) && ![0, 6].includes(new Date(`${day}T00:00Z`).getUTCDay()));
const workingDaysTo = (today: string, due: string): number => {
  let days = 0;
  for (let day = dayAfter(today); day <= due; day = dayAfter(day)) if (works(day)) days += 1;
  return days;
};

interface Told {
  readonly id: string;
  readonly kind: 'share' | 'list';
  readonly parent: string;
  readonly unit: string;
  readonly privacy: string;
  readonly due: string | null;
  readonly born: string;
  readonly record: string;
  /** The secretary had agreed before. */
  readonly passed: boolean;
  readonly holdsLists: boolean;
}

/** What the records say last of every share and list of a campaign, by their sentences alone: no machine, no state of the items. */
const told = `
with born as (
  select i.id, i.kind, i.parent_id as parent, i.unit_id as unit, i.privacy, i.due_on::text as due, e.payload::jsonb -> 'event' -> 'facts' ->> 'today' as born
  from items i join item_events e on e.item_id = i.id and e.seq = 1 where i.root_id = $1 and i.kind in ('share', 'list')
), last as (
  select distinct on (e.item_id) e.item_id, e.record from item_events e join born b on b.id = e.item_id
  where e.record in ('下发', '报送', '同意并报送党办', '审核通过', '确认', '退回修改', '登记办结', '退回继续办理') order by e.item_id, e.seq desc
)
select b.*, l.record, exists (select from item_events e where e.item_id = b.id and e.record = '同意并报送党办') as passed,
       exists (select from items c where c.parent_id = b.id and c.kind = 'list') as "holdsLists"
from born b left join last l on l.item_id = b.id`;

/** Others look at it, or it came back: meanwhile nobody's clock runs. */
const resting = new Set(['报送', '同意并报送党办', '退回修改']);
const ends = new Set(['审核通过', '确认', '登记办结']);
const letterOf = ({ record, due, born }: Told, today: string): string => {
  if (ends.has(record)) return 'e';
  if (due === null || (due < today && due < born)) return 'o';
  if (resting.has(record)) return 's';
  if (due < today) return 'r';
  return workingDaysTo(today, due) <= 3 ? 'y' : 'g';
};
const worst = 'rysgoeh';

export interface BoardCount {
  readonly numbers: Readonly<Record<string, number>>;
  readonly cells: Readonly<Record<string, string>>;
}

/** What the board should say, counted from the records; the month in minutes a branch. */
export const countBoard = async (database: string, campaignId: string, { today, branches }: { today: string; branches: number }): Promise<BoardCount> => {
  const rows = await ask<Told>(database, told, [campaignId]);
  const shares = new Map(rows.filter(({ kind }) => kind === 'share').map((share) => [share.id, share]));
  const leaves = rows
    .filter(({ kind, privacy, holdsLists }) => privacy === 'normal' && (kind === 'list' || !holdsLists))
    .map((leaf) => ({ leaf, key: keyOf(leaf, shares), letter: letterOf(leaf, today), open: !ends.has(leaf.record) }));
  const count = (holds: (one: (typeof leaves)[number]) => boolean) => leaves.filter(holds).length;
  const inOffice = ({ record, passed }: Told) => record === '同意并报送党办' || (record === '报送' && passed);
  // Eight minutes a list, two a task: what the library says of the form and of the act. Individual lists are many enough here to tell nobody's.
  const month = rows
    .filter(({ kind, holdsLists, due }) => (kind === 'list' || !holdsLists) && due?.slice(0, 7) === today.slice(0, 7))
    .filter((leaf) => asked(keyOf(leaf, shares), shares));
  const minutes = month.reduce((sum, { kind }) => sum + (kind === 'list' ? 8 : 2), 0);
  const cells: Record<string, string> = Object.fromEntries([...shares.values()].map(({ unit, parent }) => [`${unit} ${parent}`, 'h']));
  for (const { key, letter } of leaves) if (worst.indexOf(letter) < worst.indexOf(cells[key] ?? 'h')) cells[key] = letter;
  return {
    numbers: {
      unsent: count(({ leaf, open }) => open && leaf.record === '下发'),
      mine: count(({ leaf, open }) => open && inOffice(leaf)),
      returned: count(({ leaf }) => ['退回修改', '退回继续办理'].includes(leaf.record)),
      overdue: count(({ letter }) => letter === 'r'),
      month: Math.ceil(minutes / branches),
    },
    cells,
  };
};

/** Unit and task of a share, or of the share a list belongs to. */
const keyOf = (leaf: Told, shares: ReadonlyMap<string, Told>): string => {
  const share = leaf.kind === 'list' ? shares.get(leaf.parent) : leaf;
  return `${share?.unit} ${share?.parent}`;
};

/** Units with more than one share are branches; the office has one and belongs to no area. */
const asked = (key: string, shares: ReadonlyMap<string, Told>): boolean => [...shares.values()].filter(({ unit }) => key.startsWith(unit)).length > 1;

/** The same two of the board as it is shown. */
export const shownOnBoard = ({ numbers, rows, tasks }: BoardView): BoardCount => ({
  numbers: Object.fromEntries(numbers.map(({ key, value }) => [key, value])),
  cells: Object.fromEntries(
    rows.flatMap(({ unitId, cells }) => tasks.flatMap(({ itemId }, at) => (cells[at] === '-' ? [] : [[`${unitId} ${itemId}`, cells[at] ?? '']]))),
  ),
});

/** Every figure of a review by the sentences of the records entered up to the end of the cut-off. */
const figures = `
with z as (select ($3::date + 1)::timestamp at time zone zone as over from tenants),
its as (
  select i.id, i.kind, i.privacy, i.main_form, birth.payload::jsonb -> 'about' ->> 'dueOn' as due, birth.payload::jsonb -> 'event' -> 'facts' ->> 'today' as born, p.how ->> 'way' as way
  from items i join item_events birth on birth.item_id = i.id and birth.seq = 1 left join plan_tasks p on p.item_id = i.parent_id, z
  where i.root_id = $1 and i.kind in ('share', 'list') and ($2::uuid is null or i.unit_id = $2) and birth.happened_at < z.over
), told as (
  select e.item_id, e.seq, e.record, e.payload, coalesce(e.payload::jsonb ->> 'happenedOn', e.payload::jsonb -> 'event' -> 'facts' ->> 'today') as on_day
  from item_events e, z where e.happened_at < z.over
), shares as (
  select its.*, (select on_day from told where item_id = its.id and record = '登记办结' order by seq limit 1) as first_done,
         (select record from told where item_id = its.id and record in ('登记办结', '退回继续办理') order by seq desc limit 1) as last_record
  from its where kind = 'share'
), lists as (
  select its.*, (select on_day from told where item_id = its.id and record = '报送' order by seq limit 1) as first_sent,
         (select count(*) from told where item_id = its.id and record = '退回修改') as returned,
         (select jsonb_array_length(s.data -> 'rows') from submissions s, z where s.item_id = its.id and s.form_key = its.main_form and s.submitted_at < z.over order by s.revision desc limit 1) as lines
  from its where kind = 'list'
), problems as (
  select i.id, (select record from told where item_id = i.id and record = any($4::text[]) order by seq desc limit 1) as last,
         exists (select from told where item_id = i.id and record = '重新整改') as reopened,
         (select payload::jsonb -> 'about' ->> 'dueOn' from told where item_id = i.id and payload::jsonb -> 'about' ->> 'dueOn' is not null order by seq desc limit 1) as due
  from items i join register_entries r on r.item_id = i.id join items source on source.id = r.source_item_id, z
  where i.kind = 'entry' and source.root_id = $1 and ($2::uuid is null or source.unit_id = $2) and exists (select from told where item_id = i.id and seq = 1)
), entries as (select * from problems where last is distinct from '并入其他问题')
select
  (select count(*)::int from shares where way in ('register', 'ledger')) as "tasks",
  (select count(*)::int from shares where way in ('register', 'ledger') and first_done <= due) as "tasks-on-time",
  (select count(*)::int from shares where way in ('register', 'ledger') and first_done > due and due >= born) as "tasks-late",
  (select count(*)::int from shares where way in ('register', 'ledger') and first_done is null) as "tasks-open",
  (select count(*)::int from shares where way in ('register', 'ledger') and first_done is null and due <= $3::text and due >= born) as "tasks-open-overdue",
  (select count(*)::int from shares where way in ('register', 'ledger') and exists (select from told where item_id = shares.id and record = '退回继续办理')) as "tasks-again",
  (select count(*)::int from shares where way = 'meeting' and last_record = '登记办结') as "meetings",
  (select count(*)::int from lists where privacy = 'normal') as "lists",
  (select count(*)::int from lists where privacy = 'normal' and first_sent <= due) as "lists-on-time",
  (select count(*)::int from lists where privacy = 'normal' and first_sent > due and due >= born) as "lists-late",
  (select count(*)::int from lists where privacy = 'normal' and first_sent is null) as "lists-missing",
  (select coalesce(sum(returned), 0)::int from lists where privacy = 'normal') as "lists-returned",
  (select coalesce(sum(lines), 0)::int from lists where privacy = 'normal') as "problems-found",
  (select count(*)::int from lists where privacy = 'restricted' and first_sent <= due) as "personal-on-time",
  (select count(*)::int from entries) as "entries",
  (select count(*)::int from entries where last = any($5::text[])) as "entries-closed",
  (select count(*)::int from entries where last is null or last <> all($5::text[])) as "entries-open",
  (select count(*)::int from entries where (last is null or last <> all($5::text[] || array['挂账', '转长期坚持'])) and due <= $3::text) as "entries-overdue",
  (select count(*)::int from entries where reopened) as "entries-reopened"`;
const closings = ['核实通过，准予销号', '验收通过，准予销号'];
const turns = [...closings, '重新整改', '挂账', '转长期坚持', '并入其他问题'];

export const countFigures = async (
  database: string,
  campaignId: string,
  { unitId, cutOff }: { unitId: string | null; cutOff: string },
): Promise<Record<string, number>> => {
  const [row] = await ask<Record<string, number>>(database, figures, [campaignId, unitId, cutOff, turns, closings]);
  if (!row) throw new Error('a count answers one row');
  return row;
};

/** Figures as they are shown; what is kept back for few is left out. */
export const shownFigures = (groups: SheetView['groups'] | NonNullable<ReviewView['whole']>): Record<string, number> =>
  Object.fromEntries(groups.flatMap((group) => group.figures).flatMap(({ key, value }) => (value === null ? [] : [[key, value]])));

/** As the database's superuser, for the row-level rules hide everything from who belongs nowhere. */
const ask = async <T extends object>(database: string, text: string, values: unknown[]): Promise<T[]> => {
  const client = new pg.Client({ connectionString: database });
  await client.connect();
  try {
    return (await client.query<T>(text, values)).rows;
  } finally {
    await client.end();
  }
};
