import { Validator, type OutputUnit } from '@cfworker/json-schema';
import { isPlainObject } from '../conditions/reading.js';
import type { JsonSchema } from '../json-schema.js';
import { inside } from '../validation/place.js';
import type { Known } from './json-problems.js';
import { problemAt, type DefinitionProblem } from './problem.js';
import type { Shape } from './shapes.js';

/** Unknown and missing properties, and the first fault of each property that is not `known`. Expects plain JSON of bounded depth. */
export function shapeProblems(json: unknown, shape: Shape, pointer: string, known?: Known): readonly DefinitionProblem[] {
  if (!isPlainObject(json)) return [problemAt(pointer, 'definition.wrong-shape', '这里应为一个对象')];
  const at = (key: string): string => inside({ pointer }, key).pointer;
  const unknown = Object.keys(json).filter((key) => !Object.hasOwn(shape.properties, key));
  const missing = shape.required.filter((key) => !Object.hasOwn(json, key));
  return [
    ...unknown.map((key) => problemAt(at(key), 'definition.unknown-property', `没有“${key.slice(0, 40)}”这个属性`)),
    ...missing.map((key) => problemAt(at(key), 'definition.missing-property', `缺少“${key}”`)),
    ...Object.entries(shape.properties).flatMap(([key, schema]) =>
      !Object.hasOwn(json, key) || isKnownPart(key, json[key], known) ? [] : valueProblem(json[key], schema, at(key)),
    ),
  ];
}

const isKnownPart = (name: string, value: unknown, known: Known | undefined): boolean =>
  typeof value === 'object' && value !== null && known?.hasPart?.(name, value) === true;

/** The interpreter stops at the first fault; the last unit of its output is the innermost place of it. */
function valueProblem(value: unknown, schema: JsonSchema, pointer: string): readonly DefinitionProblem[] {
  const excess = tooMany(value, schema, pointer);
  if (excess.length > 0) return excess;
  const fault = validatorOf(schema).validate(value).errors.at(-1);
  if (fault === undefined) return [];
  const place = `${pointer}${fault.instanceLocation.slice(1)}`;
  return [
    isUnknownProperty(fault)
      ? problemAt(place, 'definition.unknown-property', '没有这个属性')
      : problemAt(place, 'definition.wrong-shape', `写法不对（${fault.keyword}）`),
  ];
}

/** More than there may be, found by counting alone: looking at a quarter of a million parts one by one takes seconds. */
function tooMany(value: unknown, { maxItems, maxProperties, properties }: JsonSchema, pointer: string): readonly DefinitionProblem[] {
  const isOver = Array.isArray(value) ? exceeds(value.length, maxItems) : isPlainObject(value) && exceeds(Object.keys(value).length, maxProperties);
  if (isOver) return [problemAt(pointer, 'definition.wrong-shape', `写法不对（${Array.isArray(value) ? 'maxItems' : 'maxProperties'}）`)];
  if (!isPlainObject(value) || !isPlainObject(properties)) return [];
  return Object.entries(properties).flatMap(([key, inner]) =>
    isPlainObject(inner) && Object.hasOwn(value, key) ? tooMany(value[key], inner, inside({ pointer }, key).pointer) : [],
  );
}

const exceeds = (count: number, most: unknown): boolean => typeof most === 'number' && count > most;

const validators = new WeakMap<object, Validator>();

/** One for each schema: making one takes longer than looking at a value. */
function validatorOf(schema: JsonSchema): Validator {
  const known = validators.get(schema);
  if (known) return known;
  const copy: Record<string, unknown> = JSON.parse(JSON.stringify(schema)); // it writes marks into what it is given
  const validator = new Validator(copy, '2020-12');
  validators.set(schema, validator);
  return validator;
}

const isUnknownProperty = ({ keyword }: OutputUnit): boolean => keyword === 'false';
