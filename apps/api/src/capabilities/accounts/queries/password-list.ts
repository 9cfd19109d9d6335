import { dayWords } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { writeSpreadsheet } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { namesOf, tenantOf } from '../../people/index.js';
import type { NewPassword } from '../commands/new-passwords.js';

export interface PasswordLine {
  readonly name: string;
  readonly staffNo: string;
  readonly units: string;
  readonly password: string;
}

const readPeople = {
  name: 'people-of-password-list',
  text: `
    select p.id, p.name, p.staff_no as "staffNo",
      coalesce((select string_agg(unit_name_on(u.id, $2::date), '、' order by u.tree desc, u.ordinal) from memberships m join units u on u.id = m.unit_id where m.person_id = p.id and m.during @> $2::date), '') as units
    from persons p
    left join lateral (select u.tree, u.ordinal, u.code from memberships m join units u on u.id = m.unit_id where m.person_id = p.id and m.during @> $2::date order by u.tree desc, u.ordinal limit 1) first on true
    where p.id = any($1::uuid[]) order by first.tree desc nulls last, first.ordinal, first.code, p.staff_no`,
};

/** Who got which one-time password, unit by unit, as it is handed out. It is shown once and kept nowhere. */
export async function passwordLines(tx: Tx, passwords: readonly NewPassword[]): Promise<PasswordLine[]> {
  const { today } = await clockOf(tx);
  const byId = new Map(passwords.map(({ personId, password }) => [personId, password]));
  const people = await tx.rows<{ id: string; name: string; staffNo: string; units: string }>(readPeople, [[...byId.keys()], today]);
  return people.map(({ id, name, staffNo, units }) => ({ name, staffNo, units, password: byId.get(id) ?? '' }));
}

/** The same as a workbook to print and cut. */
export async function passwordWorkbook(tx: Tx, lines: readonly PasswordLine[], by: string): Promise<Buffer> {
  const { today } = await clockOf(tx);
  const { name: tenant } = await tenantOf(tx);
  const { people } = await namesOf(tx, { people: [by], units: [] });
  return writeSpreadsheet([{
    name: '初始密码',
    title: `${tenant} 初始密码`,
    note: '每人一行，剪开后当面交给本人。首次登录须改密码，改后本页作废。请勿拍照、转发；本表只生成这一次，系统里没有留存。',
    columns: [{ label: '单位', width: 30 }, { label: '姓名', width: 12 }, { label: '工号', width: 14 }, { label: '初始密码', width: 20 }],
    rows: [...lines.map(({ units, name, staffNo, password }) => [units, name, staffNo, password]), [`${people[by]?.name ?? ''} 于${dayWords(today, 0)}生成`, null, null, null]],
  }]);
}
