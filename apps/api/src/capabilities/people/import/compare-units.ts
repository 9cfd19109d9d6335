import { actionOf, differing } from './changes.js';
import type { UnitWanted } from './changes.js';
import type { Known, KnownUnit } from './known.js';
import type { RawRow } from './read-rows.js';
import { codesOf, UnitNames, listed } from './unit-names.js';
import type { Report } from './report.js';

const trees: Readonly<Record<string, 'party' | 'administrative'>> = {
  党组织: 'party',
  党: 'party',
  党委: 'party',
  党务: 'party',
  行政: 'administrative',
  科室: 'administrative',
  行政科室: 'administrative',
};
const treeWords = { party: '党组织', administrative: '行政' } as const;
const LONGEST_NAME = 60;

/** What the rows of the unit sheet want changed. A row with a problem is reported and wants nothing. */
export function compareUnits(rows: readonly RawRow[], known: Known, report: Report): UnitWanted[] {
  report.duplicates(rows, 'code', '单位编号');
  const names = new UnitNames(known, rows);
  const parsed = rows.flatMap((row) => {
    const before = report.count;
    const unit = parseUnit(row, { known, names, report });
    return report.count > before || report.isBad(row) ? [] : [unit];
  });
  return withoutCircles(withoutLostParents(parsed, known, report), known, report);
}

interface Around {
  readonly known: Known;
  readonly names: UnitNames;
  readonly report: Report;
}

function parseUnit(row: RawRow, { known, names, report }: Around): UnitWanted {
  const {
    code = '',
    name = '',
    tree: treeText = '',
    parent: parentText = '',
    category: categoryText = '',
    ordinal: ordinalText = '',
    departments: departmentText,
  } = row.cells;
  report.require(row, [
    ['code', '单位编号'],
    ['name', '单位名称'],
    ['tree', '体系'],
    ['category', '类别'],
  ]);
  const before = known.units.find((unit) => unit.code === code) ?? null;
  if (code !== '' && !/^[\p{L}\p{N}._-]{1,40}$/u.test(code)) report.add(row, '单位编号', `编号“${code}”只能用字母、数字和短横线，最多40个字符。`);
  if (name.length > LONGEST_NAME) report.add(row, '单位名称', `名称超过${LONGEST_NAME}个字，请缩短。`);
  if (before?.isClosed) report.add(row, '单位编号', `单位“${before.name}”已经撤销，不能再改。新单位请用新的编号。`);
  const tree = trees[treeText] ?? null;
  if (treeText !== '' && tree === null) report.add(row, '体系', `体系“${treeText}”不认识，请填“党组织”或“行政”。`);
  if (before && tree !== null && before.tree !== tree) report.add(row, '体系', `单位“${before.name}”属于${treeWords[before.tree]}体系，不能改到另一套。`);
  const category = known.categories.find(({ key, label }) => label === categoryText || key === categoryText);
  if (categoryText !== '' && !category)
    report.add(row, '类别', `类别“${categoryText}”不认识，可用的有：${known.categories.map(({ label }) => label).join('、')}。`);
  if (ordinalText !== '' && !/^\d{1,5}$/u.test(ordinalText)) report.add(row, '序号', `序号“${ordinalText}”不是整数。`);
  const parent = parentText === '' ? null : names.find(parentText);
  if (parentText !== '' && parent === null) report.add(row, '上级单位', names.why(parentText));
  if (parent !== null && tree !== null && parent.tree !== tree) report.add(row, '上级单位', `上级单位“${parent.name}”不在同一体系，没有采用。`);
  const departments = departmentText === undefined ? null : listed(departmentText).map((text) => ({ text, unit: names.find(text) }));
  for (const { text, unit } of departments ?? []) {
    if (unit === null) report.add(row, '覆盖科室', names.why(text));
    else if (unit.tree !== 'administrative') report.add(row, '覆盖科室', `“${unit.name}”不是行政科室，党支部只能覆盖行政科室。`);
  }
  if (tree === 'administrative' && (departments ?? []).length > 0) report.add(row, '覆盖科室', '只有党组织覆盖科室，行政单位这一格请空着。');
  const wanted = {
    code,
    name,
    tree: tree ?? 'party',
    parent: parentText === '' ? parentOf(before, known) : (parent?.code ?? null),
    category: category?.key ?? '',
    ordinal: ordinalText === '' ? (before?.ordinal ?? row.row) : Number(ordinalText),
    departments: departments && codesOf(departments),
  };
  const fields = before ? fieldsOf(before, wanted, known) : [];
  return { kind: 'units', sheet: row.sheet, row: row.row, id: before?.id ?? null, label: name, action: actionOf(before === null, fields), fields, ...wanted };
}

/** An empty cell above leaves a known unit where it is. */
function parentOf(before: KnownUnit | null, { units }: Known): string | null {
  return units.find(({ id }) => id === before?.parentId)?.code ?? null;
}

type UnitWords = Pick<UnitWanted, 'name' | 'parent' | 'ordinal' | 'category' | 'departments'>;

function fieldsOf(before: KnownUnit, wanted: UnitWords, known: Known): UnitWanted['fields'] {
  const codeOf = (id: string | null): string => known.units.find((unit) => unit.id === id)?.code ?? '';
  const nameOf = (code: string | null): string => known.units.find((unit) => unit.code === code)?.name ?? code ?? '';
  const labelOf = (key: string): string => known.categories.find((category) => category.key === key)?.label ?? key;
  const coveredBefore = before.departments.map((id) => codeOf(id)).toSorted();
  return differing([
    { field: '单位名称', from: before.name, to: wanted.name },
    { field: '上级单位', from: nameOf(codeOf(before.parentId)), to: nameOf(wanted.parent) },
    { field: '序号', from: String(before.ordinal), to: String(wanted.ordinal) },
    { field: '类别', from: labelOf(before.category), to: labelOf(wanted.category) },
    { field: '覆盖科室', from: coveredBefore.map(nameOf).join('、'), to: (wanted.departments?.toSorted() ?? coveredBefore).map(nameOf).join('、') },
  ]);
}

/** A unit below one whose row is not taken has nowhere to stand; so has what is below that. */
function withoutLostParents(units: readonly UnitWanted[], known: Known, report: Report): UnitWanted[] {
  let left = [...units];
  for (;;) {
    const there = new Set([...known.units.map(({ code }) => code), ...left.map(({ code }) => code)]);
    const lost = left.filter(({ parent, departments }) => [parent, ...(departments ?? [])].some((code) => code !== null && !there.has(code)));
    if (lost.length === 0) return left;
    for (const unit of lost) report.add(unit, '上级单位', '这一行引用的单位所在行有问题，没有导入。请先改好那一行。');
    left = left.filter((unit) => !lost.includes(unit));
  }
}

function withoutCircles(units: readonly UnitWanted[], known: Known, report: Report): UnitWanted[] {
  const parents = new Map(known.units.map(({ code, parentId }) => [code, known.units.find(({ id }) => id === parentId)?.code ?? null]));
  for (const { code, parent } of units) parents.set(code, parent);
  return units.filter((unit) => {
    const seen = new Set<string>();
    for (let at: string | null = unit.code; at !== null; at = parents.get(at) ?? null) {
      if (seen.has(at)) {
        report.add(unit, '上级单位', '上级单位绕成了一圈，请核对。');
        return false;
      }
      seen.add(at);
    }
    return true;
  });
}
