/** Lets so many of what it is given run at once; the others wait for their turn. */
export function atMost(most: number): <T>(work: () => Promise<T>) => Promise<T> {
  let running = 0;
  const waiting: (() => void)[] = [];
  return async (work) => {
    if (running >= most)
      await new Promise<void>((resolve) => {
        waiting.push(resolve);
      });
    else running += 1;
    try {
      return await work();
    } finally {
      // Whoever waited takes this place over.
      const next = waiting.shift();
      if (next) next();
      else running -= 1;
    }
  };
}
