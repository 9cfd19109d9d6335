import { readDay } from '../../../kernel/spreadsheet/read-day.js';
import { dayWords } from '../days.js';
import type { RawRow, RowPlace, RowProblem } from './read-rows.js';

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

  add({ kind, sheet, row }: RowPlace, column: string, text: string): void {
    this.found.push({ kind, sheet, row, column, text });
    this.bad.add(placeOf({ kind, sheet, row }));
  }

  isBad(row: RowPlace): boolean {
    return this.bad.has(placeOf(row));
  }

  require(row: RawRow, columns: readonly (readonly [key: string, label: string])[]): void {
    for (const [key, label] of columns) if ((row.cells[key] ?? '') === '') this.add(row, label, `没有填${label}。`);
  }

  /** First and last day of a row, as far as it says them. */
  days(
    row: RawRow,
    { from: fromText, to: toText }: { readonly from: string; readonly to: string },
  ): { readonly from: string | null; readonly to: string | null } {
    const from = this.day(row, fromText, '开始日期');
    const to = this.day(row, toText, '结束日期');
    if (from !== null && to !== null && to < from) this.add(row, '结束日期', `结束日期${dayWords(to)}早于开始日期${dayWords(from)}，前后矛盾。`);
    return { from, to };
  }

  private day(row: RawRow, text: string, label: string): string | null {
    if (text === '') return null;
    const read = readDay(text);
    if (read === null) this.add(row, label, `“${text}”看不出是哪一天，请写成 2018-10-08 或 2018年10月8日。`);
    return read;
  }

  /** Rows that say the same where each must differ: which one is meant nobody can tell, so all of them are named. */
  duplicates(rows: readonly RawRow[], key: string, label: string): void {
    const byValue = Map.groupBy(
      rows.filter(({ cells }) => (cells[key] ?? '') !== ''),
      ({ cells }) => cells[key] ?? '',
    );
    for (const [value, same] of byValue) {
      if (same.length < 2) continue;
      for (const row of same) this.add(row, label, `${label}“${value}”在表里出现了${same.length}次（${rowsWords(same)}），请只留一行或改正。`);
    }
  }
}

const placeOf = ({ kind, sheet, row }: RowPlace): string => `${kind}/${sheet}/${row}`;

/** «第3行», with its sheet where that is another one. */
export const rowWords = ({ sheet, row }: RowPlace, seenFrom: RowPlace): string => `${sheet === seenFrom.sheet ? '' : `“${sheet}”表`}第${row}行`;

/** «第2、3行», or «“东院”表第2行、“西院”表第3行». */
function rowsWords(rows: readonly RowPlace[]): string {
  const bySheet = [...Map.groupBy(rows, ({ sheet }) => sheet)];
  return bySheet.map(([sheet, same]) => `${bySheet.length > 1 ? `“${sheet}”表` : ''}第${same.map(({ row }) => row).join('、')}行`).join('、');
}
