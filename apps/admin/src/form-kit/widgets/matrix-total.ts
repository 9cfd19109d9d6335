import { calculate, isPlainObject } from '@bihuan/forms';

/** The exact sum of the numbers in rows of a matrix; of one column where it is named. */
export const totalOf = (rows: readonly unknown[], column?: string): number => {
  const numbers = rows
    .flatMap((row) =>
      isPlainObject(row)
        ? Object.entries(row)
            .filter(([key]) => column === undefined || key === column)
            .map(([, value]) => value)
        : [],
    )
    .filter((value) => typeof value === 'number');
  const sum = calculate({ '+': [0, ...numbers] }, {});
  return typeof sum === 'number' ? sum : 0;
};
