import type { Tx } from '../../../kernel/database/tx.js';

/** The next number of a series in a year, dense because the row is locked until commit: 2018-007. */
export async function nextNumber(tx: Tx, series: string, year: number): Promise<string> {
  const row = await tx.row<{ last: number }>(
    `insert into number_series (tenant_id, key, year, last) values ($1, $2, $3, 1)
     on conflict (tenant_id, key, year) do update set last = number_series.last + 1 returning last`,
    [tx.tenantId, series, year],
  );
  if (!row) throw new Error(`series ${series} gave no number`);
  return `${year}-${String(row.last).padStart(3, '0')}`;
}
