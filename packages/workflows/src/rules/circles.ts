/** One item waits for another that is on its way. */
export interface WaitFor {
  readonly item: string;
  readonly awaits: string;
}

/** Of those the item waits for, the ones that wait for it themselves: whom each waits for in turn, itself first, the item left out. By the shortest way. */
export function circlesOf(item: string, waits: readonly WaitFor[]): ReadonlyMap<string, readonly string[]> {
  const next = nextTowards(item, waits);
  const circles = new Map<string, readonly string[]>();
  for (const { awaits } of waits.filter((one) => one.item === item)) {
    const way: string[] = [];
    for (let at: string | undefined = awaits; at !== undefined && at !== item; at = next.get(at)) way.push(at);
    if (next.has(awaits)) circles.set(awaits, way);
  }
  return circles;
}

/** Of each from which waits lead to the item, the one it waits for on the way. */
function nextTowards(item: string, waits: readonly WaitFor[]): ReadonlyMap<string, string> {
  const next = new Map<string, string>();
  const reached = [item];
  for (const at of reached)
    for (const { item: waiting, awaits } of waits)
      if (awaits === at && waiting !== item && !next.has(waiting)) {
        next.set(waiting, at);
        reached.push(waiting);
      }
  return next;
}
