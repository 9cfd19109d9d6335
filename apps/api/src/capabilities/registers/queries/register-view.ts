import { dayInWords } from '@bihuan/forms';
import type { RegisterDefinition } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { cursorOf, passedIn } from '../../../kernel/http/day-cursor.js';
import { publishedVersion } from '../../definitions/index.js';
import { allowedActionsOf, foresee, stateViewOf } from '../../items/index.js';
import type { Foreseen, Readings } from '../../items/index.js';
import { countIn, daysOf, statesOf } from '../buckets.js';
import type { Days } from '../buckets.js';
import { footText } from '../foot.js';
import type { RegisterQuery, RegisterRow, RegisterTableQuery, RegisterView } from '../registers.contract.js';
import { mayManage } from '../registers.policy.js';
import { entriesOf, PAGE } from './entries.js';
import { entryReadings } from '../entry-facts.js';
import { filtersOf, unitsOfArea } from './filters.js';
import { registerThen } from './past.js';
import type { RegisterThen } from './past.js';
import type { Narrowing } from './narrowing.js';
import { lookedThrough, searchNote, wordsOf } from './words.js';
import type { RegisterReader } from './reader.js';
import { rowsInWords } from './row-cells.js';
import type { RowInWords } from './row-cells.js';
import { freeRowsCount } from './source-rows.js';
import { columnView, tabNamed, tabsOf, viewNamed } from './tabs.js';
import { bucketsOf } from './tallies.js';

export interface Viewing {
  readonly reader: RegisterReader;
  readonly readings: Readings;
  readonly query: RegisterQuery;
}

export interface Viewed {
  readonly view: RegisterView;
  /** Worth tidying after the answer: tallies to be summed up, sheets that wait no longer. */
  readonly untidy: { readonly tallies: boolean; readonly sheets: boolean };
}

/** One page of a register, with its views counted and a foot that always adds up to what the filters leave in sight. */
export async function registerView(tx: Tx, register: RegisterDefinition, { reader: asking, readings, query }: Viewing): Promise<Viewed> {
  const [tab, view, order] = [tabNamed(register, query.tab), viewNamed(register, query.view), query.order ?? 'serial'];
  const then = await registerThen(tx, register, query.on);
  const reader = onDay(asking, then);
  const [narrowing, days] = [await lookedThrough(tx, await narrowingOf(tx, register, { reader, query, then })), await daysFor(tx, register, reader)];
  const { rows, hasMore } = await entriesOf(tx, { register, narrowing, view, days, order, after: passedIn(query.after), limit: PAGE });
  const { buckets, isLong } = await bucketsOf(tx, { ...narrowing, words: undefined });
  const found = narrowing.words ? (await bucketsOf(tx, narrowing)).buckets : buckets;
  const manages = then === null && mayManage(reader.grants);
  const { definition } = await publishedVersion(tx, 'lifecycle', register.lifecycle);
  const inWords = await rowsInWords(tx, rows, { register, columns: tab.columns, reader });
  const shown = then === null ? await rowsShown(tx, inWords, { reader, readings }) : inWords.map(shownThen);
  const free = manages ? await freeRowsCount(tx, register) : { count: 0, isLookedInVain: false };
  const last = rows.at(-1);
  return {
    untidy: { tallies: isLong, sheets: free.isLookedInVain },
    view: {
      key: register.key,
      title: register.title,
      tab: tab.key,
      tabs: tabsOf(register).map(({ key, label }) => ({ key, label })),
      columns: tab.columns.map(columnView),
      views: register.views.map((one) => ({ key: one.key, label: one.label, count: countIn(one, buckets, days) })),
      filters: await filtersOf(tx, register.key, reader.today),
      rows: shown,
      next: hasMore && last ? cursorOf({ id: String(last.serial), dueOn: order === 'due' ? last.dueOn : null }) : null,
      total: countIn(view, found, days),
      today: asking.today,
      past: then ? { on: then.day, text: dayInWords(then.day) } : null,
      foot: footText(register, statesOf(buckets)),
      restrictedNote: await restrictedNote(tx, register, then),
      searchNote: searchNote(narrowing),
      mayManage: manages,
      candidates: free.count,
      batch: manages
        ? (register.batch ?? []).flatMap((act) =>
            Object.values(definition.states)
              .flatMap(({ on }) => on?.[act] ?? [])
              .slice(0, 1)
              .map(({ label }) => ({ act, label })),
          )
        : [],
      progressAct: then === null ? (register.progress?.act ?? null) : null,
      sampling:
        manages && register.sampling
          ? {
              label: register.sampling.label,
              pool: countIn({ key: '', label: '', states: register.sampling.states, class: register.sampling.class }, buckets, days),
            }
          : null,
    },
  };
}

/** Who looks at a past day reckons from that day. */
export const onDay = (reader: RegisterReader, then: RegisterThen | null): RegisterReader => (then === null ? reader : { ...reader, today: then.day });

/** What is past is only looked at, and is in nobody's hands any more. */
const shownThen = ({ row, machine, cells, due, last, marks }: RowInWords): RegisterRow => ({
  itemId: row.id,
  version: row.version,
  cells,
  state: stateViewOf(machine, row, null),
  due,
  reopened: row.reopened,
  allowedActions: [],
  last,
  marks: [...marks],
});

async function rowsShown(tx: Tx, rows: readonly RowInWords[], { reader, readings }: Pick<Viewing, 'reader' | 'readings'>): Promise<RegisterRow[]> {
  const items = rows.map(({ row }) => row);
  const [foreseen, reading] = [await foresee(tx, items, reader.personId), await entryReadings(tx, items)];
  const knowing = readings.knowing('entry', async (_, item) => reading(item));
  const shown: RegisterRow[] = [];
  for (const row of rows) shown.push(await rowShown(tx, row, { reader, readings: knowing, foreseen }));
  return shown;
}

async function rowShown(
  tx: Tx,
  { row, machine, cells, due, last, marks }: RowInWords,
  { reader, readings, foreseen }: Pick<Viewing, 'reader' | 'readings'> & { foreseen: Foreseen },
): Promise<RegisterRow> {
  const { personId } = reader;
  const allowedActions = await allowedActionsOf(tx, readings, { machine, item: row, personId, foreseen });
  return {
    itemId: row.id,
    version: row.version,
    cells,
    state: stateViewOf(machine, row, personId),
    due,
    reopened: row.reopened,
    allowedActions,
    last,
    marks: [...marks],
  };
}

/** Filters of the address, with the area resolved to its units and what the reader may see. */
export async function narrowingOf(
  tx: Tx,
  register: RegisterDefinition,
  { reader, query, then }: { reader: RegisterReader; query: RegisterTableQuery; then: RegisterThen | null },
): Promise<Narrowing> {
  const { unit, area, leader, campaign, q } = query;
  const ofArea = area === undefined ? null : await unitsOfArea(tx, area);
  const units = unit === undefined ? ofArea : ofArea === null || ofArea.includes(unit) ? [unit] : [];
  return {
    registerKey: register.key,
    scope: reader.scope,
    personId: reader.personId,
    then,
    campaign,
    leader,
    words: q ? await wordsOf(tx, q) : undefined,
    ...(units === null ? {} : { units }),
  };
}

export async function daysFor(tx: Tx, register: RegisterDefinition, { today, calendar }: RegisterReader): Promise<Days> {
  const { definition } = await publishedVersion(tx, 'lifecycle', register.lifecycle);
  return daysOf(
    today,
    calendar,
    Object.entries(definition.states).flatMap(([code, { clock }]) => (clock === 'stopped' ? [code] : [])),
  );
}

const anyRestricted: Named = {
  name: 'any-restricted-sheet',
  text: `select 1 as one from items where main_form = $1 and privacy = 'restricted' and created_at < coalesce($2::timestamptz, 'infinity') limit 1`,
};

/** That restricted sheets exist, and nothing else of them. */
export async function restrictedNote(tx: Tx, register: RegisterDefinition, then: RegisterThen | null): Promise<string | null> {
  return (await tx.row(anyRestricted, [register.source.form, then?.end ?? null])) ? (register.restrictedNote ?? '另有限定范围的个人材料，不在此列') : null;
}
