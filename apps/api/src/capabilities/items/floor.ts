/** A smaller number of restricted lists could be guessed to be somebody. */
export const FLOOR = 3;

/** Whether so many restricted lists may be told as a number to those who may not read them. */
export function isCountable(n: number): boolean {
  return n >= FLOOR;
}
