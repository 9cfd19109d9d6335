import { isPlainObject } from './conditions/reading.js';
import { columnsOf, fieldsOf } from './definition-reading.js';
import type { Field, FormData, FormDefinition, Issue, SerialField } from './definition.js';
import { documentNumberOf, type DocumentNumber } from './fields/document-number.js';
import { own } from './access/written.js';
import { errorAt, inRow, inside, type Place } from './validation/place.js';
import { isVisible, readingOf } from './visibility.js';

/** A serial number that is to be given, or was. */
export interface SerialAsked {
  readonly field: SerialField;
  /** What stands there now; null: it is to be given. */
  readonly value: string | null;
}

/** The serial numbers of a form that is handed in, as far as they are shown: those that stand stay as they are. */
export function serialsOf(
  definition: FormDefinition,
  { before, after }: { readonly before: FormData | null; readonly after: FormData },
): readonly SerialAsked[] {
  const reading = readingOf(definition, after);
  return fieldsOf(definition).flatMap((field) => {
    if (field.kind !== 'serial' || !isVisible(definition, field, reading)) return [];
    const value = before === null ? undefined : own(before, field.key);
    return [{ field, value: typeof value === 'string' && value !== '' ? value : null }];
  });
}

/** Serial numbers somebody sent that are not those that stand: nobody types one. */
export function typedSerials(definition: FormDefinition, { before, after }: { readonly before: FormData | null; readonly after: FormData }): readonly Issue[] {
  return fieldsOf(definition).flatMap((field) => {
    const sent = field.kind === 'serial' ? own(after, field.key) : null;
    if (sent === null || sent === undefined || sent === '' || sent === own(before ?? {}, field.key)) return [];
    return [errorAt(inside({ pointer: '' }, field.key), 'form.not-writable', `“${field.label}”由系统编号，不能填写`)];
  });
}

/** A document number that stands somewhere in the data. */
export interface NumberStanding extends DocumentNumber {
  readonly place: Place;
  readonly label: string;
  readonly text: string;
}

/** Every document number in the data, in fields and in rows. */
export function documentNumbersIn(definition: FormDefinition, data: FormData): readonly NumberStanding[] {
  return fieldsOf(definition).flatMap((field) => {
    const value = own(data, field.key);
    const place = inside({ pointer: '' }, field.key);
    if (field.kind !== 'table') return standing(field, value, place);
    const columns = columnsOf(field).filter(({ kind }) => kind === 'document-number');
    if (columns.length === 0 || !Array.isArray(value)) return [];
    return value.flatMap((row: unknown, index) =>
      isPlainObject(row) ? columns.flatMap((column) => standing(column, own(row, column.key), inside(inRow(place, index), column.key))) : [],
    );
  });
}

function standing(field: Field, value: unknown, place: Place): readonly NumberStanding[] {
  const number = field.kind === 'document-number' ? documentNumberOf(value) : null;
  return number === null ? [] : [{ ...number, place, label: field.label, text: String(value) }];
}

/** That another record has the number, or this one has it twice. */
export const numberTaken = ({ place, label, text }: NumberStanding): Issue =>
  errorAt(place, 'form.number-taken', `“${label}”${text}已经用过，请核对后改用别的序号`);
