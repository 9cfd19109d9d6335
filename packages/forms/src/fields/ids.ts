import { isEmptyValue } from '../conditions/reading.js';
import { UUID, type JsonSchema } from '../json-schema.js';
import type { Names } from './field-kind.js';
import { nameIn } from './name-in.js';

/** Ids one field may hold when the form says nothing. */
export const IDS_MAX = 50;

/** A list of different ids. */
export const idsSchema = (most: number): JsonSchema => ({
  type: 'array',
  uniqueItems: true,
  maxItems: most,
  items: { type: 'string', maxLength: 36, pattern: UUID },
});

export const idsIn = (value: unknown): readonly string[] => (Array.isArray(value) ? value.filter((id) => typeof id === 'string') : []);

export const namesIn = (value: unknown, names: Names): string =>
  idsIn(value)
    .map((id) => nameIn(names, id))
    .join('、');

export const isEmptyList = (value: unknown): boolean => typeof value !== 'string' && isEmptyValue(value);

/** How many may be named, in a definition. */
export const MOST_SHAPE: JsonSchema = { type: 'integer', minimum: 1, maximum: 500 };
