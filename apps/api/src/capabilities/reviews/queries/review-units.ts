import type { Named, Tx } from '../../../kernel/database/tx.js';

const named: Named = { name: 'review-has-units', text: 'select exists (select from review_units where review_id = $1) as named' };
const ofSheet: Named = { name: 'units-on-sheet', text: 'select unit_id as id from review_units where review_id = $1 and sheet_unit_id = $2 order by unit_id' };
const onSheets: Named = {
  name: 'units-on-sheets',
  text: 'select unit_id as id from review_units where review_id = $1 and sheet_unit_id is not null order by unit_id',
};
// Both lists as a whole, then each unit by its key: written in this very transaction, they look empty to the planner, which would hold each unit against all.
const toMake: Named = {
  name: 'sheets-to-make',
  text: `select u.id from (select sheet_unit_id as id from review_units where review_id = $1 and sheet_unit_id is not null except select unit_id from review_counts where review_id = $1) one
         cross join lateral (select * from units where units.id = one.id offset 0) u
         order by u.tree desc, u.ordinal, u.code limit $2`,
};

export async function areUnitsNamed(tx: Tx, reviewId: string): Promise<boolean> {
  return (await tx.row<{ named: boolean }>(named, [reviewId]))?.named ?? false;
}

/** Units whose records a sheet counts: its own and those that had gone into it. Reviews made before this was kept counted the unit alone. */
export async function unitsOnSheet(tx: Tx, reviewId: string, unitId: string): Promise<string[]> {
  const units = (await tx.rows<{ id: string }>(ofSheet, [reviewId, unitId])).map(({ id }) => id);
  return units.length === 0 ? [unitId] : units;
}

/** Units that are counted on some sheet. */
export async function unitsOnSheets(tx: Tx, reviewId: string): Promise<string[]> {
  return (await tx.rows<{ id: string }>(onSheets, [reviewId])).map(({ id }) => id);
}

/** Units whose sheet is still to be made, in official order. */
export async function sheetsToMake(tx: Tx, reviewId: string, limit: number): Promise<string[]> {
  return (await tx.rows<{ id: string }>(toMake, [reviewId, limit])).map(({ id }) => id);
}
