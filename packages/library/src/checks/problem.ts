/** A name that leads nowhere: in which definition, and what is wrong. For whoever edits the library, not for users. */
export interface Problem {
  readonly where: string;
  readonly text: string;
  /** Place in that definition (RFC 6901), where it is known more closely than by its name. */
  readonly pointer?: string;
}

/** The problem that `name` is not among the known ones; none when it is, or when nothing is named. */
export function unknown(
  where: string,
  { what, name, known, pointer }: { what: string; name: string | undefined; known: ReadonlySet<string>; pointer?: string },
): readonly Problem[] {
  return name === undefined || known.has(name) ? [] : [{ where, text: `no ${what} “${name}”`, ...(pointer !== undefined && { pointer }) }];
}

/** Keys that stand more than once. */
export function repeated(where: string, keys: readonly string[]): readonly Problem[] {
  return keys.flatMap((key, at) => (keys.indexOf(key) < at ? [{ where, text: `“${key}” stands twice` }] : []));
}

/** The same of keys that each know their place. */
export function repeatedAt(where: string, keys: readonly { readonly name: string; readonly pointer: string }[]): readonly Problem[] {
  return keys.flatMap(({ name, pointer }, at) => (keys.findIndex((one) => one.name === name) < at ? [{ where, text: `“${name}” stands twice`, pointer }] : []));
}
