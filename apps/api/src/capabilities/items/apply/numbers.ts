import type { Tx } from '../../../kernel/database/tx.js';
import { fillIn } from '../../../kernel/errors/fill-in.js';
import { publishedVersion } from '../../definitions/index.js';

/** The next number of a series in a year, dense because the row is locked until commit; written by the series' pattern: 销〔2018〕7号. */
export async function nextNumber(tx: Tx, series: string, year: number): Promise<string> {
  const row = await tx.row<{ last: number }>(
    `insert into number_series (tenant_id, key, year, last) values ($1, $2, $3, 1)
     on conflict (tenant_id, key, year) do update set last = number_series.last + 1 returning last`,
    [tx.tenantId, series, year],
  );
  if (!row) throw new Error(`series ${series} gave no number`);
  const { definition } = await publishedVersion(tx, 'series', series);
  return fillIn(definition.pattern, { year, n: row.last });
}

/** What the next number would read; somebody else may take it meanwhile. */
export async function numberToBe(tx: Tx, series: string, year: number): Promise<string> {
  const row = await tx.row<{ last: number }>('select last from number_series where key = $1 and year = $2', [series, year]);
  const { definition } = await publishedVersion(tx, 'series', series);
  return fillIn(definition.pattern, { year, n: (row?.last ?? 0) + 1 });
}
