/** JSON compared by value; the order of keys says nothing. */
export function equalJson(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true;
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false;
  if (Array.isArray(a) !== Array.isArray(b)) return false;
  const [as, bs] = [Object.entries(a), new Map<string, unknown>(Object.entries(b))];
  return as.length === bs.size && as.every(([key, value]) => bs.has(key) && equalJson(value, bs.get(key)));
}
