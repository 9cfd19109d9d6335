import type { Editor } from '../editor.js';
import { actionOf, differing } from './changes.js';
import type { PersonWanted, UnitWanted } from './changes.js';
import type { Known, KnownPerson } from './known.js';
import type { RawRow } from './read-rows.js';
import type { Report } from './report.js';
import { codesOf, listed, UnitNames } from './unit-names.js';

const yes = new Set(['是', '√', '有', '1', 'Y', 'y', 'yes']);
const no = new Set(['', '否', '无', '0', '×', 'N', 'n', 'no']);

interface People {
  readonly editor: Pick<Editor, 'personId'>;
  readonly known: Known;
  readonly units: readonly UnitWanted[];
  readonly unitRows: readonly RawRow[];
  readonly report: Report;
}

/** What the rows of the people sheet want changed. */
export function comparePeople(rows: readonly RawRow[], { editor, known, units, unitRows, report }: People): PersonWanted[] {
  const tidy = rows.map((row): RawRow => ({ ...row, cells: { ...row.cells, mobile: mobileOf(row) } }));
  report.duplicates(tidy, 'staffNo', '工号');
  report.duplicates(tidy, 'mobile', '手机号');
  const around = {
    editor,
    known,
    report,
    names: new UnitNames(known, unitRows),
    there: new Set([...known.units.map(({ code }) => code), ...units.map(({ code }) => code)]),
    nameOf: unitNameOf(known, units),
    byStaffNo: new Map(known.people.map((person) => [person.staffNo, person])),
    byMobile: new Map(known.people.map((person) => [person.mobile, person])),
    // A number is free when the file itself gives its holder another one.
    mobiles: new Map(tidy.map(({ cells }) => [cells['staffNo'] ?? '', cells['mobile'] ?? ''])),
  };
  return tidy.flatMap((row) => {
    const person = parsePerson(row, around);
    return report.isBad(row) ? [] : [person];
  });
}

/** People group the digits as they like. */
const mobileOf = ({ cells }: RawRow): string => (cells['mobile'] ?? '').replaceAll(/[ -]/gu, '');

interface Around {
  readonly editor: Pick<Editor, 'personId'>;
  readonly known: Known;
  readonly names: UnitNames;
  readonly there: ReadonlySet<string>;
  readonly report: Report;
  readonly nameOf: (code: string) => string;
  readonly byStaffNo: ReadonlyMap<string, KnownPerson>;
  readonly byMobile: ReadonlyMap<string, KnownPerson>;
  readonly mobiles: ReadonlyMap<string, string>;
}

function parsePerson(row: RawRow, { editor, known, names, there, report, nameOf, byStaffNo, byMobile, mobiles }: Around): PersonWanted {
  const { staffNo = '', name = '', mobile = '', cadre: cadreText, units: unitText = '' } = row.cells;
  report.require(row, [
    ['staffNo', '工号'],
    ['name', '姓名'],
    ['mobile', '手机号'],
    ['units', '所在单位'],
  ]);
  const before = byStaffNo.get(staffNo) ?? null;
  if (staffNo !== '' && !/^[A-Za-z0-9-]{1,20}$/u.test(staffNo)) report.add(row, '工号', `工号“${staffNo}”只能用字母和数字，最多20个。`);
  if (name.length > 40) report.add(row, '姓名', '姓名超过40个字，请核对。');
  if (mobile !== '' && !/^\+?\d{5,15}$/u.test(mobile)) report.add(row, '手机号', `手机号“${mobile}”不对，请只填数字。`);
  const other = byMobile.get(mobile);
  if (other && other.staffNo !== staffNo && (mobiles.get(other.staffNo) ?? mobile) === mobile)
    report.add(row, '手机号', `手机号已登记在${other.name}（工号${other.staffNo}）名下。`);
  if (before?.hasLeft) report.add(row, '工号', `${before.name}（工号${staffNo}）已经离开。若已回来，请先在人员页登记所属单位。`);
  const cadre = cadreText === undefined ? (before?.cadre ?? false) : yes.has(cadreText);
  if (cadreText !== undefined && !yes.has(cadreText) && !no.has(cadreText)) report.add(row, '党员干部', `“${cadreText}”不认识，请填“是”或“否”。`);
  const units = listed(unitText).map((text) => ({ text, unit: names.find(text) }));
  for (const { text, unit } of units) {
    if (unit === null) report.add(row, '所在单位', names.why(text));
    else if (!there.has(unit.code)) report.add(row, '所在单位', `单位“${unit.name}”所在行有问题，请先改好那一行。`);
  }
  const codes = codesOf(units);
  const own = before?.id === editor.personId ? unitCodesOf(before, known) : codes;
  if (codes.some((code) => !own.includes(code))) report.add(row, '所在单位', '不能给自己增加所在单位，请由另一位管理员办理。');
  const wanted = { staffNo, name, mobile, cadre, units: codes };
  const fields = before ? fieldsOf(before, wanted, { known, nameOf }) : [];
  return {
    kind: 'people',
    sheet: row.sheet,
    row: row.row,
    id: before?.id ?? null,
    label: `${staffNo} ${name}`,
    action: actionOf(before === null, fields),
    fields,
    ...wanted,
  };
}

const unitCodesOf = (person: KnownPerson, known: Known): string[] => known.units.filter(({ id }) => person.units.includes(id)).map(({ code }) => code);

type PersonWords = Pick<PersonWanted, 'name' | 'mobile' | 'cadre' | 'units'>;

function fieldsOf(before: KnownPerson, wanted: PersonWords, { known, nameOf }: Pick<Around, 'known' | 'nameOf'>): PersonWanted['fields'] {
  const words = (cadre: boolean): string => (cadre ? '是' : '否');
  return differing([
    { field: '姓名', from: before.name, to: wanted.name },
    { field: '手机号', from: before.mobile, to: wanted.mobile },
    { field: '党员干部', from: words(before.cadre), to: words(wanted.cadre) },
    { field: '所在单位', from: unitCodesOf(before, known).toSorted().map(nameOf).join('、'), to: wanted.units.toSorted().map(nameOf).join('、') },
  ]);
}

/** The name a unit will have once the file is taken over. */
export function unitNameOf(known: Known, units: readonly UnitWanted[]): (code: string) => string {
  const names = new Map([...known.units, ...units].map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}
