/** Ends a `switch` over a closed union: a new member breaks the build here. */
export const assertNever = (value: never): never => {
  throw new Error(`unexpected value: ${JSON.stringify(value)}`);
};
