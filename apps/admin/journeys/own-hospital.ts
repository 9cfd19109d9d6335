import { randomUUID } from 'node:crypto';
import { writeXlsx } from 'hucre/xlsx';
import { asking, type Visitor } from './prepared-year.js';

/** Thirty branches, each with one department, and three hundred people; a secretary and a clerk in every branch, ten cadres apart. */
export const BRANCHES = 30;
const PEOPLE = 300;
type Cells = (string | number | null)[];

const heads = {
  单位: ['单位编号', '单位名称', '体系', '上级单位', '序号', '类别', '覆盖科室'],
  人员: ['职工号', '姓名', '联系电话', '党员干部', '所在单位'],
  任职: ['工号', '姓名', '职务', '任职单位', '开始日期', '结束日期'],
} as const;

/** Who is who in the own hospital, by staff number. */
export const clerkOf = (branch: number): string => String(20_030 + branch);
export const secretaryOf = (branch: number): string => String(20_000 + branch);
export const cadreOf = (branch: number): string => String(20_270 + branch);
export const leaderOf = (branch: number): string => String(20_065 + Math.floor((branch - 1) / 10));
export const office = '20061';
export const deputy = '20064';
export const acceptor = '20068';

export const ownWorkbook = async (): Promise<Buffer> => {
  const no = (n: number): string => String(n + 1).padStart(2, '0');
  const committee = '中共海州市人民医院委员会';
  const each = <T>(count: number, make: (n: number) => T): T[] => Array.from({ length: count }, (_, n) => make(n));
  const post = (staffNo: string, what: string, where: string): Cells => [staffNo, null, what, where, '2018年3月1日', null];
  const sheets: Record<keyof typeof heads, Cells[]> = {
    单位: each(BRANCHES, (n): Cells[] => [
      [`D${no(n)}`, `第${n + 1}病区`, '行政', '海州市人民医院', n + 1, '内设机构', null],
      [`B${no(n)}`, `第${n + 1}党支部`, '党组织', committee, n + 11, '党支部', `第${n + 1}病区`],
    ]).flat(),
    人员: each(PEOPLE, (n): Cells => [20_001 + n, `职工${n + 1}`, 13_100_000_001 + n, n >= 270 ? '是' : '否', `B${no(n % BRANCHES)}、D${no(n % BRANCHES)}`]),
    任职: [
      ...each(BRANCHES, (n) => post(secretaryOf(n + 1), '支部书记', `B${no(n)}`)),
      ...each(BRANCHES, (n) => post(clerkOf(n + 1), '党务干事', `B${no(n)}`)),
      post(office, '党办干事', '党办'),
      post('20063', '党委书记', committee),
      post(deputy, '分管副书记', committee),
      ...['20065', '20066', '20067'].map((staffNo) => post(staffNo, '党委委员', committee)),
      post(acceptor, '验收组成员', '党办'),
    ],
  };
  return Buffer.from(
    await writeXlsx({ sheets: Object.entries(sheets).map(([name, rows]) => ({ name, rows: [[...heads[name as keyof typeof heads]], ...rows] })) }),
  ); // the keys of the line above
};

/** Everybody of the hospital over HTTP, each with a session of their own; who has a one-time password changes it first. */
export const crowdOf = (url: string, passwords: ReadonlyMap<string, string>): ((staffNo: string) => Promise<Visitor & { readonly cookie: string }>) => {
  const known = new Map<string, Promise<Visitor & { readonly cookie: string }>>();
  const post = (path: string, body: unknown, cookie = '') =>
    fetch(`${url}/api${path}`, {
      method: 'POST',
      headers: { cookie, 'content-type': 'application/json', 'idempotency-key': randomUUID() },
      body: JSON.stringify(body),
    });
  const signIn = async (login: string) => {
    const password = passwords.get(login) ?? '';
    const opened = await post('/session', { login, password, publicComputer: false });
    if (!opened.ok) throw new Error(`${login} does not get in: ${await opened.text()}`);
    const cookie = opened.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    const changed = await post('/me/password', { old: password, wanted: ownPassword(login) }, cookie);
    const newer = changed.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; ');
    return { ...asking(url, login, newer === '' ? cookie : newer), cookie: newer === '' ? cookie : newer };
  };
  return (login) => {
    const session = known.get(login) ?? signIn(login);
    known.set(login, session);
    return session;
  };
};

/** What somebody chooses at the first sign-in; no staff number in it. */
export const ownPassword = (login: string): string => `清正廉洁-山${(Number(login) % 1_000) * 7 + 100}`;
