import type { MatrixField, Option } from '../definition.js';
import { fixedText, placesOf } from '../decimal.js';
import { isEmptyValue, isPlainObject } from '../conditions/reading.js';
import { holdsUnseen, lineOf, WRITING, withTexts, type JsonSchema } from '../json-schema.js';
import type { Sentence } from '../validation/place.js';
import type { FieldKind } from './field-kind.js';

const NAME: JsonSchema = { type: 'string', pattern: '^[A-Za-z][A-Za-z0-9_-]{0,63}$' };
const LINES: JsonSchema = {
  type: 'array',
  minItems: 1,
  maxItems: 50,
  items: {
    type: 'object',
    additionalProperties: false,
    required: ['value', 'label'],
    properties: { value: NAME, label: { type: 'string', minLength: 1, maxLength: 200 } },
  },
};
const CELL_TEXT_MAX = 500;

/** Rows by columns that the form fixes. One tick in each row: the row's column; otherwise each row's cells by their columns. */
export const matrix: FieldKind<MatrixField> = {
  shape: {
    properties: {
      rows: LINES,
      columns: LINES,
      cell: { enum: ['tick', 'number', 'text'] },
      scale: { type: 'integer', minimum: 0, maximum: 6 },
      totals: { type: 'boolean' },
    },
    required: ['rows', 'columns', 'cell'],
  },
  schema: (field) => ({
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(field.rows.map(({ value }) => [value, rowSchema(field)])),
  }),
  filled: { minProperties: 1 },
  ask: '填写',
  isEmpty: (value) => value === undefined || value === null || (isPlainObject(value) && Object.keys(value).length === 0),
  display: (value, field) =>
    isPlainObject(value)
      ? field.rows
          .map((row) => rowWords(field, row, value[row.value]))
          .filter((words) => words !== '')
          .join('；')
      : '',
  blank: null,
  flaw: (value, field) =>
    field.cell === 'number' && numbersIn(value).some((number) => placesOf(number) > (field.scale ?? 0)) ? placesWords(field) : undefined,
  lack: (value, field) => {
    const cells = isPlainObject(value) ? value : {};
    const missing = field.rows.filter((row) => !isWhole(field, cells[row.value]));
    return missing.length === 0 ? undefined : { code: 'form.incomplete', words: `“${field.label}”还没有填完：${missing.map(({ label }) => label).join('、')}` };
  },
  lint: ({ rows, columns }) =>
    (['rows', 'columns'] as const)
      .filter((side) => repeats(side === 'rows' ? rows : columns))
      .map((side) => ({ pointer: `/${side}`, code: 'definition.option-repeated', message: '行、列的值不能重复' })),
  written: (value) => withTexts(value, (one) => (holdsUnseen(one) ? lineOf(one) : one)),
  widget: ({ rows, columns, cell, scale = 0, totals = false }) => ({
    name: 'bihuan-matrix',
    schema: { type: 'object' },
    options: { rows, columns, cell, scale, totals },
  }),
};

function rowSchema({ cell, columns }: MatrixField): JsonSchema {
  if (cell === 'tick') return { type: ['string', 'null'], enum: [...columns.map(({ value }) => value), null] };
  const one: JsonSchema =
    cell === 'number'
      ? { type: ['number', 'null'], minimum: -999_999_999, maximum: 999_999_999 }
      : { type: ['string', 'null'], maxLength: CELL_TEXT_MAX, pattern: WRITING };
  return { type: ['object', 'null'], additionalProperties: false, properties: Object.fromEntries(columns.map(({ value }) => [value, one])) };
}

function isWhole({ cell, columns }: MatrixField, row: unknown): boolean {
  if (cell === 'tick') return !isEmptyValue(row);
  return isPlainObject(row) && columns.every(({ value }) => !isEmptyValue(row[value]));
}

const placesWords = ({ label, scale = 0 }: MatrixField): Sentence => ({
  code: 'form.too-many-decimals',
  words: scale === 0 ? `“${label}”里应都是整数` : `“${label}”里的数最多${scale}位小数`,
});

const numbersIn = (value: unknown): readonly number[] =>
  isPlainObject(value) ? Object.values(value).flatMap((row) => (isPlainObject(row) ? Object.values(row).filter((one) => typeof one === 'number') : [])) : [];

function rowWords({ cell, columns, scale = 0 }: MatrixField, { label }: Option, row: unknown): string {
  if (cell === 'tick') {
    const ticked = columns.find(({ value }) => value === row);
    return ticked === undefined ? '' : `${label}：${ticked.label}`;
  }
  if (!isPlainObject(row)) return '';
  const cells = columns.flatMap((column) => {
    const one = row[column.value];
    return isEmptyValue(one) ? [] : [`${column.label}${typeof one === 'number' ? fixedText(one, scale) : String(one)}`];
  });
  return cells.length === 0 ? '' : `${label}：${cells.join('，')}`;
}

const repeats = (lines: readonly Option[]): boolean => new Set(lines.map(({ value }) => value)).size < lines.length;
