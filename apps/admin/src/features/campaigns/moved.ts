/** The order after some rows went one place up or down; those at the edge stay where they are, and rows that move together keep together. */
export function moved(ids: readonly string[], picked: ReadonlySet<string>, by: -1 | 1): string[] {
  const order = by === -1 ? [...ids] : [...ids].reverse();
  for (const [index, id] of [...order].entries()) {
    const before = order[index - 1];
    if (!picked.has(id) || before === undefined || picked.has(before)) continue;
    order[index - 1] = id;
    order[index] = before;
  }
  return by === -1 ? order : order.reverse();
}
