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
  if (typeof value === 'number' && !Number.isFinite(value)) throw new Error(`${value} is no JSON value`);
  if (value === null || typeof value !== 'object' || value instanceof Date) return JSON.stringify(value);
  return Array.isArray(value) ? textOfList(value) : textOfObject(value as Readonly<Record<string, unknown>>); // asked just above
}

function textOfList(list: readonly unknown[]): string {
  let text = '';
  for (const value of list) text += `${text === '' ? '' : ','}${isNothing(value) ? 'null' : textOf(value)}`;
  return `[${text}]`;
}

function textOfObject(object: Readonly<Record<string, unknown>>): string {
  let text = '';
  for (const key of Object.keys(object).sort()) {
    const value = object[key];
    if (!isNothing(value)) text += `${text === '' ? '' : ','}${JSON.stringify(key)}:${textOf(value)}`;
  }
  return `{${text}}`;
}
