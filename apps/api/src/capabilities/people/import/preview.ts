import { createHash } from 'node:crypto';
import { canonical } from '../../../kernel/canonical/canonical.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { SheetRead } from '../../../kernel/spreadsheet/read-spreadsheet.js';
import type { Editor } from '../editor.js';
import type { AreaWanted, PersonWanted, PostWanted, UnitWanted, Wanted } from './changes.js';
import { compareAreas } from './compare-areas.js';
import { comparePeople } from './compare-people.js';
import { comparePosts } from './compare-posts.js';
import { compareUnits } from './compare-units.js';
import { knownOrganisation } from './known.js';
import type { Known } from './known.js';
import { readRows } from './read-rows.js';
import type { RawRow, RowProblem } from './read-rows.js';
import { Report } from './report.js';
import { importKinds } from './sheets.js';
import type { ImportKind } from './sheets.js';

/** What a file would do to the organisation as it stands, and what of it cannot be taken. */
export interface Comparison {
  readonly known: Known;
  readonly rows: readonly RawRow[];
  readonly units: readonly UnitWanted[];
  readonly people: readonly PersonWanted[];
  readonly posts: readonly PostWanted[];
  readonly areas: readonly AreaWanted[];
  readonly problems: readonly RowProblem[];
  readonly notes: readonly RowProblem[];
  readonly examples: number;
  /** Names exactly these differences and problems: when it is still the same, nothing has changed since somebody looked. */
  readonly digest: string;
}

/** Compares a file with the organisation. Nothing is changed. */
export async function compareFile(tx: Tx, sheets: readonly SheetRead[], editor: Pick<Editor, 'personId' | 'today' | 'grants'>): Promise<Comparison> {
  const read = readRows(sheets);
  if (read.rows.length === 0 && read.problems.length === 0) throw new DomainError('import.nothing-there');
  const known = await knownOrganisation(tx, editor.today);
  const report = new Report(read.problems);
  const of = (kind: ImportKind): RawRow[] => read.rows.filter((row) => row.kind === kind);
  const unitRows = of('units');
  const units = compareUnits(unitRows, known, report);
  const people = comparePeople(of('people'), { known, units, unitRows, report, editor });
  const posts = comparePosts(of('posts'), { known, units, people, unitRows, report, editor });
  const areas = compareAreas(of('areas'), { known, units, people, unitRows, report, editor });
  const inFile = new Map(sheets.map(({ name }, at) => [name, at]));
  const at = ({ sheet }: RowProblem): number => inFile.get(sheet) ?? 0;
  const problems = report.problems.toSorted((one, other) => order[one.kind] - order[other.kind] || at(one) - at(other) || one.row - other.row);
  const changes = [...units, ...people, ...posts, ...areas].filter(({ action }) => action !== 'same');
  const digest = createHash('sha256')
    .update(canonical({ tenant: tx.tenantId, today: editor.today, changes, problems }))
    .digest('hex');
  return { known, rows: read.rows, units, people, posts, areas, problems, notes: read.notes, examples: read.examples, digest };
}

const order: Readonly<Record<ImportKind, number>> = { units: 0, people: 1, posts: 2, areas: 3 };

export interface ImportCounts {
  readonly kind: ImportKind;
  readonly new: number;
  readonly changed: number;
  readonly same: number;
  readonly bad: number;
  /** Known, but not in the file: they are left alone. */
  readonly absent: number;
}

export interface ChangeLine {
  readonly kind: ImportKind;
  readonly sheet: string;
  readonly row: number;
  readonly label: string;
  readonly action: 'new' | 'changed';
  readonly fields: readonly { readonly field: string; readonly from: string; readonly to: string }[];
}

export interface ImportPreview {
  readonly digest: string;
  readonly counts: readonly ImportCounts[];
  readonly changes: readonly ChangeLine[];
  readonly problems: readonly RowProblem[];
  readonly notes: readonly RowProblem[];
  readonly examples: number;
  readonly totalChanges: number;
  readonly totalProblems: number;
}

/** A page shows this much of each; the returned file holds all bad rows. */
const MOST_SHOWN = 300;

export function previewOf(comparison: Comparison): ImportPreview {
  const { units, people, posts, areas, problems, notes, examples, digest } = comparison;
  const all: readonly Wanted[] = [...units, ...people, ...posts, ...areas];
  const changes = all.flatMap(({ kind, sheet, row, label, action, fields }) => (action === 'same' ? [] : [{ kind, sheet, row, label, action, fields }]));
  const absent = absentOf(comparison);
  const counts = importKinds.map((kind) => {
    const mine = all.filter((one) => one.kind === kind);
    const of = (action: Wanted['action']): number => mine.filter((one) => one.action === action).length;
    const bad = new Set(problems.filter((problem) => problem.kind === kind && problem.row > 0).map(({ sheet, row }) => `${sheet}/${row}`)).size;
    return { kind, new: of('new'), changed: of('changed'), same: of('same'), bad, absent: absent[kind] };
  });
  return {
    digest,
    counts,
    examples,
    changes: changes.slice(0, MOST_SHOWN),
    problems: problems.slice(0, MOST_SHOWN),
    notes: notes.slice(0, MOST_SHOWN),
    totalChanges: changes.length,
    totalProblems: problems.length,
  };
}

/** Known and still there, but in no row of the file. */
function absentOf({ known, rows, posts, areas }: Comparison): Readonly<Record<ImportKind, number>> {
  const named = (kind: ImportKind, key: string): ReadonlySet<string> => new Set(rows.filter((row) => row.kind === kind).map(({ cells }) => cells[key] ?? ''));
  const [codes, staff] = [named('units', 'code'), named('people', 'staffNo')];
  const held = new Set([...posts, ...areas].map(({ id }) => id));
  return {
    units: known.units.filter(({ code, isClosed }) => !isClosed && !codes.has(code)).length,
    people: known.people.filter(({ staffNo, hasLeft }) => !hasLeft && !staff.has(staffNo)).length,
    posts: known.holdings.filter(({ id, to }) => (to === null || to >= known.today) && !held.has(id)).length,
    areas: known.areas.filter(({ id, to }) => (to === null || to >= known.today) && !held.has(id)).length,
  };
}
