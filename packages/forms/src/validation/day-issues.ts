import { isPlainObject } from '../conditions/reading.js';
import { isDay } from '../day.js';
import { columnsOf, fieldsOf } from '../definition-reading.js';
import type { DateField, Field, FormDefinition, Issue } from '../definition.js';
import { errorAt, inRow, inside, type Place } from './place.js';

/** Days that do not exist, and days after today where the field refuses them. Without `today` the latter is not asked. */
export function dayIssues(definition: FormDefinition, data: Readonly<Record<string, unknown>>, today: string | undefined): readonly Issue[] {
  return objectIssues({ fields: fieldsOf(definition), place: { pointer: '' }, today }, data);
}

interface ObjectAt {
  readonly fields: readonly Field[];
  readonly place: Place;
  readonly today: string | undefined;
}

function objectIssues(at: ObjectAt, object: Readonly<Record<string, unknown>>): readonly Issue[] {
  return at.fields.flatMap((field) => {
    const value = Object.hasOwn(object, field.key) ? object[field.key] : undefined;
    const place = inside(at.place, field.key);
    if (field.kind === 'date') return typeof value === 'string' ? dateIssues(field, value, { ...at, place }) : [];
    if (field.kind !== 'table' || !Array.isArray(value)) return [];
    const fields = columnsOf(field);
    if (!fields.some(({ kind }) => kind === 'date')) return [];
    return value.flatMap((row: unknown, index) => (isPlainObject(row) ? objectIssues({ ...at, fields, place: inRow(place, index) }, row) : []));
  });
}

/** A text that has not even the shape of a day is the schema's to refuse. */
function dateIssues(field: DateField, value: string, { place, today }: ObjectAt): readonly Issue[] {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return [];
  if (!isDay(value)) return [errorAt(place, 'form.not-a-day', `“${field.label}”不是日历上有的日期`)];
  const isLate = field.notAfterToday === true && today !== undefined && value > today;
  return isLate ? [errorAt(place, 'form.after-today', `“${field.label}”不能晚于今天`)] : [];
}
