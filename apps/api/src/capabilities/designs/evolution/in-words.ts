import { destinationOf, mostRows } from '@bihuan/forms';
import type { AffectedField, Field, TableField } from '@bihuan/forms';
import { FLOOR, isCountable } from '../../items/index.js';
import type { Count, Overfull, Tally } from './tally.js';

/** So few restricted sheets that their number would say whose they are are not counted with the others; null where there is none at all. */
export function manyOf({ open, restricted, sheets }: Count, of: 'draft' | 'given', table: TableField | undefined): string | null {
  const many = (n: number): string => (table === undefined ? `${n}份${of === 'draft' ? '草稿' : ''}` : `${of === 'draft' ? '草稿里有' : ''}${n}行`);
  if (sheets === 0 || isCountable(sheets)) return open + restricted === 0 ? null : many(open + restricted);
  const few = `不足${FLOOR}份限定范围的${of === 'draft' ? '草稿' : '材料'}`;
  return open === 0 ? few : `${many(open)}，另有${few}`;
}

/** What the new version meets in one field, as whoever hands it over reads it. */
export function affectedInWords(tally: Tally, affected: AffectedField): string[] {
  const { was, table, why } = affected;
  const options = why === 'narrower' ? optionsGone(tally, affected) : [];
  const many = manyOf(tally.of(affected, 'given'), 'given', table);
  if (options.length > 0) return options;
  if (many === null) return draftsInWords(tally, affected);
  if (why === 'gone') return [`${many}填有“${was.label}”，新版本没有这一项；已交的仍按原来的版本看`];
  if (why === 'kind') return [`${many}填有“${was.label}”，新版本换了类型；已交的仍按原来的版本看`];
  const lost = manyOf(tally.of(affected, 'given', 'lost'), 'given', table);
  return lost === null ? draftsInWords(tally, affected) : [`${lost}的“${was.label}”超出新版本的限定；已交的仍按原来的版本看`];
}

/** Nothing was handed in, but drafts have something there. */
function draftsInWords(tally: Tally, affected: AffectedField): string[] {
  const { was, table, why } = affected;
  const many = manyOf(tally.of(affected, 'draft', ...(why === 'narrower' ? (['lost'] as const) : [])), 'draft', table);
  if (many === null) return [];
  const what = { gone: '新版本没有这一项', kind: '新版本换了类型', narrower: '超出新版本的限定' }[why];
  return [`${many}填有“${was.label}”，${what}`];
}

function optionsGone(tally: Tally, affected: AffectedField): string[] {
  const { was, is, table } = affected;
  if (!('options' in was) || !is || !('options' in is)) return [];
  return was.options.flatMap(({ value, label }) => {
    const many = is.options.some((option) => option.value === value) ? null : manyOf(tally.ofValue(affected, value), 'given', table);
    return many === null ? [] : [`${many}在“${was.label}”里选了“${label}”，新版本没有这个选项`];
  });
}

export function askedInWords({ field, table, count }: { readonly field: Field; readonly table?: TableField; readonly count: Count }): string | null {
  const many = manyOf(count, 'draft', table);
  return many === null ? null : `${many}还没有填“${field.label}”，改按新版本办理后要补上`;
}

/** Lists that may no more be as long as they are. */
export function overfullInWords({ table, given, drafts }: Overfull): string[] {
  const [running, begun] = [manyOf(given, 'given', undefined), manyOf(drafts, 'draft', undefined)];
  const longer = `里“${table.label}”超过新版本的最多${mostRows(table)}行，仍按原来的版本办理`;
  return [...(running === null ? [] : [`在办的${running}${longer}`]), ...(begun === null ? [] : [`${begun}${longer}`])];
}

/** Whether a value of the field would be told apart, and is not yet. */
export function isOpenValue(affected: AffectedField, from: string): boolean {
  const to = destinationOf(affected);
  if (!to || !('options' in to)) return false;
  const mapped = 'values' in affected.migration ? affected.migration.values : undefined;
  return !mapped?.some((one) => one.from === from) && !to.options.some(({ value, label }) => value === from || label === from);
}
