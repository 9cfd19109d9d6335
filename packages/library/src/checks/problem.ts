/** A name that leads nowhere: in which definition, and what is wrong. For whoever edits the library, not for users. */
export interface Problem {
  readonly where: string;
  readonly text: string;
}

/** The problem that `name` is not among the known ones; none when it is, or when nothing is named. */
export function unknown(where: string, { what, name, known }: { what: string; name: string | undefined; known: ReadonlySet<string> }): readonly Problem[] {
  return name === undefined || known.has(name) ? [] : [{ where, text: `no ${what} “${name}”` }];
}

/** Keys that stand more than once. */
export function repeated(where: string, keys: readonly string[]): readonly Problem[] {
  return keys.flatMap((key, at) => (keys.indexOf(key) < at ? [{ where, text: `“${key}” stands twice` }] : []));
}
