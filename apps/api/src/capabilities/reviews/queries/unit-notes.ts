import { dayWords } from '@bihuan/workflows';
import type { Named, Tx } from '../../../kernel/database/tx.js';

interface Told {
  readonly id: string;
  readonly sheet: string;
  readonly name: string;
  readonly nowName: string;
  /** First day it was no longer there. */
  readonly goneOn: string | null;
  readonly into: string | null;
}
interface Renamed {
  readonly id: string;
  readonly until: string;
  readonly name: string;
}

const units: Named = {
  name: 'units-of-sheets-told',
  text: `
    select u.id, s.sheet, unit_name_on(u.id, least($2::date, upper(u.during) - 1)) as name, unit_name_on(u.id, coalesce(upper(u.during) - 1, $3::date)) as "nowName",
           to_char(upper(u.during), 'YYYY-MM-DD') as "goneOn", unit_name_on(u.merged_into_id, $3::date) as into
    from (select unit_id, sheet_unit_id as sheet from review_units where review_id = $1 and sheet_unit_id is not null union select sheet_unit_id, sheet_unit_id from review_units where review_id = $1 and sheet_unit_id is not null) s (unit, sheet)
    join units u on u.id = s.unit order by u.tree desc, u.ordinal, u.code`,
};
const renamed: Named = {
  name: 'names-units-had-in-the-year',
  text: `select unit_id as id, to_char(upper(during), 'YYYY-MM-DD') as until, name from unit_names
         where unit_id = any($1::uuid[]) and upper(during) > (select (created_at at time zone (select zone from tenants))::date from items where id = $2) and upper(during) <= $3::date order by during`,
};

/**
 * What is said of the units on each sheet: who had gone into it by the cut-off, what it was called before and is called now,
 * and who answers for it if it is there no more.
 */
export async function unitNotes(
  tx: Tx,
  { reviewId, campaignId, cutOff, today }: { reviewId: string; campaignId: string; cutOff: string; today: string },
): Promise<(unitId: string) => string[]> {
  const told = await tx.rows<Told>(units, [reviewId, cutOff, today]);
  const names = Map.groupBy(await tx.rows<Renamed>(renamed, [told.map(({ id }) => id), campaignId, cutOff]), ({ id }) => id);
  const year = Number(today.slice(0, 4));
  const bySheet = Map.groupBy(told, ({ sheet }) => sheet);
  return (unitId) => {
    const own = bySheet.get(unitId) ?? [];
    return [
      ...own.filter(({ id }) => id !== unitId).map((unit) => goneWords(unit, year)),
      ...own.filter(({ id }) => id === unitId).flatMap((unit) => ownWords(unit, { former: names.get(unit.id) ?? [], year })),
    ];
  };
}

const goneWords = ({ name, goneOn }: Told, year: number): string => `含已并入的${name}${goneOn === null ? '' : `（${dayWords(goneOn, year)}并入）`}`;

function ownWords({ name, nowName, goneOn, into }: Told, { former, year }: { former: readonly Renamed[]; year: number }): string[] {
  const before = former.filter((one) => one.name !== name).map((one) => `${dayWords(one.until, year)}以前名称为${one.name}`);
  const since = nowName === name ? [] : [`现名${nowName}`];
  if (goneOn === null) return [...before, ...since];
  const end = into === null ? `${dayWords(goneOn, year)}已撤销，由党办代为办理` : `${dayWords(goneOn, year)}已并入${into}，由该支部说明`;
  return [...before, ...since, end];
}
