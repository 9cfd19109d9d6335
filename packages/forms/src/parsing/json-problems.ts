import { isPlainObject } from '../conditions/reading.js';
import { inside } from '../validation/place.js';
import { problemAt, type DefinitionProblem } from './problem.js';

/** Names through which an object's ancestors could be reached or replaced. */
const PROTOTYPE_KEYS: ReadonlySet<string> = new Set(['__proto__', 'constructor', 'prototype']);

/** Nesting a definition never needs: condition trees end at 32 inside it. */
const DEEPEST = 100;

/** Objects that were looked at before and never change: of a form with two hundred fields one is new. */
export interface Known {
  /** A field. */
  has(value: object): boolean;
  /** What stood under this name in a form, and was sound there. */
  hasPart?(name: string, part: object): boolean;
}

/** What in a value is not plain JSON, lies too deep, or is named like a prototype. Looked at before anything else. */
export function jsonProblems(json: unknown, known?: Known): readonly DefinitionProblem[] {
  return isPlain(json, { depth: 0, known }) ? [] : problemsIn(json, { pointer: '', depth: 0, known });
}

/** The same without saying where: what is sound, nearly always, is passed over without a word for each of its thousands of places. */
function isPlain(json: unknown, { depth, known }: Pick<Here, 'depth' | 'known'>): boolean {
  if (depth > DEEPEST) return false;
  if (typeof json !== 'object' || json === null) return isScalar(json);
  if (known?.has(json)) return true;
  const inner = { depth: depth + 1, known };
  if (Array.isArray(json)) return json.every((member: unknown) => isPlain(member, inner));
  return isPlainObject(json) && Object.keys(json).every((key) => !PROTOTYPE_KEYS.has(key) && isPlain(json[key], inner));
}

interface Here {
  readonly pointer: string;
  readonly depth: number;
  readonly known: Known | undefined;
}

function problemsIn(json: unknown, { pointer, depth, known }: Here): readonly DefinitionProblem[] {
  if (known && typeof json === 'object' && json !== null && known.has(json)) return [];
  if (depth > DEEPEST) return [problemAt(pointer, 'definition.too-deep', '层次太深')];
  if (Array.isArray(json)) return json.flatMap((member: unknown, index) => problemsIn(member, { pointer: `${pointer}/${index}`, depth: depth + 1, known }));
  if (!isPlainObject(json)) return isScalar(json) ? [] : [problemAt(pointer, 'definition.not-json', '不是 JSON 内容')];
  return Object.keys(json).flatMap((key) => {
    const here = inside({ pointer }, key).pointer;
    return PROTOTYPE_KEYS.has(key)
      ? [problemAt(here, 'definition.prototype-key', `不能使用名称“${key}”`)]
      : problemsIn(json[key], { pointer: here, depth: depth + 1, known });
  });
}

const isScalar = (value: unknown): boolean =>
  value === null || typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));
