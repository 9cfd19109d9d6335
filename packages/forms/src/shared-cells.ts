/** A cell that several rows share. */
export interface SharedCell {
  /** It begins with this row. */
  readonly begins: boolean;
  /** Rows it still has, this one among them. */
  readonly left: number;
}

/**
 * For each row of each column whether it shares its cell with others: in columns that are joined, words that are equal one below
 * the other, as long as what stands left of them in joined columns is the same, too. Blank cells are shared by none.
 */
export function sharesOf({
  columns,
  rows,
}: {
  readonly columns: readonly { readonly joined?: true }[];
  readonly rows: readonly (readonly string[])[];
}): readonly (readonly (SharedCell | null)[])[] {
  const joined = columns.flatMap(({ joined }, at) => (joined ? [at] : []));
  const shares: (SharedCell | null)[][] = rows.map(() => columns.map(() => null));
  for (const [order, column] of joined.entries()) {
    const leading = joined.slice(0, order + 1);
    for (let from = 0; from < rows.length;) {
      const first = rows[from];
      let to = from + 1;
      while (to < rows.length && leading.every((one) => rows[to]?.[one] === first?.[one])) to += 1;
      if (to - from > 1 && (first?.[column] ?? '') !== '')
        for (let at = from; at < to; at += 1) (shares[at] as (SharedCell | null)[])[column] = { begins: at === from, left: to - at }; // a row of the table
      from = to;
    }
  }
  return shares;
}
