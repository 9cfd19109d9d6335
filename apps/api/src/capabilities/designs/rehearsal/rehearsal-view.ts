import { dayWords } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import type { SheetToWrite } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { namesOf } from '../../people/index.js';
import { troubleWeights, troubleWords } from '../paper/troubles.js';
import type { TroubleKind } from '../try-out/try-out.contract.js';
import type { Rehearsal } from './rehearsal-rows.js';
import type { RehearsalLine, RehearsalQuery, RehearsalRow, RehearsalView } from './rehearsal.contract.js';

const PAGE = 100;
const MOST = 20_000;
const counted: Named = {
  name: 'troubles-of-rehearsal',
  text: `select kind, count(*)::int as units from design_rehearsal_rows r cross join lateral unnest(case when r.troubles = '{}' then array['sound'] else r.troubles end) as kind where r.rehearsal_id = $1 group by kind`,
};
const filter = `rehearsal_id = $1 and ($2::text is null or $2 = any(troubles)) and ($3::text is null or told -> 'unit' ->> 'name' ilike '%' || $3 || '%')`;
const paged: Named = {
  name: 'page-of-rehearsal',
  text: `select told from design_rehearsal_rows where ${filter} order by weight desc, ordinal limit $5 offset $4`,
};
const size: Named = { name: 'size-of-rehearsal-page', text: `select count(*)::int as rows from design_rehearsal_rows where ${filter}` };

export async function rehearsalLines(tx: Tx, rows: readonly Rehearsal[]): Promise<RehearsalLine[]> {
  const { zone } = await clockOf(tx);
  const names = await namesOf(tx, { people: [...new Set(rows.map(({ askedBy }) => askedBy))], units: [] });
  return rows.map(({ id, revision, day, status, done, total, answers, askedBy, askedAt, endedAt }) => ({
    id,
    revision,
    day,
    status,
    done,
    total,
    answers: { ...answers },
    askedBy: names.people[askedBy]?.name ?? '',
    askedText: momentText(askedAt, zone),
    endedText: endedAt === null ? null : momentText(endedAt, zone),
  }));
}

export async function rehearsalLine(tx: Tx, rehearsal: Rehearsal): Promise<RehearsalLine> {
  const [line] = await rehearsalLines(tx, [rehearsal]);
  if (!line) throw new Error('a rehearsal without a line');
  return line;
}

export async function rehearsalView(tx: Tx, rehearsal: Rehearsal, { trouble, unit, from = 0 }: RehearsalQuery): Promise<RehearsalView> {
  const line = await rehearsalLine(tx, rehearsal);
  const counts = new Map((await tx.rows<{ kind: TroubleKind | 'sound'; units: number }>(counted, [rehearsal.id])).map(({ kind, units }) => [kind, units]));
  const asked = [rehearsal.id, trouble ?? null, unit === undefined || unit === '' ? null : unit.replaceAll(/[\\%_]/gu, '\\$&')];
  return {
    ...line,
    sound: counts.get('sound') ?? 0,
    counts: kinds.flatMap((kind) => (counts.has(kind) ? [{ kind, label: troubleWords[kind], units: counts.get(kind) ?? 0 }] : [])),
    page: (await tx.rows<{ told: RehearsalRow }>(paged, [...asked, from, PAGE])).map(({ told }) => told),
    rows: (await tx.row<{ rows: number }>(size, asked))?.rows ?? 0,
  };
}

// The keys of the object of weights.
const kinds = (Object.keys(troubleWeights) as TroubleKind[]).toSorted((a, b) => troubleWeights[b] - troubleWeights[a]);

/** Everything it found, for an office's own table: a line a unit, and a line a step. */
export async function rehearsalSheets(tx: Tx, rehearsal: Rehearsal, title: string): Promise<SheetToWrite[]> {
  const rows = (await tx.rows<{ told: RehearsalRow }>(paged, [rehearsal.id, null, null, 0, MOST])).map(({ told }) => told);
  const note = `按${dayWords(rehearsal.day, 0)}的组织预演，每一步都按用满时限推算；没有写时限的步骤按当日办完推算。`;
  return [unitSheet(rows, { title, note }), stepSheet(rows, { title, note })];
}

type Head = Pick<Required<SheetToWrite>, 'title' | 'note'>;

function unitSheet(rows: readonly RehearsalRow[], head: Head): SheetToWrite {
  return {
    name: '各单位',
    ...head,
    landscape: true,
    columns: [
      { label: '单位', width: 22 },
      { label: '由谁发起', width: 22 },
      { label: '问题', width: 60 },
      { label: '办到', width: 14 },
      { label: '办结日', width: 12, kind: 'day' },
      { label: '本单位用时（分钟）', width: 12, kind: 'integer' },
      { label: '合计用时（分钟）', width: 12, kind: 'integer' },
    ],
    rows: rows.map(({ unit, starter, troubles, ends, endsOn, minutes }) => [
      unit.name,
      starter,
      troubles.map(({ text }) => text).join('；'),
      ends ?? '没有办完',
      endsOn,
      minutes.own,
      minutes.all,
    ]),
  };
}

function stepSheet(rows: readonly RehearsalRow[], head: Head): SheetToWrite {
  return {
    name: '逐步',
    ...head,
    landscape: true,
    columns: [
      { label: '单位', width: 22 },
      { label: '步骤', width: 22 },
      { label: '分支', width: 14 },
      { label: '由谁办理', width: 40 },
      { label: '为什么是他', width: 40 },
      { label: '到这一步', width: 12, kind: 'day' },
      { label: '期限', width: 12, kind: 'day' },
    ],
    rows: rows.flatMap(({ unit, steps }) =>
      steps.map(({ label, branch, people, passed, from, due }) => [
        unit.name,
        label,
        branch,
        people.map((one) => one.label).join('、') || (passed ?? '（没有找到人）'),
        people.map(({ why }) => why).join('；'),
        from,
        due,
      ]),
    ),
  };
}
