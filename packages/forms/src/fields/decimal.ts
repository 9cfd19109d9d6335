import type { DecimalField } from '../definition.js';
import { fixedText, placesOf } from '../decimal.js';
import type { JsonSchema } from '../json-schema.js';
import { problemAt } from '../parsing/problem.js';
import type { FieldKind } from './field-kind.js';
import { numberRead, type TextRead } from './text-read.js';

/** Digits a number of JSON carries without loss. */
const EXACT_DIGITS = 15;

export const decimal: FieldKind<DecimalField> = {
  shape: {
    properties: {
      scale: { type: 'integer', minimum: 1, maximum: 6 },
      minimum: { type: 'number' },
      maximum: { type: 'number' },
      unit: { type: 'string', minLength: 1, maxLength: 20 },
    },
    required: ['scale'],
  },
  schema,
  filled: {},
  ask: '填写',
  isEmpty: (value) => value === undefined || value === null,
  display: (value, { scale, unit }) => (typeof value === 'number' ? `${fixedText(value, scale)}${unit ?? ''}` : ''),
  blank: null,
  flaw: (value, { label, scale }) => decimalFlaw(value, { label, scale }),
  lint: (field) =>
    (['minimum', 'maximum'] as const)
      .filter((bound) => placesOf(field[bound] ?? 0) > field.scale)
      .map((bound) => problemAt(`/${bound}`, 'definition.wrong-shape', `“${field.label}”的界限比它的小数位还多`)),
  read: (pasted, { unit }) => decimalRead(numberRead(pasted, [unit ?? '', '元'])),
  typed: (value, { scale }) => (typeof value === 'number' ? fixedText(value, scale) : ''),
  widget: (field) => ({ name: 'bihuan-decimal', schema: schema(field), options: { scale: field.scale, unit: field.unit ?? '' } }),
};

function schema({ minimum, maximum, scale }: DecimalField): JsonSchema {
  const most = 10 ** (EXACT_DIGITS - scale) - 1;
  return { type: 'number', minimum: minimum ?? -most, maximum: maximum ?? most };
}

/** JSON Schema's `multipleOf` is counted in binary and would refuse 0.07 of hundredths; places are counted in decimals. */
export const decimalFlaw = (value: unknown, { label, scale }: { readonly label: string; readonly scale: number }) =>
  typeof value === 'number' && placesOf(value) > scale
    ? ({ code: 'form.too-many-decimals', words: scale === 0 ? `“${label}”应为整数` : `“${label}”最多${scale}位小数` } as const)
    : undefined;

/** What a text that should be a number says. */
export const decimalRead = (read: number | undefined): TextRead => (read === undefined ? { flaw: '不是数字' } : { value: read });
