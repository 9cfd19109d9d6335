import { isPlainObject } from '../conditions/reading.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { Field, FormData, FormDefinition, Issue } from '../definition.js';
import { errorAt, inRow, inside, type Place } from './place.js';

/** What stood there when it was handed in last, and what is to stand there; null where nothing was handed in yet. */
interface Between {
  readonly before: FormData | null;
  readonly after: FormData;
}

/** Options that are not offered any more and were not chosen at this place before. What stood there may stay. */
export function retiredIssues(definition: FormDefinition, { before, after }: Between): readonly Issue[] {
  return fieldsOf(definition).flatMap((field) => {
    const place = inside({ pointer: '' }, field.key);
    const [was, is] = [own(before, field.key), own(after, field.key)];
    if (field.kind !== 'table') return issuesAt(field, place, { was, is });
    const columns = columnsOf(field).filter((column) => retiredOf(column).length > 0);
    if (columns.length === 0 || !Array.isArray(is)) return [];
    const old = new Map(rowsOf(was).map((row) => [row['rowId'], row]));
    return is.flatMap((row: unknown, n) => {
      if (!isPlainObject(row)) return [];
      const stood = old.get(row['rowId']);
      return columns.flatMap((column) => issuesAt(column, inside(inRow(place, n), column.key), { was: own(stood, column.key), is: own(row, column.key) }));
    });
  });
}

function issuesAt(field: Field, place: Place, { was, is }: { readonly was: unknown; readonly is: unknown }): readonly Issue[] {
  const stood = listOf(was);
  const given = listOf(is).filter((one) => !stood.includes(one));
  return given.length === 0
    ? []
    : retiredOf(field)
        .filter(({ value }) => given.includes(value))
        .map(({ label }) => errorAt(place, 'form.option-retired', `“${field.label}”的选项“${label}”已停用，请改选其他选项`));
}

const retiredOf = (field: Field) => ('options' in field ? field.options.filter(({ retired }) => retired === true) : []);

const listOf = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : [value]);

const rowsOf = (value: unknown): readonly FormData[] => (Array.isArray(value) ? value.filter(isPlainObject) : []);

const own = (data: FormData | null | undefined, key: string): unknown => (data && Object.hasOwn(data, key) ? data[key] : undefined);
