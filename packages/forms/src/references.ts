import { isPlainObject } from './conditions/reading.js';
import { columnsOf, fieldsOf } from './definition-reading.js';
import type { Field, FormData, FormDefinition, Issue, ReferencesField } from './definition.js';
import { own, rowsOf } from './access/written.js';
import { idsIn } from './fields/ids.js';
import { errorAt, inRow, inside, type Place } from './validation/place.js';

/** A record that is named somewhere, and of which processes it may be. */
export interface ReferenceStanding {
  readonly id: string;
  readonly of: ReferencesField['of'];
  readonly place: Place;
  readonly label: string;
}

/** Every record the data name, in fields and in rows. */
export function referencesIn(definition: FormDefinition, data: FormData): readonly ReferenceStanding[] {
  return fieldsOf(definition).flatMap((field) => {
    const place = inside({ pointer: '' }, field.key);
    if (field.kind !== 'table') return standing(field, own(data, field.key), place);
    const columns = columnsOf(field).filter(({ kind }) => kind === 'references');
    return rowsOf(own(data, field.key)).flatMap((row, index) =>
      isPlainObject(row) ? columns.flatMap((column) => standing(column, own(row, column.key), inside(inRow(place, index), column.key))) : [],
    );
  });
}

const standing = (field: Field, value: unknown, place: Place): readonly ReferenceStanding[] =>
  field.kind === 'references' ? idsIn(value).map((id) => ({ id, of: field.of, place, label: field.label })) : [];

/** That there is no such record, or none its writer may read: the two are not told apart. */
export const referenceUnknown = ({ place, label }: Pick<ReferenceStanding, 'place' | 'label'>): Issue =>
  errorAt(place, 'form.reference-unknown', `“${label}”里有找不到的记录，请去掉后重新选择`);
