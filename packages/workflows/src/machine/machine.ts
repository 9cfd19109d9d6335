import type { StateMachineChart } from './chart.js';
import type { Layout, Places } from './layout.js';

/** A compiled lifecycle. Opaque: ask the functions of this package; keep it cached by the definition's hash. */
export interface Machine extends Layout {
  /** The engine's own; nothing outside this package reads it. */
  readonly compiled: Compiled;
}

export interface Compiled extends Places {
  readonly chart: StateMachineChart;
}
