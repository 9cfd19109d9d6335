import { isPlainObject } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { FormData, FormDefinition, Issue, TableField } from '../definition.js';
import { errorAt, inRow, inside, type Place } from '../validation/place.js';
import { isOnlySeen, mayAddRow, mayDeleteRow, mayRows, rightOfCell, rightOfField, type Rights } from './rights.js';
import { sameValue } from './same-value.js';

/** Data as they will stand, and what of what was sent its sender may not write. */
export interface Written {
  readonly data: FormData;
  readonly issues: readonly Issue[];
}

interface Writing {
  readonly definition: FormDefinition;
  readonly rights: Rights;
  /** What stands there now. */
  readonly current: FormData;
}

/**
 * Lays what somebody hands in over what stands there. What he may not write stays as it is and is an issue where it was sent all the
 * same; what he does not see is for him no part of the form, so the validator says it there does not exist.
 */
export function writtenOver({ definition, rights, current }: Writing, sent: FormData): Written {
  const issues: Issue[] = [];
  const data: Record<string, unknown> = {};
  for (const field of fieldsOf(definition)) {
    const right = rightOfField(rights, field.id);
    const was = own(current, field.key);
    const place = inside({ pointer: '' }, field.key);
    // Of what is masked nobody learns by sending a guess whether it stands there.
    const isSentBack = right === 'read' && isLeft(rights, was, sent[field.key]);
    if (isOnlySeen(right) && Object.hasOwn(sent, field.key) && !isSentBack) issues.push(notWritable(place, field.label, rights));
    const value = right === 'write' ? own(sent, field.key) : was;
    if (field.kind === 'table' && right === 'write') {
      const rows = rowsOver({ table: field, rights, place }, { was, value });
      issues.push(...rows.issues);
      if (rows.value !== undefined) data[field.key] = rows.value;
    } else if (value !== undefined) data[field.key] = value;
  }
  return { data: { ...data, ...nilOver({ definition, rights, current }, sent) }, issues: [...issues, ...unknownIn({ definition, rights, current }, sent)] };
}

/** Whoever is asked for some places alone may send the others as they stand. */
const isLeft = (rights: Rights, was: unknown, is: unknown): boolean => rights.only !== undefined && sameValue(was, is);

/** A cell, row or field sent by one who may only look. */
export const notWritable = (place: Place, label: string, { only }: Rights): Issue =>
  errorAt(place, 'form.not-writable', `“${label}”${only ? '已锁定，未要求修改' : '在这一步不能填写'}`);

export const notThere = (place: Place, key: string): Issue => errorAt(place, 'form.unknown-property', `表单里没有“${key.slice(0, 40)}”这一项`);

function nilOver({ definition, rights, current }: Writing, sent: FormData): FormData {
  if (!definition.nil) return {};
  const from = mayNil(definition, rights) ? sent : current;
  return Object.hasOwn(from, 'nil') ? { nil: from['nil'] } : {};
}

/** Saying that there is nothing is taking all rows away, also those that are locked. */
function mayNil({ nil }: FormDefinition, rights: Rights): boolean {
  if (nil === undefined || !mayRows(rights, nil.table, 'add') || !mayRows(rights, nil.table, 'delete')) return false;
  return !Object.values(rights.locked?.[nil.table] ?? {}).some(({ stays }) => stays);
}

/** Hidden keys and unknown ones read the same. */
function unknownIn({ definition, rights, current }: Writing, sent: FormData): readonly Issue[] {
  const known = new Map(fieldsOf(definition).map((field) => [field.key, field]));
  return Object.keys(sent)
    .flatMap((key) => {
      const place = inside({ pointer: '' }, key);
      if (key === 'nil' && definition.nil)
        return mayNil(definition, rights) || sent['nil'] !== true || isLeft(rights, own(current, 'nil'), true)
          ? []
          : [notWritable(place, definition.nil.label, rights)];
      const field = known.get(key);
      return !field || rightOfField(rights, field.id) === 'hidden' ? [notThere(place, key)] : [];
    })
    .slice(0, MOST);
}

const MOST = 20;

interface TableAt {
  readonly table: TableField;
  readonly rights: Rights;
  readonly place: Place;
}

/** Rows by their ids: cells of kept rows, rows that are new, rows that are gone, and their order. */
function rowsOver({ table, rights, place }: TableAt, { was, value }: { was: unknown; value: unknown }): { value: unknown; issues: readonly Issue[] } {
  const before = rowsOf(was);
  // Nothing said of a table takes its rows away only where rows may be taken away.
  if (value === undefined && (before.length === 0 || !mayRows(rights, table.id, 'delete'))) return { value: was, issues: [] };
  if (value !== undefined && !Array.isArray(value)) return { value, issues: [] };
  const sent: readonly unknown[] = value ?? [];
  const issues: Issue[] = [];
  const byId = new Map(before.map((row) => [row['rowId'], row]));
  const rows = sent.map((row, index) => {
    if (!isPlainObject(row)) return row;
    const old = byId.get(own(row, 'rowId'));
    if (!old && !mayAddRow(rights, table.id, own(row, 'rowId')))
      issues.push(errorAt(inRow(place, index), 'form.not-writable', `“${table.label}”在这一步不能加行`));
    return rowOver({ table, rights, place: inRow(place, index) }, { old: old ?? {}, row, issues });
  });
  const kept = rows.filter(isPlainObject).map((row) => own(row, 'rowId'));
  const gone = before.filter((row) => !kept.includes(row['rowId']));
  if (gone.some((row) => !mayDeleteRow(rights, table.id, row['rowId']))) issues.push(errorAt(place, 'form.not-writable', `“${table.label}”在这一步不能删行`));
  const [then, now] = [before.map((row) => row['rowId']).filter((id) => kept.includes(id)), kept.filter((id) => byId.has(id))];
  if (!mayRows(rights, table.id, 'reorder') && then.some((id, index) => id !== now[index]))
    issues.push(errorAt(place, 'form.not-writable', `“${table.label}”在这一步不能调整顺序`));
  return { value: rows, issues };
}

function rowOver({ table, rights, place }: TableAt, { old, row, issues }: { old: FormData; row: FormData; issues: Issue[] }): FormData {
  const known = new Map(columnsOf(table).map((column) => [column.key, column]));
  const id = own(row, 'rowId');
  const written = Object.entries(row).filter(([key, value]) => {
    const column = known.get(key);
    const right = column ? rightOfCell(rights, table.id, { row: id, column: column.id }) : 'hidden';
    if (key === 'rowId' || right === 'write') return true;
    if (column && right === 'read' && isLeft(rights, own(old, key), value)) return false;
    issues.push(column && isOnlySeen(right) ? notWritable(inside(place, key), column.label, rights) : notThere(inside(place, key), key));
    return false;
  });
  const kept = columnsOf(table).filter((column) => rightOfCell(rights, table.id, { row: id, column: column.id }) !== 'write' && Object.hasOwn(old, column.key));
  return Object.fromEntries([...written, ...kept.map(({ key }) => [key, old[key]] as const)]);
}

/** What somebody may write of the data: what his browser sends, and what a draft keeps. */
export function writablePart(definition: FormDefinition, rights: Rights, data: FormData): FormData {
  const fields = fieldsOf(definition).filter(({ id, key }) => rightOfField(rights, id) === 'write' && Object.hasOwn(data, key));
  const values = fields.map((field) => [field.key, field.kind === 'table' ? writableCells(field, rights, data[field.key]) : data[field.key]] as const);
  return { ...Object.fromEntries(values), ...(mayNil(definition, rights) && Object.hasOwn(data, 'nil') ? { nil: data['nil'] } : {}) };
}

function writableCells(table: TableField, rights: Rights, rows: unknown): unknown {
  if (!Array.isArray(rows)) return rows;
  const ids = new Map(columnsOf(table).map(({ id, key }) => [key, id]));
  const isWritten = (row: FormData, key: string): boolean =>
    key === 'rowId' || rightOfCell(rights, table.id, { row: own(row, 'rowId'), column: ids.get(key) ?? '' }) === 'write';
  return rows.map((row: unknown) => (isPlainObject(row) ? Object.fromEntries(Object.entries(row).filter(([key]) => isWritten(row, key))) : row));
}

export function rowsOf(value: unknown): readonly FormData[] {
  return Array.isArray(value) ? value.filter(isPlainObject) : [];
}

export const own = (data: FormData, key: string): unknown => (Object.hasOwn(data, key) ? data[key] : undefined);
