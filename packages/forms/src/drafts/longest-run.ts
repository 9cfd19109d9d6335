/** The longest rising run of numbers that differ: of rows in another order those that need not be moved. */
export function longestRun(numbers: readonly number[]): readonly number[] {
  if (numbers.every((one, at) => at === 0 || one > (numbers[at - 1] ?? one))) return numbers;
  // By length of the run: where the one that ends lowest ends, and with what.
  const [ends, values, before]: [number[], number[], number[]] = [[], [], []];
  numbers.forEach((one, at) => {
    const length = firstNotBelow(values, one);
    values[length] = one;
    before[at] = length === 0 ? -1 : (ends[length - 1] ?? -1);
    ends[length] = at;
  });
  const run: number[] = [];
  for (let at = ends.at(-1) ?? -1; at >= 0; at = before[at] ?? -1) run.push(numbers[at] ?? 0);
  return run.reverse();
}

function firstNotBelow(ends: readonly number[], one: number): number {
  let [low, high] = [0, ends.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ends[middle] ?? 0) < one) low = middle + 1;
    else high = middle;
  }
  return low;
}
