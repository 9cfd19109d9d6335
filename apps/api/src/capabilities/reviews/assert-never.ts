/** A union that grew: the compiler asks here, and a value from outside it is a defect. */
export function assertNever(value: never): never {
  throw new Error(`not foreseen: ${JSON.stringify(value)}`);
}
