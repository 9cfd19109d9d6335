/**
 * The canonical JSON text of a value (RFC 8785): the same value always gives the same bytes. Keys come in the order of their UTF-16 units,
 * everything else is written as JSON.stringify writes it; what JSON leaves out of an object is left out, in a list it is null.
 */
export function canonical(value: unknown): string {
  if (isNothing(value)) throw new Error('only JSON values have a canonical text');
  return textOf(value);
}

/** What JSON.stringify would leave out. */
const isNothing = (value: unknown): boolean => value === undefined || typeof value === 'symbol' || typeof value === 'function';

function textOf(value: unknown): string {
  if (value === null) return 'null';
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} is no JSON value`);
  if (typeof value !== 'object' || value instanceof Date) return JSON.stringify(value);
  return Array.isArray(value) ? textOfList(value) : textOfObject(value as Readonly<Record<string, unknown>>); // asked just above
}

function textOfList(list: readonly unknown[]): string {
  let text = '';
  for (const value of list) text += `${text === '' ? '' : ','}${isNothing(value) ? 'null' : textOf(value)}`;
  return `[${text}]`;
}

function textOfObject(object: Readonly<Record<string, unknown>>): string {
  const known = Object.isFrozen(object) ? kept.get(object) : undefined;
  if (known) return known;
  let text = '';
  for (const key of inOrder(Object.keys(object))) {
    const value = object[key];
    if (!isNothing(value)) text += `${text === '' ? '' : ','}${named(key)}${textOf(value)}`;
  }
  text = `{${text}}`;
  if (known === '') kept.set(object, text);
  return text;
}

/** Most objects are written with their keys in order: looking is cheaper than sorting. */
function inOrder(keys: string[]): readonly string[] {
  for (let at = 1; at < keys.length; at += 1) if ((keys[at - 1] ?? '') > (keys[at] ?? '')) return keys.sort();
  return keys;
}

// Most keys are names of our own; those of forms and ids come without end, so there is an end to what is remembered.
const names = new Map<string, string>();
const MOST_NAMES = 2000;

/** The key as it stands before its value. */
function named(key: string): string {
  const known = names.get(key);
  if (known !== undefined) return known;
  const name = `${JSON.stringify(key)}:`;
  if (names.size < MOST_NAMES) names.set(key, name);
  return name;
}

// Empty: to be kept when it is worked out for the first time.
const kept = new WeakMap<object, string>();

/** For a value that stands in many records: it is frozen through and through, and its canonical text worked out once. */
export function keepText<T extends object>(value: T): T {
  if (!kept.has(value)) kept.set(deepFrozen(value), '');
  return value;
}

function deepFrozen<T extends object>(value: T): T {
  for (const inner of Object.values(value)) if (typeof inner === 'object' && inner !== null) deepFrozen(inner as object); // neither null nor a primitive, asked just above
  return Object.freeze(value);
}
