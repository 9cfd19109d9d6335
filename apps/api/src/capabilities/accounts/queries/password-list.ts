import { dayWords } from '@bihuan/workflows';
import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { writeSpreadsheet } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { namesOf, tenantOf } from '../../people/index.js';
import type { NewPassword } from '../commands/new-passwords.js';
import { isGuardedSql } from './waiting-sql.js';

export interface PasswordLine {
  readonly name: string;
  readonly staffNo: string;
  readonly units: string;
  readonly password: string;
  /** Opens only together with a code another administrator gives. */
  readonly needsCode: boolean;
}

const readPeople = {
  name: 'people-of-password-list',
  text: `
    select p.id, p.name, p.staff_no as "staffNo",
      coalesce((select string_agg(unit_name_on(u.id, $2::date), '、' order by u.tree desc, u.ordinal) from memberships m join units u on u.id = m.unit_id where m.person_id = p.id and m.during @> $2::date), '') as units,
      ${isGuardedSql('p.id')} as "needsCode"
    from persons p
    left join lateral (select u.tree, u.ordinal, u.code from memberships m join units u on u.id = m.unit_id where m.person_id = p.id and m.during @> $2::date order by u.tree desc, u.ordinal limit 1) first on true
    where p.id = any($1::uuid[]) order by first.tree desc nulls last, first.ordinal, first.code, p.staff_no`,
};

/** Who got which one-time password, unit by unit, as it is handed out. It is shown once and kept nowhere. */
export async function passwordLines(tx: Tx, passwords: readonly NewPassword[]): Promise<PasswordLine[]> {
  const { today } = await clockOf(tx);
  const byId = new Map(passwords.map(({ personId, password }) => [personId, password]));
  const people = await tx.rows<{ id: string; name: string; staffNo: string; units: string; needsCode: boolean }>(readPeople, [[...byId.keys()], today]);
  return people.map(({ id, ...line }) => ({ ...line, password: byId.get(id) ?? '' }));
}

/** The same as a workbook to print and cut. */
export async function passwordWorkbook(tx: Tx, lines: readonly PasswordLine[], by: string): Promise<Buffer> {
  const { today } = await clockOf(tx);
  const { name: tenant } = await tenantOf(tx);
  const { people } = await namesOf(tx, { people: [by], units: [] });
  return writeSpreadsheet([
    {
      name: '初始密码',
      title: `${tenant} 初始密码`,
      note: '每人一行，剪开后当面交给本人。首次登录须改密码，改后本页作废。请勿拍照、转发；本表只生成这一次，系统里没有留存。标“另需核准码”的，核准的管理员会另给本人一个核准码，登录时接在密码后面输入。',
      columns: [
        { label: '单位', width: 30 },
        { label: '姓名', width: 12 },
        { label: '工号', width: 14 },
        { label: '初始密码', width: 24 },
        { label: '说明', width: 14 },
      ],
      rows: [
        ...lines.map(({ units, name, staffNo, password, needsCode }) => [units, name, staffNo, password, needsCode ? '另需核准码' : null]),
        [`${people[by]?.name ?? ''} 于${dayWords(today, 0)}生成`, null, null, null, null],
      ],
    },
  ]);
}

export interface CodeLine {
  readonly name: string;
  readonly staffNo: string;
  readonly posts: string;
  readonly code: string;
}

/** The codes to print and cut, for whoever released. */
export async function codeWorkbook(tx: Tx, lines: readonly CodeLine[], by: string): Promise<Buffer> {
  const { today } = await clockOf(tx);
  const { name: tenant } = await tenantOf(tx);
  const { people } = await namesOf(tx, { people: [by], units: [] });
  return writeSpreadsheet([
    {
      name: '核准码',
      title: `${tenant} 核准码`,
      note: '每人一行，剪开后当面交给本人，不要交给发放密码的管理员。首次登录：先输一次性密码，接着输核准码，再改成自己的密码。本表只生成这一次，系统里没有留存。',
      columns: [
        { label: '职务', width: 34 },
        { label: '姓名', width: 12 },
        { label: '工号', width: 14 },
        { label: '核准码', width: 16 },
      ],
      rows: [
        ...lines.map(({ posts, name, staffNo, code }) => [posts, name, staffNo, code]),
        [`${people[by]?.name ?? ''} 于${dayWords(today, 0)}生成`, null, null, null],
      ],
    },
  ]);
}
