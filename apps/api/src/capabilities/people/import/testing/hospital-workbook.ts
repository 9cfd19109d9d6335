import { writeSpreadsheet } from '../../../../kernel/spreadsheet/write-spreadsheet.js';

export type Cells = (string | number | null)[];

export interface Hospital {
  readonly units: Cells[];
  readonly people: Cells[];
  readonly posts: Cells[];
  readonly areas?: Cells[];
}

const heads = {
  单位: ['单位编号*', '单位名称*', '体系*', '上级单位', '序号', '类别*', '覆盖科室'],
  人员: ['工号*', '姓名*', '手机号*', '党员干部', '所在单位*'],
  任职: ['工号*', '姓名', '职务*', '任职单位*', '开始日期', '结束日期'],
  片区: ['片区名称*', '联系领导工号*', '联系领导姓名', '包含单位*', '开始日期', '结束日期'],
} as const;

/** A workbook as a hospital sends it. */
export function hospitalWorkbook({ units, people, posts, areas }: Hospital): Promise<Buffer> {
  const sheet = (name: keyof typeof heads, rows: Cells[]) => ({ name, columns: heads[name].map((label) => ({ label, width: 14 })), rows });
  return writeSpreadsheet([sheet('单位', units), sheet('人员', people), sheet('任职', posts), ...(areas ? [sheet('片区', areas)] : [])]);
}

/** An invented hospital: as many branches with a department each, and as many people in them; each branch has a secretary and a clerk. */
export function inventedHospital(branches: number, people: number, above: { readonly party: string; readonly house: string }): Hospital {
  const no = (n: number): string => String(n + 1).padStart(3, '0');
  const branchOf = (n: number): number => n % branches;
  return {
    units: [
      ...Array.from({ length: branches }, (_, n): Cells => [`D${no(n)}`, `第${n + 1}病区`, '行政', above.house, n + 1, '内设机构', null]),
      ...Array.from({ length: branches }, (_, n): Cells => [`B${no(n)}`, `第${n + 1}党支部`, '党组织', above.party, n + 11, '党支部', `D${no(n)}`]),
    ],
    people: Array.from({ length: people }, (_, n): Cells => [
      String(20_001 + n),
      `职工${n + 1}`,
      String(13_100_000_001 + n),
      n % 40 === 7 ? '是' : '否',
      `B${no(branchOf(n))}、D${no(branchOf(n))}`,
    ]),
    posts: Array.from({ length: branches * 2 }, (_, n): Cells => [
      String(20_001 + n),
      null,
      n < branches ? '支部书记' : '党务干事',
      `B${no(branchOf(n))}`,
      '2018年3月1日',
      null,
    ]),
  };
}
