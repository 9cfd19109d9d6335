/** A smaller number of restricted lists could be guessed to be somebody. */
export const FLOOR = 3;

/** Whether so many restricted lists may be told as a number to those who may not read them. */
export function isCountable(n: number): boolean {
  return n >= FLOOR;
}

/** The same of some among them: neither those nor the others may be so few. All of them say no more than how many there are; none says of each. */
export function isPartCountable(part: number, whole: number): boolean {
  return whole === 0 || (isCountable(part) && (part === whole || isCountable(whole - part)));
}
