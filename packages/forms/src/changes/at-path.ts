import { isPlainObject } from '../conditions/reading.js';

type Part = Readonly<Record<string, unknown>>;

/** What stands there in plain JSON; nothing where the way to it does not exist or is no way into a document. */
export function atPath(part: unknown, [key, ...rest]: readonly string[]): { readonly value: unknown } | undefined {
  if (key === undefined || key in Object.prototype || !isPlainObject(part)) return undefined;
  const value = Object.hasOwn(part, key) ? part[key] : undefined;
  return rest.length === 0 ? { value } : atPath(value, rest);
}

/** The same with another value there; `undefined` takes it away. A way that does not exist is not made. */
export function withPath(part: Part, [key, ...rest]: readonly string[], value: unknown): Part {
  if (key === undefined) return part;
  const inner = part[key];
  if (rest.length > 0) return isPlainObject(inner) ? { ...part, [key]: withPath(inner, rest, value) } : part;
  const { [key]: _, ...others } = part;
  return value === undefined ? others : { ...part, [key]: value };
}
