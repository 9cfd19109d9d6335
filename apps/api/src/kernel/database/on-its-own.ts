import { toDomainError } from '../errors/to-domain-error.js';
import type { Change, Named, Tx } from './tx.js';

export type OnItsOwn<T> = { readonly type: 'done'; readonly value: T } | { readonly type: 'failed'; readonly error: unknown };

/**
 * One of many in a transaction: where it fails, what it wrote and told goes with it and the others go on. What any other would meet
 * just now as well, such as a connection that went away, is thrown.
 */
export async function onItsOwn<T>(tx: Tx, work: (tx: Tx) => Promise<T>): Promise<OnItsOwn<T>> {
  const within = new Within(tx);
  await tx.rows('savepoint one_item');
  try {
    const value = await work(within);
    await within.allWritten();
    await tx.rows('release savepoint one_item');
    within.pass();
    return { type: 'done', value };
  } catch (error) {
    const causes = [...(await within.failures()), error];
    const passing = causes.find(isPassing);
    if (passing !== undefined) throw passing;
    await tx.rows('rollback to savepoint one_item');
    return { type: 'failed', error: causes[0] };
  }
}

const isPassing = (error: unknown): boolean => ['service.busy', 'service.outcome-unknown'].includes(toDomainError(error).code);

/** What is written without waiting has to be known before the savepoint is released, and what comes last is not sent for one that was undone. */
class Within implements Tx {
  private readonly written: Promise<unknown>[] = [];
  private readonly last: (() => void)[] = [];
  constructor(private readonly tx: Tx) {}

  get tenantId(): string {
    return this.tx.tenantId;
  }

  get manager(): Tx['manager'] {
    return this.tx.manager;
  }

  rows<T>(statement: Named | string, values?: readonly unknown[]): Promise<T[]> {
    return this.tx.rows<T>(statement, values);
  }

  row<T>(statement: Named | string, values?: readonly unknown[]): Promise<T | null> {
    return this.tx.row<T>(statement, values);
  }

  write(statement: Named, values: readonly unknown[]): void {
    const sent = this.tx.rows(statement, values);
    // Looked at before the savepoint is released.
    sent.catch(() => undefined);
    this.written.push(sent);
  }

  atEnd(statement: Named, values: readonly unknown[]): void {
    this.last.push(() => this.tx.atEnd(statement, values));
  }

  announce(change: Change): void {
    this.last.push(() => this.tx.announce(change));
  }

  async allWritten(): Promise<void> {
    await Promise.all(this.written);
  }

  async failures(): Promise<unknown[]> {
    return (await Promise.allSettled(this.written)).flatMap((one) => (one.status === 'rejected' ? [one.reason as unknown] : []));
  }

  pass(): void {
    for (const send of this.last) send();
  }
}
