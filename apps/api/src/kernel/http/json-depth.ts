/** Deeper than any form, process or plan is nested, and far from where a function that calls itself runs out of room. */
const DEEPEST = 200;

/** Whether what was sent as JSON is nested deeper than anything here is. Without recursion: the depth is the caller's choice. */
export function isTooDeep(body: unknown): boolean {
  let level = [body].filter(isContainer);
  for (let depth = 1; level.length > 0; depth += 1) {
    if (depth > DEEPEST) return true;
    level = level.flatMap((one) => Object.values(one).filter(isContainer));
  }
  return false;
}

/** Bytes and streams are no JSON. */
function isContainer(value: unknown): value is object {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return Array.isArray(value) || prototype === Object.prototype || prototype === null;
}
