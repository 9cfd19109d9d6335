import type { EntityManager } from 'typeorm';

/** A statement kept prepared on each connection under its name. */
export interface Named {
  readonly name: string;
  readonly text: string;
}

/** That an item is not as it was, or what somebody has in hand or was told. Ids alone; it is told after the commit, and may get lost. */
export interface Change {
  readonly itemId: string | null;
  readonly people: readonly string[];
}

/** One open transaction of one tenant. Passed as a parameter, never hidden. */
export interface Tx {
  readonly tenantId: string;
  /** For finds and inserts of administration; it does not open transactions of its own here, so no `save`. */
  readonly manager: EntityManager;
  rows<T>(statement: Named | string, values?: readonly unknown[]): Promise<T[]>;
  /**
   * Writes now without waiting: what is asked later in this transaction is answered after it, and its failure is the transaction's.
   * The statement itself must fail where it does not write what it should: nobody looks at its answer.
   */
  write(statement: Named, values: readonly unknown[]): void;
  /** Writes something nothing else waits for: it travels with the commit. */
  atEnd(statement: Named, values: readonly unknown[]): void;
  /** Tells whoever looks on, once this is committed. */
  announce(change: Change): void;
  /** The only row, or null. */
  row<T>(statement: Named | string, values?: readonly unknown[]): Promise<T | null>;
}
