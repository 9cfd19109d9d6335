import { asWriting } from '../as-writing.js';
import { BudgetExceeded } from '../conditions/budget.js';
import type { Reading } from '../conditions/condition.js';
import { holds } from '../conditions/evaluate.js';
import { variablesOf } from '../conditions/variables-of.js';
import { columnsOf, fieldsOf, tableById, type Column } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, Issue, TableField } from '../definition.js';
import { hasValue, isGiven, kindOf } from '../fields/registry.js';
import { emptyData, newRow } from '../new-data.js';
import { isAnswer } from '../prefill/prefill.js';
import { errorAt, inRow, inside, type Place } from '../validation/place.js';
import { FORM_STEPS, isNil, isVisible, readingOf } from '../visibility.js';
import { rightsAt, type Rights } from './rights.js';
import { sameValue } from './same-value.js';
import { own, rowsOf } from './written.js';

/** Whether what a field holds may not be changed now. */
export const isLocked = (field: Field, reading: Reading): boolean => field.readOnlyWhen !== undefined && holds(field.readOnlyWhen, reading, FORM_STEPS);

/** The same of a column, in one row. */
export const isLockedInRow = (column: Column, reading: Reading, row: Reading): boolean => isLocked(column, { ...reading, row });

const locks = (definition: FormDefinition): boolean =>
  fieldsOf(definition).some((field) => field.readOnlyWhen !== undefined || (field.kind === 'table' && columnsOf(field).some(locksColumn)));
const locksColumn = ({ readOnlyWhen }: Column): boolean => readOnlyWhen !== undefined;

/**
 * The rights of whoever fills it in, without what the form locks by what stands in it now. The very same where it locks nothing.
 * `null` are the rights of whoever writes all of it.
 */
export function withLocks(definition: FormDefinition, rights: Rights | null, data: FormData): Rights | null {
  try {
    return locks(definition) ? locked(definition, rights, data) : rights;
  } catch (error) {
    if (error instanceof BudgetExceeded) return rights;
    throw error;
  }
}

function locked(definition: FormDefinition, rights: Rights | null, data: FormData): Rights | null {
  const reading = readingOf(definition, data);
  const { access: _, ...open } = definition;
  const all = rights ?? rightsAt(open, { type: 'filling' });
  const shut = new Set(fieldsOf(definition).flatMap((field) => (isLocked(field, reading) ? [field.id] : [])));
  const tables = fieldsOf(definition).filter((field): field is TableField => field.kind === 'table');
  const rows = tables.map((table) => [table.id, lockedRows(table, reading, rowsOf(own(data, table.key)))] as const);
  const inRows = rows.filter(([, ofTable]) => Object.keys(ofTable).length > 0);
  if (shut.size === 0 && inRows.length === 0) return rights;
  return {
    ...all,
    fields: Object.fromEntries(Object.entries(all.fields).map(([id, right]) => [id, shut.has(id) && right === 'write' ? 'read' : right])),
    tables: Object.fromEntries(Object.entries(all.tables).map(([id, one]) => [id, shut.has(id) ? { columns: readOnly(one.columns), rows: [] } : one])),
    locked: Object.fromEntries(inRows),
  };
}

/**
 * A row that was not handed in yet goes as it came, whatever is locked in it: carried over, say, or begun with something. `before`: what
 * was handed in last; null where nothing was. The very same where all of them were.
 */
export function lettingGo(definition: FormDefinition, rights: Rights | null, before: FormData | null): Rights | null {
  if (!rights?.locked) return rights;
  const stood = (id: string): ReadonlySet<unknown> => {
    const table = tableById(definition, id);
    return new Set(table && before ? rowsOf(own(before, table.key)).map((row) => row['rowId']) : []);
  };
  return {
    ...rights,
    locked: Object.fromEntries(
      Object.entries(rights.locked).map(([id, rows]) => {
        const known = stood(id);
        return [id, Object.fromEntries(Object.entries(rows).map(([row, one]) => [row, known.has(row) ? one : { ...one, stays: false }]))];
      }),
    ),
  };
}

const readOnly = (rights: Rights['fields']): Rights['fields'] =>
  Object.fromEntries(Object.entries(rights).map(([id, right]) => [id, right === 'write' ? 'read' : right]));

/** The columns that are locked, by the ids of the rows in which any is. */
function lockedRows(table: TableField, reading: Reading, rows: readonly FormData[]): NonNullable<Rights['locked']>[string] {
  const columns = columnsOf(table).filter(locksColumn);
  if (columns.length === 0) return {};
  const found = rows.flatMap((row) => {
    const shut = columns.filter((column) => lockedIn(column, reading, row));
    return shut.length === 0
      ? []
      : [[String(row['rowId']), { columns: shut.map(({ id }) => id), stays: shut.some((column) => isFilled(column, row)) }] as const];
  });
  return Object.fromEntries(found);
}

const isFilled = (column: Column, row: FormData): boolean => !kindOf(column).isEmpty(own(row, column.key));

/** Of a condition on the row alone the answer stays with the row: thousands are asked at every key that is pressed. */
function lockedIn(column: Column, reading: Reading, row: FormData): boolean {
  if (!ofRowAlone(column)) return isLockedInRow(column, reading, row);
  const known = answers.get(row) ?? new Map<Column, boolean>();
  answers.set(row, known);
  const answer = known.get(column) ?? isLockedInRow(column, reading, row);
  known.set(column, answer);
  return answer;
}

const answers = new WeakMap<FormData, Map<Column, boolean>>();

const ofRowAlone = ({ readOnlyWhen }: Column): boolean => readOnlyWhen !== undefined && variablesOf(readOnlyWhen).every((path) => path.startsWith('row.'));

/** What stood there, and what is to stand there; null where nothing was handed in yet. */
export interface LockedBetween {
  readonly before: FormData | null;
  readonly after: FormData;
}

/**
 * Places that were locked, still are, and hold something else now. What was open when it was written and locks itself with that is no
 * fault; before anything was handed in, what the form begins with stands there, but for what is only known when somebody begins. Signs
 * nobody sees are none of it: a draft is read without them.
 */
export function lockIssues(definition: FormDefinition, between: LockedBetween): readonly Issue[] {
  try {
    return locks(definition) ? issuesBetween(definition, between) : [];
  } catch (error) {
    // The validator says so of the same data.
    if (error instanceof BudgetExceeded) return [errorAt({ pointer: '' }, 'form.rule-too-heavy', '内容太多，无法核对，请分开填报或联系管理员')];
    throw error;
  }
}

function issuesBetween(definition: FormDefinition, { before, after: handed }: LockedBetween): readonly Issue[] {
  const [was, after] = [asWriting(definition, before ?? emptyData(definition)), asWriting(definition, handed)];
  const [then, now] = [readingOf(definition, was), readingOf(definition, after)];
  const isBegun = (field: Field): boolean => before !== null || (field.prefill === undefined && field.kind !== 'date');
  return fieldsOf(definition).flatMap((field) => {
    // A nil report hides its table and takes the rows away: that is what is looked at.
    const isNilled = definition.nil?.table === field.id && isNil(definition, after);
    if (!hasValue(field) || isGiven(field) || (!isVisible(definition, field, now) && !isNilled)) return [];
    const place = inside({ pointer: '' }, field.key);
    const values = { was: own(was, field.key), is: own(after, field.key) };
    if (isLocked(field, then) && isLocked(field, now)) return !isBegun(field) || sameValue(values.was, values.is) ? [] : [lockedAt(place, field.label)];
    return field.kind === 'table'
      ? rowIssues({ definition, table: field, isFirst: before === null, place, then, now }, { was: rowsOf(values.was), is: rowsOf(values.is) })
      : [];
  });
}

interface Rows {
  readonly definition: FormDefinition;
  readonly table: TableField;
  /** Nothing was handed in yet. */
  readonly isFirst: boolean;
  readonly place: Place;
  readonly then: Reading;
  readonly now: Reading;
}

function rowIssues(
  { definition, table, isFirst, place, then, now }: Rows,
  { was, is }: { was: readonly FormData[]; is: readonly FormData[] },
): readonly Issue[] {
  const columns = columnsOf(table).filter((column) => locksColumn(column) && hasValue(column) && !isGiven(column));
  if (columns.length === 0) return [];
  const old = new Map(was.map((row) => [row['rowId'], row]));
  const left = new Set(is.map((row) => row['rowId']));
  // Rows that come from elsewhere hold what they held there.
  const mayBring = table.prefill !== undefined && (isFirst || isPicked(table));
  const changed = is.flatMap((row, index) => {
    const before = old.get(row['rowId']);
    const begun = before ?? newRow(definition, table.id, '');
    return columns
      .filter((column) => before !== undefined || (!mayBring && column.prefill === undefined && column.kind !== 'date'))
      .filter((column) => isLockedInRow(column, then, begun) && isLockedInRow(column, now, row) && !sameValue(own(begun, column.key), own(row, column.key)))
      .map((column) => lockedAt(inside(inRow(place, index), column.key), column.label));
  });
  const gone = was.filter((row) => !left.has(row['rowId']) && columns.some((column) => isFilled(column, row) && isLockedInRow(column, then, row)));
  return [...changed, ...(gone.length > 0 ? [errorAt(place, 'form.locked', `“${table.label}”里有${gone.length}行已锁定，不能删去`)] : [])];
}

/** Whoever fills it in picks rows whenever he likes. */
const isPicked = ({ prefill }: TableField): boolean => isAnswer(prefill) && prefill.from === 'last-year' && prefill.rows === 'choose';

const lockedAt = (place: Place, label: string): Issue => errorAt(place, 'form.locked', `“${label}”已锁定，不能修改，请改回原来的内容`);
