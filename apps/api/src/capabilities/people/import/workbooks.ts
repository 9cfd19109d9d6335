import { writeSpreadsheet } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import type { SheetColumn, SheetToWrite } from '../../../kernel/spreadsheet/write-spreadsheet.js';
import { mayGivePost } from '../organisation.policy.js';
import { isGuardedPost } from '../roles/guarded.js';
import type { Grant } from '../queries/holdings.js';
import type { Known } from './known.js';
import type { Comparison } from './preview.js';
import type { RawRow, RowPlace } from './read-rows.js';
import { EXAMPLE, importSheets } from './sheets.js';
import type { ImportSheet } from './sheets.js';

const note: Readonly<Record<ImportSheet['kind'], string>> = {
  units: '一行一个单位。编号自己定，定了不变（如 B01），下次导入按编号认；上级单位、覆盖科室可填编号或名称，多个用顿号隔开。以“示例”开头的两行不导入，可删。',
  people: '一行一人，按工号认人。所在单位可填编号或名称，多个用顿号隔开（如党支部、科室）。表里没有的人保持不变，不会被删除。以“示例”开头的行不导入，可删。',
  posts:
    '一行一个职务，一人可以多行。日期写 2018-10-08 或 2018年10月8日都可以；开始日期空着按导入当天。涉及安全、审计、全院个人清单的职务由安全管理员在人员页任免；能看本单位个人清单的职务可以导入，再由安全管理员在账号页一次核准，核准前不能登录。',
  areas:
    '不分片区可以空着。一行一个片区，按片区名称认；包含单位可填编号或名称，多个用顿号隔开，一个单位同一天只归一个片区。换联系领导：改工号，开始日期填新领导开始的那一天。以“示例”开头的行不导入，可删。',
};

/** The empty file to fill in: heads, lists to choose from, notes, and rows of examples that are never taken. */
export function templateWorkbook(known: Known, grants: readonly Grant[]): Promise<Buffer> {
  const units = known.units.filter(({ isClosed }) => !isClosed);
  const posts = known.posts.filter((post) => mayGivePost(grants, isGuardedPost(post))).map(({ label }) => label);
  const choices: Readonly<Record<string, readonly string[]>> = {
    tree: ['党组织', '行政'],
    category: known.categories.map(({ label }) => label),
    cadre: ['是', '否'],
    post: posts,
  };
  const [top] = units.filter(({ tree, parentId }) => tree === 'party' && parentId === null);
  const [house] = units.filter(({ tree, parentId }) => tree === 'administrative' && parentId === null);
  const examples = {
    units: [
      [`${EXAMPLE}-D01`, '呼吸内科', '行政', house?.name ?? '', '1', known.categories.at(-1)?.label ?? '', ''],
      [`${EXAMPLE}-B01`, '内科第一党支部', '党组织', top?.name ?? '', '11', labelFor(known, top?.id), '呼吸内科、消化内科'],
    ],
    people: [
      [`${EXAMPLE}10001`, '李某', '13800000000', '否', '内科第一党支部、呼吸内科'],
      [`${EXAMPLE}10002`, '张某', '13800000001', '是', '内科第一党支部'],
    ],
    posts: [[`${EXAMPLE}10001`, '李某', posts[0] ?? '', '内科第一党支部', '2018-03-01', '']],
    areas: [[`${EXAMPLE}一片区`, '10002', '张某', '内科第一党支部、内科第二党支部', '2018-03-01', '']],
  };
  return writeSpreadsheet(
    importSheets.map((sheet): SheetToWrite => ({
      name: sheet.name,
      title: `${sheet.name}导入表`,
      note: note[sheet.kind],
      landscape: true,
      columns: columnsOf(sheet, choices),
      rows: examples[sheet.kind],
    })),
  );
}

/** Whatever stands below the top most often is what a file most often brings: the kind of unit the first campaign goes to. */
function labelFor({ units, categories }: Known, top: string | undefined): string {
  const below = units.filter(({ parentId, tree }) => parentId === top && tree === 'party').map(({ category }) => category);
  return (
    categories.find(({ key }) => !below.includes(key) && !units.some(({ category }) => category === key))?.label ??
    categories.find(({ key }) => below.includes(key))?.label ??
    ''
  );
}

function columnsOf({ columns }: ImportSheet, choices: Readonly<Record<string, readonly string[]>> = {}): SheetColumn[] {
  return columns.map(({ key, label, isRequired, width }) => ({
    label: isRequired ? `${label}*` : label,
    width,
    ...((choices[key] ?? []).length > 0 ? { choices: choices[key] ?? [] } : {}),
  }));
}

/** The rows that could not be taken, as they were filled in, each with its reasons: to be mended and uploaded again. */
export function badRowsWorkbook({ rows, problems }: Comparison, exported: string): Promise<Buffer> {
  const sheets = importSheets.flatMap((sheet): SheetToWrite[] => {
    const mine = problems.filter(({ kind }) => kind === sheet.kind);
    const byPlace = Map.groupBy(mine, (problem) => placeIn(problem));
    const bad = rows.filter((row) => row.kind === sheet.kind && byPlace.has(placeIn(row)));
    const whole = mine.filter(({ row }) => row === 0);
    if (bad.length + whole.length === 0) return [];
    const reasons = (row: RawRow): string =>
      (byPlace.get(placeIn(row)) ?? []).map(({ column, text }) => (column === null ? text : `${column}：${text}`)).join('\n');
    return [
      {
        name: sheet.name,
        landscape: true,
        title: `${sheet.name}：没有导入的行`,
        note: [...whole.map(({ text }) => text), '按“原因”改好后，直接上传这个文件即可。“原因”列可留着，不影响导入。', exported].join('\n'),
        columns: [...columnsOf(sheet), { label: '原因', width: 50 }],
        rows: bad.map((row) => [
          ...sheet.columns.map(({ key }) => row.cells[key] ?? null),
          `原${row.sheet === sheet.name ? '' : `“${row.sheet}”表`}第${row.row}行\n${reasons(row)}`,
        ]),
      },
    ];
  });
  return writeSpreadsheet(sheets.length > 0 ? sheets : [{ name: '没有问题', columns: [{ label: '说明', width: 40 }], rows: [['没有要退回的行。']] }]);
}

const placeIn = ({ sheet, row }: RowPlace): string => `${sheet}/${row}`;
