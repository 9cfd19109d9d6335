import { Validator } from '@cfworker/json-schema';
import type { JsonSchema } from '../json-schema.js';

/**
 * The keyword by which a single value or a list of single values breaks its schema; `undefined` when it fits.
 * The interpreter is asked about small values only: what is too large or no plain JSON is answered here first,
 * because it throws on `undefined`, compares lists quadratically and follows nesting without limit.
 */
export function brokenKeyword(schema: JsonSchema, value: unknown): string | undefined {
  if (!isSingle(value) && !Array.isArray(value)) return 'type';
  if (Array.isArray(value) && exceeds(schema['maxItems'], value.length)) return 'maxItems';
  if (Array.isArray(value) && !value.every(isSingle)) return 'type';
  if (typeof value === 'string' && exceeds(schema['maxLength'], value.length / 2)) return 'maxLength';
  const { errors } = validatorOf(schema).validate(value);
  return errors.find(({ keyword }) => keyword !== 'items')?.keyword;
}

const exceeds = (limit: unknown, size: number): boolean => typeof limit === 'number' && size > limit;

const isSingle = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

const validators = new WeakMap<JsonSchema, Validator>();

function validatorOf(schema: JsonSchema): Validator {
  const known = validators.get(schema);
  if (known !== undefined) return known;
  const validator = new Validator(ownCopy(schema), '2020-12');
  validators.set(schema, validator);
  return validator;
}

/** The interpreter writes marks into the schema it is given, so it gets its own. */
const ownCopy = (schema: JsonSchema): Record<string, unknown> => JSON.parse(JSON.stringify(schema));
