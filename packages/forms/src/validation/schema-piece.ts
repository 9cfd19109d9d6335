import { Validator } from '@cfworker/json-schema';
import { isPlainObject } from '../conditions/reading.js';
import type { JsonSchema } from '../json-schema.js';

/**
 * The keyword by which a single value, a list of such or a small object of such breaks its schema; `undefined` when it fits.
 * The interpreter is asked about small values only: what is too large or no plain JSON is answered here first,
 * because it throws on `undefined`, compares lists quadratically and follows nesting without limit.
 */
export function brokenKeyword(schema: JsonSchema, value: unknown): string | undefined {
  if (Array.isArray(value) && exceeds(schema['maxItems'], value.length)) return 'maxItems';
  if (!isSingle(value) && !isShallow(schema, value)) return 'type';
  if (typeof value === 'string' && exceeds(schema['maxLength'], value.length / 2)) return 'maxLength';
  const { errors } = validatorOf(schema).validate(value);
  return errors.find(({ keyword }) => keyword !== 'items' && keyword !== 'properties')?.keyword;
}

const exceeds = (limit: unknown, size: number): boolean => typeof limit === 'number' && size > limit;

/** Objects a schema speaks of itself: rows of a roster, cells of a matrix, paragraphs of a text. No deeper than that, no property it does not name, no list but one it bounds. */
function isShallow(schema: JsonSchema, value: unknown): boolean {
  if (Array.isArray(value)) {
    const items = schema['items'];
    return value.every((one: unknown) => isSingle(one) || (isPlainObject(items) && isNamed(items, one)));
  }
  return isNamed(schema, value);
}

function isNamed(schema: JsonSchema, value: unknown): boolean {
  const properties = schema['properties'];
  if (!isPlainObject(value) || !isPlainObject(properties)) return false;
  return Object.keys(value).every((key) => {
    const inner = Object.hasOwn(properties, key) ? properties[key] : undefined;
    return isPlainObject(inner) && (isSingle(value[key]) || isNamed(inner, value[key]) || isBounded(inner, value[key]));
  });
}

function isBounded(schema: JsonSchema, value: unknown): boolean {
  const items = schema['items'];
  return (
    Array.isArray(value) &&
    typeof schema['maxItems'] === 'number' &&
    value.length <= schema['maxItems'] &&
    isPlainObject(items) &&
    value.every((one: unknown) => isSingle(one) || isNamed(items, one))
  );
}

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
