import type { RawRow, RowProblem } from './read-rows.js';

/** Collects what is wrong, row by row. */
export class Report {
  private readonly found: RowProblem[];
  private readonly bad: Set<string>;

  constructor(problems: readonly RowProblem[]) {
    this.found = [...problems];
    this.bad = new Set(problems.map((problem) => placeOf(problem)));
  }

  get problems(): readonly RowProblem[] {
    return this.found;
  }

  get count(): number {
    return this.found.length;
  }

  add(row: Pick<RawRow, 'kind' | 'row'> & { readonly cells?: unknown }, column: string, text: string): void {
    this.found.push({ kind: row.kind, row: row.row, column, text });
    this.bad.add(placeOf(row));
  }

  isBad(row: Pick<RawRow, 'kind' | 'row'>): boolean {
    return this.bad.has(placeOf(row));
  }

  require(row: RawRow, columns: readonly (readonly [key: string, label: string])[]): void {
    for (const [key, label] of columns) if ((row.cells[key] ?? '') === '') this.add(row, label, `没有填${label}。`);
  }

  /** Rows that say the same where each must differ: which one is meant nobody can tell, so all of them are named. */
  duplicates(rows: readonly RawRow[], key: string, label: string): void {
    const byValue = Map.groupBy(rows.filter(({ cells }) => (cells[key] ?? '') !== ''), ({ cells }) => cells[key] ?? '');
    for (const [value, same] of byValue) {
      if (same.length < 2) continue;
      for (const row of same) this.add(row, label, `${label}「${value}」在表里出现了${same.length}次（第${same.map((one) => one.row).join('、')}行），请只留一行或改正。`);
    }
  }
}

const placeOf = ({ kind, row }: Pick<RawRow, 'kind' | 'row'>): string => `${kind}/${row}`;
