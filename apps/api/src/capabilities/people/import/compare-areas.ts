import { addDays } from '@bihuan/workflows';
import { readDay } from '../../../kernel/spreadsheet/read-day.js';
import { dayWords } from '../days.js';
import type { Editor } from '../editor.js';
import { actionOf, differing } from './changes.js';
import type { AreaWanted, PersonWanted, UnitWanted } from './changes.js';
import { unitNameOf } from './compare-people.js';
import type { Known, KnownArea } from './known.js';
import type { RawRow } from './read-rows.js';
import { rowWords } from './report.js';
import type { Report } from './report.js';
import { codesOf, listed, UnitNames } from './unit-names.js';

interface Areas {
  readonly known: Known;
  readonly units: readonly UnitWanted[];
  readonly people: readonly PersonWanted[];
  readonly unitRows: readonly RawRow[];
  readonly report: Report;
  readonly editor: Pick<Editor, 'personId'>;
}

interface Around extends Areas {
  readonly names: UnitNames;
  readonly there: ReadonlySet<string>;
  readonly nameOf: (code: string) => string;
  readonly codeOf: (unitId: string) => string;
  readonly staff: ReadonlyMap<string, { readonly id: string | null; readonly name: string; readonly hasLeft: boolean }>;
  readonly staffNoOf: (personId: string) => string;
}

/** What the rows of the areas sheet want changed: the rules are those of the page on which areas are kept. */
export function compareAreas(rows: readonly RawRow[], areas: Areas): AreaWanted[] {
  if (rows.length === 0) return [];
  const around = aroundOf(areas);
  const taken = areasMeant(rows, areas);
  const parsed = rows.flatMap((row) => {
    const area = parseArea(row, taken.get(row) ?? null, around);
    return area === null || areas.report.isBad(row) ? [] : [area];
  });
  return withoutSharedUnits(parsed, around);
}

function aroundOf(areas: Areas): Around {
  const { known, units, people, unitRows } = areas;
  const codes = new Map(known.units.map(({ id, code }) => [id, code]));
  const numbers = new Map(known.people.map(({ id, staffNo }) => [id, staffNo]));
  return {
    ...areas,
    names: new UnitNames(known, unitRows),
    nameOf: unitNameOf(known, units),
    there: new Set([...known.units.map(({ code }) => code), ...units.map(({ code }) => code)]),
    codeOf: (id) => codes.get(id) ?? id,
    staffNoOf: (id) => numbers.get(id) ?? id,
    staff: new Map<string, { readonly id: string | null; readonly name: string; readonly hasLeft: boolean }>([
      ...known.people.map(({ staffNo, id, name, hasLeft }) => [staffNo, { id, name, hasLeft }] as const),
      ...people.map(({ staffNo, id, name }) => [staffNo, { id, name, hasLeft: false }] as const),
    ]),
  };
}

/** An area goes by its name: the one that began on the row's day, otherwise the one that goes on, of the row's leader before anybody else's. Two rows never mean the same. */
function areasMeant(rows: readonly RawRow[], { known }: Areas): ReadonlyMap<RawRow, KnownArea> {
  const meant = new Map<RawRow, KnownArea>();
  const numbers = new Map(known.people.map(({ id, staffNo }) => [id, staffNo]));
  const free = (name: string): KnownArea[] => known.areas.filter((area) => area.name === name && ![...meant.values()].includes(area));
  const take = (row: RawRow, area: KnownArea | undefined): void => void (area && meant.set(row, area));
  for (const row of rows) {
    const from = readDay(row.cells['from'] ?? '');
    if (from !== null)
      take(
        row,
        free(row.cells['name'] ?? '').find((area) => area.from === from),
      );
  }
  for (const row of rows) {
    if (meant.has(row)) continue;
    const going = free(row.cells['name'] ?? '').filter(({ to }) => to === null || to >= known.today);
    take(row, going.findLast(({ leaderId }) => numbers.get(leaderId) === row.cells['leader']) ?? going.at(-1));
  }
  return meant;
}

function parseArea(row: RawRow, before: KnownArea | null, around: Around): AreaWanted | null {
  const { known, report, staffNoOf, codeOf } = around;
  const { name = '', leader = '', from: fromText = '', to: toText = '' } = row.cells;
  report.require(row, [
    ['name', '片区名称'],
    ['leader', '联系领导工号'],
    ['units', '包含单位'],
  ]);
  if (name.length > LONGEST_NAME) report.add(row, '片区名称', `名称超过${LONGEST_NAME}个字，请缩短。`);
  const said = report.days(row, { from: fromText, to: toText });
  const units = unitsIn(row, around);
  const isSameLeader = before !== null && staffNoOf(before.leaderId) === leader;
  // Nothing said: as it is; a new area, and a new leader, begin today.
  const from = said.from ?? (isSameLeader ? before.from : known.today);
  const to = toText === '' ? (before?.to ?? null) : said.to;
  if (report.isBad(row)) return null;
  const wanted = { name, leader, units, from, to };
  const fields =
    before === null
      ? []
      : fieldsOf({ name, leader: staffNoOf(before.leaderId), units: before.units.map(codeOf), from: before.from, to: before.to }, wanted, around);
  const action = actionOf(before === null, fields);
  if (action !== 'same') checkChange(row, { before, wanted }, around);
  return { kind: 'areas', sheet: row.sheet, row: row.row, id: before?.id ?? null, label: name, action, fields, ...wanted };
}

const LONGEST_NAME = 40;

function unitsIn(row: RawRow, { names, there, report }: Around): string[] {
  const units = listed(row.cells['units'] ?? '').map((text) => ({ text, unit: names.find(text) }));
  for (const { text, unit } of units) {
    if (unit === null) report.add(row, '包含单位', names.why(text));
    else if (!there.has(unit.code)) report.add(row, '包含单位', `单位“${unit.name}”所在行有问题，请先改好那一行。`);
  }
  return codesOf(units);
}

type AreaWords = Pick<AreaWanted, 'name' | 'leader' | 'units' | 'from' | 'to'>;

function checkChange(
  row: RawRow,
  { before, wanted }: { before: KnownArea | null; wanted: AreaWords },
  { report, known, staff, staffNoOf, editor }: Around,
): void {
  const { leader, from, to } = wanted;
  const person = staff.get(leader);
  const said = row.cells['leaderName'] ?? '';
  if (!person) report.add(row, '联系领导工号', `没有工号“${leader}”这个人，或其所在行有问题。请先在“人员”表里加上或改好。`);
  if (person && said !== '' && said !== person.name) report.add(row, '联系领导姓名', `工号${leader}是${person.name}，这里填的是${said}，请核对。`);
  const isNewLeader = before === null || staffNoOf(before.leaderId) !== leader;
  if (isNewLeader && person?.hasLeft) report.add(row, '联系领导工号', `${person.name}已经离开，不能联系片区。`);
  if (isNewLeader && person?.id === editor.personId) report.add(row, '联系领导工号', '不能给自己分配片区，请由另一位管理员办理。');
  const [earliest, latest] = ['1949-10-01', `${Number(known.today.slice(0, 4)) + 1}${known.today.slice(4)}`];
  for (const [day, label] of [
    [from, '开始日期'],
    [to, '结束日期'],
  ] as const) {
    if (day !== null && (day < earliest || day > latest)) report.add(row, label, `${day}太早或太晚，最晚可填${latest}，请核对年份。`);
  }
  if (to !== null && from !== null && to < from) report.add(row, '结束日期', `结束日期${dayWords(to)}早于开始日期${dayWords(from)}，前后矛盾。`);
  if (before === null) return;
  if (before.to !== null && before.to < known.today)
    report.add(row, '片区名称', `片区“${before.name}”已于${before.to}撤销，不能再改。新片区请填新的开始日期。`);
  else if (isNewLeader && before.from !== null && (from ?? '') <= before.from)
    report.add(row, '开始日期', `更换联系领导时，这里填新领导开始的日期，须晚于${before.from}。`);
  else if (!isNewLeader && from !== before.from)
    report.add(row, '开始日期', `这个片区自${before.from ?? '一直'}起，开始日期不能改。这一格请空着，或照原样填。`);
}

function fieldsOf(before: AreaWords, wanted: AreaWords, { nameOf, staff, codeOf }: Around): AreaWanted['fields'] {
  const person = (staffNo: string): string => `${staff.get(staffNo)?.name ?? ''}（工号${staffNo}）`;
  const names = (codes: readonly string[]): string => codes.map(codeOf).toSorted().map(nameOf).join('、');
  return differing([
    { field: '联系领导', from: person(before.leader), to: person(wanted.leader) },
    { field: '包含单位', from: names(before.units), to: names(wanted.units) },
    { field: '开始日期', from: before.from ?? '一直', to: wanted.from ?? '一直' },
    { field: '结束日期', from: before.to ?? '', to: wanted.to ?? '' },
  ]);
}

interface Span {
  /** Null: known, and left alone by the file. */
  readonly row: AreaWanted | null;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly units: readonly string[];
}

/** On no day two areas have the same unit: not in the file, and not with those the file leaves alone. */
function withoutSharedUnits(areas: readonly AreaWanted[], { known, report, codeOf, nameOf }: Around): AreaWanted[] {
  const byId = new Map(areas.map((area) => [area.id, area]));
  const spanOf = (row: AreaWanted): Span => ({ row, name: row.name, from: row.from ?? '', to: row.to ?? '9999', units: row.units });
  const left = known.areas.flatMap((area): Span[] => {
    const wanted = byId.get(area.id);
    const span = { row: null, name: area.name, from: area.from ?? '', to: area.to ?? '9999', units: area.units.map(codeOf) };
    if (!wanted) return [span];
    // The former leader keeps the units until the new one begins.
    return wanted.from === area.from ? [] : [{ ...span, to: addDays(wanted.from ?? known.today, -1) }];
  });
  const spans = [...areas.map(spanOf), ...left];
  for (const area of areas.filter(({ action }) => action !== 'same')) {
    const before = known.areas.find(({ id }) => id === area.id)?.units.map(codeOf) ?? [];
    const mine = spanOf(area);
    const begins = area.id === null || mine.from > known.today ? mine.from : known.today;
    for (const other of spans) {
      if (other.row === area || begins > other.to || other.from > mine.to) continue;
      const shared = area.units.filter((code) => other.units.includes(code) && (area.action === 'new' || !before.includes(code)));
      if (shared.length > 0)
        report.add(
          area,
          '包含单位',
          `${shared.map(nameOf).join('、')}同一时期已在${other.name}${other.row === null ? '' : `（${rowWords(other.row, area)}）`}，一个单位只归一个片区。`,
        );
      else if (other.row !== null && other.name === area.name)
        report.add(area, '片区名称', `与${rowWords(other.row, area)}是同一片区，日期重叠。请只留一行或改日期。`);
    }
  }
  return areas.filter((area) => !report.isBad(area));
}
