import type { Facts, Machine } from '@bihuan/workflows';
import type { Foreseen } from '../facts/foreseen.js';
import type { ItemRow } from '../item-row.js';

/** One item, and who looks at it. */
export interface Viewing {
  readonly machine: Machine;
  readonly item: ItemRow;
  readonly personId: string;
  /** Known for all items of one answer; absent where only this one is looked at. */
  readonly foreseen?: Foreseen;
}

/** Who looks, and by which facts it is decided. */
export interface Offering extends Viewing {
  readonly facts: Facts;
}
