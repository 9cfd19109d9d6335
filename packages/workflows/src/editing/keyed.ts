/** Objects whose keys have an order people see: states, acts. */
export type Keyed<T> = Readonly<Record<string, T>>;

/** With one more before another one, or last; nothing where that other one is not there. */
export function putBefore<T>(all: Keyed<T>, [key, value]: readonly [string, T], before: string | undefined): Keyed<T> | undefined {
  if (before === undefined) return { ...all, [key]: value };
  if (!Object.hasOwn(all, before)) return undefined;
  return Object.fromEntries(Object.entries(all).flatMap((entry) => (entry[0] === before ? [[key, value] as const, entry] : [entry])));
}

export function without<T>(all: Keyed<T>, key: string): Keyed<T> {
  return Object.fromEntries(Object.entries(all).filter(([one]) => one !== key));
}

/** The key that stands after this one. */
export function keyAfter(all: Keyed<unknown>, key: string): string | undefined {
  const keys = Object.keys(all);
  return keys[keys.indexOf(key) + 1];
}

export function rekeyed<T>(all: Keyed<T>, key: string, to: string): Keyed<T> {
  return Object.fromEntries(Object.entries(all).map(([one, value]) => [one === key ? to : one, value]));
}

export function own<T>(all: Keyed<T> | undefined, key: string): T | undefined {
  return all && Object.hasOwn(all, key) ? all[key] : undefined;
}
