import type { RatingField } from '../definition.js';
import type { JsonSchema } from '../json-schema.js';
import type { FieldKind } from './field-kind.js';
import { wholeNumber } from './integer.js';
import { numberRead } from './text-read.js';

/** Levels when the form says nothing. */
export const RATING_LEVELS = 5;

export const rating: FieldKind<RatingField> = {
  shape: { properties: { levels: { type: 'integer', minimum: 3, maximum: 10 } } },
  schema,
  filled: {},
  ask: '选择',
  isEmpty: (value) => value === undefined || value === null,
  display: (value, { levels = RATING_LEVELS }) =>
    typeof value === 'number' && value >= 0 && value <= levels ? `${'★'.repeat(value)}${'☆'.repeat(levels - value)}（${value}/${levels}）` : '',
  blank: null,
  read: (pasted) => {
    const stars = [...pasted].filter((one) => one === '★').length;
    return stars > 0 ? { value: stars } : wholeNumber(numberRead(pasted, ['分', '星']));
  },
  widget: (field) => ({ name: 'bihuan-rating', schema: schema(field), options: { levels: field.levels ?? RATING_LEVELS } }),
};

function schema({ levels = RATING_LEVELS }: RatingField): JsonSchema {
  return { type: 'integer', minimum: 1, maximum: levels };
}
