import { isPlainObject } from '../conditions/reading.js';
import { inside } from '../validation/place.js';
import { problemAt, type DefinitionProblem } from './problem.js';

/** Names through which an object's ancestors could be reached or replaced. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Nesting a definition never needs: condition trees end at 32 inside it. */
const DEEPEST = 100;

/** What in a value is not plain JSON, lies too deep, or is named like a prototype. Looked at before anything else. */
export function jsonProblems(json: unknown, pointer = '', depth = 0): readonly DefinitionProblem[] {
  if (depth > DEEPEST) return [problemAt(pointer, 'definition.too-deep', '层次太深')];
  if (Array.isArray(json)) return json.flatMap((member: unknown, index) => jsonProblems(member, `${pointer}/${index}`, depth + 1));
  if (!isPlainObject(json)) return isScalar(json) ? [] : [problemAt(pointer, 'definition.not-json', '不是 JSON 内容')];
  return Object.keys(json).flatMap((key) => {
    const here = inside({ pointer }, key).pointer;
    return PROTOTYPE_KEYS.has(key) ? [problemAt(here, 'definition.prototype-key', `不能使用名称“${key}”`)] : jsonProblems(json[key], here, depth + 1);
  });
}

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
