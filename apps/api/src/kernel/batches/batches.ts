import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isConnectionLoss } from '../errors/connection-loss.js';
import { DomainError } from '../errors/domain-error.js';
import { OutcomeUnknown } from '../errors/outcome-unknown.js';
import { MemberTx, Questions, writeAll } from './member-tx.js';

/** So many of one tenant on their way at once: one is thought through while others are written and wait for the disk. What comes meanwhile waits and goes together. */
const LANES = 3;
/** A lane is given up on after so long: somebody may hold the lock it waits for, and that is nobody else's affair. */
const PATIENCE_MS = 100;
/** And the next may be thought through beside one that takes longer than so: by itself thinking is a few milliseconds. */
const THOUGHT_MS = 20;
const MOST = 64;

/** Work that can be begun again from the start, and does nothing but by its transaction. */
interface Waiting {
  /** What it changes: no two of one batch change the same. */
  readonly subject: string;
  readonly work: (tx: Tx) => Promise<unknown>;
  readonly done: (answer: unknown) => void;
  readonly fail: (error: unknown) => void;
}

/** How one member of a batch fared before anything was written. */
type Outcome =
  | { readonly type: 'done'; readonly answer: unknown; readonly tx: MemberTx }
  | { readonly type: 'refused' | 'failed'; readonly error: unknown }
  | { readonly type: 'alone' };

interface Line {
  waiting: Waiting[];
  running: number;
  /** Those of them that have not yet decided all they have to write. */
  thinking: number;
  isLooking: boolean;
}

/** Everybody was refused or goes alone: there is nothing to commit. */
class NothingToKeep extends Error {}

/**
 * Micro-batches: work of one tenant on different subjects that waits at the same moment shares one transaction, its statements and its commit.
 * Who comes alone is carried out alone. A refusal stops no other; what cannot be done beside others, and every batch that fails, is done one by one.
 */
@Injectable()
export class Batches {
  private readonly lines = new Map<string, Line>();

  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  /** Fails as `UnitOfWork.run` does. */
  run<T>(tenantId: string, subject: string, work: (tx: Tx) => Promise<T>): Promise<T> {
    return new Promise<T>((done, fail) => {
      const line = this.lines.get(tenantId) ?? { waiting: [], running: 0, thinking: 0, isLooking: false };
      this.lines.set(tenantId, line);
      line.waiting.push({ subject, work, done: (answer) => done(answer as T), fail }); // it is the answer of this very work
      this.look(tenantId, line);
    });
  }

  /** At once, with all that comes in this turn of the event loop. */
  private look(tenantId: string, line: Line): void {
    if (line.isLooking || line.waiting.length === 0 || line.thinking > 0 || line.running >= LANES) return;
    line.isLooking = true;
    setImmediate(() => {
      line.isLooking = false;
      this.start(tenantId, line);
      this.look(tenantId, line);
    });
  }

  private start(tenantId: string, line: Line): void {
    const batch = nextOf(line.waiting);
    line.waiting = line.waiting.filter((one) => !batch.includes(one));
    line.running += 1;
    line.thinking += 1;
    const thought = once(() => {
      line.thinking -= 1;
      this.look(tenantId, line);
    });
    const leave = once(() => {
      thought();
      line.running -= 1;
      this.look(tenantId, line);
    });
    const timers = [setTimeout(thought, THOUGHT_MS), setTimeout(leave, PATIENCE_MS)];
    void this.carryOut(tenantId, batch, thought).finally(() => {
      for (const timer of timers) clearTimeout(timer);
      leave();
    });
  }

  private carryOut(tenantId: string, batch: readonly Waiting[], thought: () => void): Promise<unknown> {
    const [first, ...more] = batch;
    return first && more.length === 0 ? this.alone(tenantId, first, thought) : this.together(tenantId, batch, thought);
  }

  private alone(tenantId: string, { work, done, fail }: Waiting, thought?: () => void): Promise<void> {
    return this.work
      .run(tenantId, async (tx) => {
        const answer = await work(tx);
        thought?.();
        return answer;
      })
      .then(done, fail);
  }

  private async together(tenantId: string, batch: readonly Waiting[], thought: () => void): Promise<void> {
    let outcomes: readonly Outcome[] = [];
    const failure = await this.work
      .run(tenantId, async (tx) => {
        const questions = new Questions(tx);
        // All of them to their end: none may still ask when the transaction is over.
        outcomes = await Promise.all(batch.map(({ work }) => attempt(work, new MemberTx(tx, questions))));
        keep(tx, outcomes);
        thought();
      })
      .then(
        () => null,
        (error: unknown) => error,
      );
    const left = batch.filter((member, n) => !isSettled(member, outcomes[n], failure));
    const isBroken = failure !== null && !(failure instanceof NothingToKeep) && !(failure instanceof OutcomeUnknown);
    if (isBroken) for (const member of left) await this.alone(tenantId, member);
    else await Promise.all(left.map((member) => this.alone(tenantId, member)));
  }
}

function once(act: () => void): () => void {
  let isDone = false;
  return () => {
    if (isDone) return;
    isDone = true;
    act();
  };
}

/** The first that wait, one for each subject. */
function nextOf(waiting: readonly Waiting[]): readonly Waiting[] {
  const batch = new Map<string, Waiting>();
  for (const one of waiting) if (batch.size < MOST && !batch.has(one.subject)) batch.set(one.subject, one);
  return [...batch.values()];
}

async function attempt(work: Waiting['work'], tx: MemberTx): Promise<Outcome> {
  try {
    const answer = await work(tx);
    return tx.goesAlone ? { type: 'alone' } : { type: 'done', answer, tx };
  } catch (error) {
    if (tx.goesAlone) return { type: 'alone' };
    return { type: error instanceof DomainError ? 'refused' : 'failed', error };
  }
}

/** Writes what those ordered who are done. What went wrong for one may have ended the transaction for all. */
function keep(tx: Tx, outcomes: readonly Outcome[]): void {
  for (const one of outcomes) if (one.type === 'failed') throw one.error;
  const done = outcomes.flatMap((one) => (one.type === 'done' ? [one.tx] : []));
  if (done.length === 0) throw new NothingToKeep();
  writeAll(tx, done);
  for (const change of done.flatMap(({ announced }) => announced)) tx.announce(change);
}

/** Answers whoever can be answered; the others are to be carried out alone. Without a connection nothing is tried again. */
function isSettled({ done, fail }: Waiting, outcome: Outcome | undefined, failure: unknown): boolean {
  if (outcome?.type === 'refused') fail(outcome.error);
  else if (outcome?.type === 'done' && failure === null) done(outcome.answer);
  else if ((outcome?.type === 'done' && failure instanceof OutcomeUnknown) || isConnectionLoss(failure)) fail(failure);
  else return false;
  return true;
}
