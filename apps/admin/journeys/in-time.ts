/** What takes longer than it may is told by name; without this a promise that never settles says nothing. */
export const inTime = async <T>(what: string, ms: number, doing: Promise<T>): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`${what} did not end within ${ms / 1_000} seconds`)), ms);
  });
  return Promise.race([doing, late]).finally(() => clearTimeout(timer));
};
