/** What is wrong with a definition, and where in it (RFC 6901). */
export interface Problem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export function problem(pointer: string, code: string, message: string): Problem {
  return { pointer, code, message };
}

/** One step down a JSON pointer, or several. */
export function below(pointer: string, ...keys: readonly (string | number)[]): string {
  let at = pointer;
  for (const key of keys) at += `/${typeof key === 'number' ? key : escaped(key)}`;
  return at;
}

/** Checks ask for every place there is, and hardly any key has a sign that must be written otherwise. */
const escaped = (key: string): string => (key.includes('~') || key.includes('/') ? key.replaceAll('~', '~0').replaceAll('/', '~1') : key);
