import { dayWords } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import { momentText } from '../../../kernel/clock/moment-text.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { namesOf } from '../../people/index.js';
import { caseRows } from './case-rows.js';
import type { CaseRow } from './case-rows.js';
import { expectedInWords } from './first-difference.js';
import type { CaseLine, CasesView } from './case.contract.js';

export async function casesView(tx: Tx, processKey: string, { mayManage }: { readonly mayManage: boolean }): Promise<CasesView> {
  const rows = await caseRows(tx, processKey);
  const { zone } = await clockOf(tx);
  const names = await namesOf(tx, { people: [...new Set(rows.map(({ changedBy }) => changedBy))], units: [...new Set(rows.map(({ run }) => run.unitId))] });
  const byWhom = ({ changedBy, changedAt }: CaseRow): string => `${names.people[changedBy]?.name ?? ''} ${momentText(changedAt, zone)}`;
  return {
    cases: rows.filter(({ removedAt }) => removedAt === null).map((row) => lineOf(row, { unit: names.units[row.run.unitId] ?? '', changedText: byWhom(row) })),
    removed: rows.filter(({ removedAt }) => removedAt !== null).map((row) => ({ name: row.name, text: `${byWhom(row)}删除` })),
    mayManage,
  };
}

function lineOf(
  { id, revision, name, run, expected, told }: CaseRow,
  { unit, changedText }: { readonly unit: string; readonly changedText: string },
): CaseLine {
  const { at, posts, light, dueOn } = expected;
  const labelled = (ids: readonly string[], words: Readonly<Record<string, string>>) => ids.map((one) => ({ id: one, label: words[one] ?? one }));
  return {
    id,
    revision,
    name,
    run,
    unit,
    dayText: dayWords(run.day, 0),
    steps: [...told.steps],
    changedText,
    expectedText: expectedInWords(expected, told),
    expected: {
      at: labelled(at, told.places),
      posts: posts === null ? null : labelled(posts, told.posts),
      light,
      dueOn,
      dueText: dueOn === null ? null : dayWords(dueOn, 0),
    },
  };
}
