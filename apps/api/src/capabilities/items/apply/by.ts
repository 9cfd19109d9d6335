/** Who sets an event in motion: a signed-in person, or the system by a named rule. */
export type By = { readonly person: string } | { readonly system: string };

export function personOf(by: By): string | null {
  return 'person' in by ? by.person : null;
}
