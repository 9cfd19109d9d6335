import type { TestApp } from '../../../testing/test-app.js';
import { ok } from '../../campaigns/testing/started-campaign.js';
import type { RegisterRow, RegisterTable, RegisterView } from '../registers.contract.js';

/** All a register says on a day, to whoever looks: every tab as it is printed, every view counted, every year, and its rows. */
export interface Pictured {
  readonly tables: readonly Omit<RegisterTable, 'asOf' | 'printed'>[];
  readonly views: RegisterView['views'];
  readonly total: number;
  readonly years: readonly [string, number, string][];
  readonly rows: readonly Pick<RegisterRow, 'itemId' | 'cells' | 'due' | 'reopened' | 'last' | 'marks'>[];
}

/** Reads it as of `on`, or as it stands where `on` is empty. */
export async function pictured(app: TestApp, { staffNo, register, on }: { staffNo: string; register: string; on: string }): Promise<Pictured> {
  const reader = await app.signIn(staffNo);
  const day = on === '' ? '' : `&on=${on}`;
  const view: RegisterView = ok(await reader.get(`${register}?${day}`));
  const rows = [...view.rows];
  for (let { next } = view; next !== null;) {
    const page: RegisterView = ok(await reader.get(`${register}?after=${next}${day}`));
    rows.push(...page.rows);
    next = page.next;
  }
  const tables: Pictured['tables'][number][] = [];
  for (const { key } of view.tabs) {
    const { asOf: _asOf, printed: _printed, ...table }: RegisterTable = ok(await reader.get(`${register}/table?tab=${key}${day}`));
    tables.push(table);
  }
  const years: [string, number, string][] = [];
  for (const { id } of (await reader.get(register)).body.filters.campaigns) {
    const { total, foot }: RegisterView = ok(await reader.get(`${register}?campaign=${id}${day}`));
    // A year without entries was not offered before it had any.
    if (total > 0) years.push([id, total, foot]);
  }
  return {
    tables,
    views: view.views,
    total: view.total,
    years,
    rows: rows.map(({ itemId, cells, due, reopened, last, marks }) => ({ itemId, cells, due, reopened, last, marks })),
  };
}

/** Which rows read otherwise on the later day, found by looking from one picture to the other. */
export function changedBetween(was: Pictured, is: Pictured): { changed: string[]; added: number; reopened: number } {
  const before = byItem(was);
  const after = byItem(is);
  return {
    changed: [...after].flatMap(([id, words]) => (before.get(id) === words ? [] : [id])),
    added: [...after.keys()].filter((id) => !before.has(id)).length,
    reopened: is.rows.filter(({ itemId, reopened }) => reopened > (was.rows.find((row) => row.itemId === itemId)?.reopened ?? 0)).length,
  };
}

/** All words of a row, of every table; without what only the light says of its day. */
function byItem({ rows, tables }: Pictured): ReadonlyMap<string, string> {
  return new Map(
    rows.map(({ itemId, marks, reopened, due }, at) => [
      itemId,
      JSON.stringify([marks, reopened, due.day?.on, tables.map((table) => table.rows[at]?.map((cell) => cell.replace(/（逾期.*$/u, '')))]),
    ]),
  );
}
