import type { Change, Fellows, Named, Shared, Tx } from '../database/tx.js';
import { inOrder } from './in-order.js';

/** What a member wants can only be done in a transaction of its own; nothing of it was done yet. */
export class GoesAlone extends Error {}

/** A write of one member: of many, where it is shared. */
type Write =
  | { readonly key: Shared<unknown>; readonly asked: unknown }
  | { readonly key: object; readonly statement: Named; readonly values: readonly unknown[] };

interface Question {
  readonly asked: unknown;
  readonly answer: (row: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** What the members of a batch ask at the same moment leaves as one statement of each kind, in the order first asked. */
export class Questions {
  private waiting = new Map<Shared<never>, Question[]>();

  constructor(private readonly tx: Tx) {}

  ask<Q>(statement: Shared<Q>, asked: Q): Promise<unknown> {
    if (this.waiting.size === 0) process.nextTick(() => this.send());
    const questions = this.waiting.get(statement) ?? [];
    this.waiting.set(statement, questions);
    return new Promise((answer, fail) => questions.push({ asked, answer, fail }));
  }

  private send(): void {
    const all = this.waiting;
    this.waiting = new Map();
    for (const [statement, questions] of all) void this.answer(statement, questions);
  }

  private async answer(statement: Shared<never>, questions: readonly Question[]): Promise<void> {
    try {
      const values = statement.values(
        this.tx.tenantId,
        questions.map(({ asked }) => asked as never),
      ); // they were asked with this very statement
      const rows = await this.tx.rows<{ n: number }>(statement.unwaiting ?? statement, values);
      const byNumber = new Map(rows.map((row) => [Number(row.n), row]));
      for (const [at, { answer }] of questions.entries()) answer(byNumber.get(at + 1) ?? null);
    } catch (error) {
      for (const { fail } of questions) fail(error);
    }
  }
}

/**
 * The transaction as one member of a batch has it. It may ask, and order what is to be written once all have decided: so no member sees
 * what another does, and one that is refused has nothing to take back. Whatever else it wants, it gets alone.
 */
export class MemberTx implements Tx {
  readonly announced: Change[] = [];
  readonly writes: Write[] = [];
  goesAlone = false;
  readonly fellows: Fellows;

  constructor(
    private readonly tx: Tx,
    questions: Questions,
  ) {
    this.fellows = {
      ask: async <T, Q>(statement: Shared<Q>, asked: Q) => {
        this.refuseAfterWriting();
        const row = await questions.ask(statement, asked);
        if (row === null && statement.unwaiting) this.leave();
        return row as T | null; // the caller names the columns it selected
      },
      write: (statement, asked) => void this.writes.push({ key: statement as Shared<unknown>, asked }), // written with this very statement again
    };
  }

  get tenantId(): string {
    return this.tx.tenantId;
  }

  get manager(): Tx['manager'] {
    return this.leave();
  }

  rows<T>(statement: Named | string, values: readonly unknown[] = []): Promise<T[]> {
    return this.reading(statement, () => this.tx.rows<T>(statement, values));
  }

  row<T>(statement: Named | string, values: readonly unknown[] = []): Promise<T | null> {
    return this.reading(statement, () => this.tx.row<T>(statement, values));
  }

  write(statement: Named, values: readonly unknown[]): void {
    this.writes.push({ key: {}, statement, values });
  }

  atEnd(statement: Named, values: readonly unknown[]): void {
    this.write(statement, values);
  }

  announce(change: Change): void {
    this.announced.push(change);
  }

  private async reading<T>(statement: Named | string, read: () => Promise<T>): Promise<T> {
    const { text, isBeside } = typeof statement === 'string' ? { text: statement } : statement;
    if (isBeside !== true) this.refuseAfterWriting();
    if (!isReading(text)) this.leave();
    return read();
  }

  /** Its own writes are not there yet, and it might look for them. */
  private refuseAfterWriting(): void {
    if (this.goesAlone || this.writes.length > 0) this.leave();
  }

  /** Remembered as well, in case the work hides the error. */
  private leave(): never {
    this.goesAlone = true;
    throw new GoesAlone();
  }
}

const WRITING = /\b(?:insert|update|delete|merge|nextval|set_config|pg_notify|pg_advisory_\w+|for\s+(?:no\s+key\s+)?(?:key\s+)?share)\b/iu;
const known = new Map<string, boolean>();
/** Texts are constants of the program; were one not, the memory would not grow without end. */
const MOST_KNOWN = 2000;

/** Whether a statement neither changes nor locks anything. A word too many only costs a member its place in the batch. */
export function isReading(text: string): boolean {
  const before = known.get(text);
  if (before !== undefined) return before;
  const is = /^\s*(?:select|with)\b/iu.test(text) && !WRITING.test(text);
  if (known.size < MOST_KNOWN) known.set(text, is);
  return is;
}

/** Writes what the members ordered: each in its own order, and what is shared together. */
export function writeAll(tx: Tx, members: readonly MemberTx[]): void {
  for (const group of inOrder(members.map(({ writes }) => writes))) {
    const [first] = group;
    if (!first) continue;
    if ('statement' in first) tx.write(first.statement, first.values);
    else
      tx.write(
        first.key,
        first.key.values(
          tx.tenantId,
          group.map((one) => ('asked' in one ? one.asked : undefined)),
        ),
      );
  }
}
