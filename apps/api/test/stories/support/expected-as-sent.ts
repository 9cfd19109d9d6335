interface Case {
  readonly expected: {
    readonly at: readonly { readonly id: string }[] | null;
    readonly posts: readonly { readonly id: string }[] | null;
    readonly light: unknown;
    readonly dueOn: unknown;
  };
}

/** What is expected of the first case that is listed, as it is sent. */
export function expectedAsSent(listed: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const [{ expected }] = listed['cases'] as readonly [Case]; // one was kept before
  const ids = (all: readonly { readonly id: string }[] | null) => all && all.map(({ id }) => id);
  return { at: ids(expected.at), posts: ids(expected.posts), light: expected.light, dueOn: expected.dueOn };
}
