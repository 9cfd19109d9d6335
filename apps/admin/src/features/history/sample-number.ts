/** How many items a sample holds. */
export const sampleSize = 10;

/** A number that is easy to say on the telephone; drawing with it again gives the same items. */
export const newSampleNumber = (): string => {
  const [drawn = 0] = crypto.getRandomValues(new Uint32Array(1));
  return String(100_000 + (drawn % 900_000));
};
