/** What is wrong with a definition, and where in it (RFC 6901). */
export interface Problem {
  readonly pointer: string;
  readonly code: string;
  readonly message: string;
}

export function problem(pointer: string, code: string, message: string): Problem {
  return { pointer, code, message };
}

/** One step down a JSON pointer. */
export function below(pointer: string, ...keys: readonly (string | number)[]): string {
  return [pointer, ...keys.map((key) => String(key).replaceAll('~', '~0').replaceAll('/', '~1'))].join('/');
}
