/** Where the one tab stop of a grid stands. */
export interface Position {
  readonly row: number;
  readonly column: number;
}
export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

type Step = (at: Position, size: GridSize) => Position;

const steps: Readonly<Record<string, Step>> = {
  ArrowUp: (at) => ({ ...at, row: at.row - 1 }),
  ArrowDown: (at) => ({ ...at, row: at.row + 1 }),
  ArrowLeft: (at) => ({ ...at, column: at.column - 1 }),
  ArrowRight: (at) => ({ ...at, column: at.column + 1 }),
  Home: (at) => ({ ...at, column: 0 }),
  End: (at, size) => ({ ...at, column: size.columns - 1 }),
  PageUp: (at) => ({ ...at, row: at.row - 10 }),
  PageDown: (at) => ({ ...at, row: at.row + 10 }),
};

/** Where a key leads inside the grid; null when the key is not one of travel. */
export function travel(key: string, at: Position, size: GridSize): Position | null {
  const step = steps[key];
  if (step === undefined) return null;
  const to = step(at, size);
  return { row: clamp(to.row, size.rows), column: clamp(to.column, size.columns) };
}

function clamp(value: number, count: number): number {
  return Math.max(0, Math.min(count - 1, value));
}
