import type { EntityManager } from 'typeorm';

/** A statement kept prepared on each connection under its name. */
export interface Named {
  readonly name: string;
  readonly text: string;
  /** It reads nothing that a decision writes, so it may be asked after writing where the transaction is shared. */
  readonly isBeside?: true;
}

/**
 * A statement that can be asked and written for one or for many at once: its values are columns with a row for each who asks.
 * Answered is at most one row each, which says by `n`, from 1 in the order asked, whose it is.
 */
export interface Shared<Q> extends Named {
  values(tenantId: string, asked: readonly Q[]): readonly unknown[];
  /** For many: the same without waiting for anybody's lock. Whom it answers nothing goes alone. */
  readonly unwaiting?: Named;
}

/** Where a transaction is shared with others (`Batches`): what they ask and write of one kind becomes one statement. */
export interface Fellows {
  ask<T, Q>(statement: Shared<Q>, asked: Q): Promise<T | null>;
  write<Q>(statement: Shared<Q>, asked: Q): void;
}

/** That an item is not as it was, or what somebody has in hand or was told. Ids alone; it is told after the commit, and may get lost. */
export interface Change {
  readonly itemId: string | null;
  readonly people: readonly string[];
  /** What everybody sees: the day it is. */
  readonly everybody?: true;
}

/** One open transaction of one tenant. Passed as a parameter, never hidden. */
export interface Tx {
  readonly tenantId: string;
  /** For finds and inserts of administration; it does not open transactions of its own here, so no `save`. */
  readonly manager: EntityManager;
  /** Only for `askShared` and `writeShared`; absent where nobody else takes part. */
  readonly fellows?: Fellows;
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

export function askShared<T, Q>(tx: Tx, statement: Shared<Q>, asked: Q): Promise<T | null> {
  return tx.fellows ? tx.fellows.ask<T, Q>(statement, asked) : tx.row<T>(statement, statement.values(tx.tenantId, [asked]));
}

/** As `Tx.write`. */
export function writeShared<Q>(tx: Tx, statement: Shared<Q>, asked: Q): void {
  if (tx.fellows) tx.fellows.write(statement, asked);
  else tx.write(statement, statement.values(tx.tenantId, [asked]));
}
