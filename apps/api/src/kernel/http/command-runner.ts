import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { DomainError } from '../errors/domain-error.js';
import { PROBLEM_CATALOGUE } from '../errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../errors/problem-catalogue.js';
import { uuidV7 } from '../ids/uuid-v7.js';
import { OutboxDrain } from '../outbox/outbox-drain.js';
import type { Caller } from './caller.js';
import type { CommandRequest } from './command-request.js';

// A second equal request waits here for the first one's commit, and then finds its answer.
const takenKey = {
  name: 'take-idempotency-key',
  text: `insert into idempotency_keys (tenant_id, person_id, key, request_hash, status) values ($1, $2, $3, $4, 0)
         on conflict do nothing returning key`,
};
const readKey = { name: 'read-idempotency-key', text: 'select request_hash as hash, answer from idempotency_keys where person_id = $1 and key = $2' };
// Its own row is there already. Said as an insert, it is found by the key's index whatever the planner believes of a table that was empty once.
const keepAnswer = {
  name: 'keep-idempotent-answer',
  text: `insert into idempotency_keys (tenant_id, person_id, key, request_hash, status, answer) values ($1, $2, $3, $4, 200, $5)
         on conflict on constraint pk_idempotency_keys do update set status = excluded.status, answer = excluded.answer`,
};

/** The same request was carried out before: whatever was done a second time is taken back. */
class CarriedOutBefore extends Error {}

/**
 * Runs one mutating request: one transaction, one idempotency key, one answer.
 * The answer is stored with the change, so a retry after a lost reply gets the same one. Refusals store nothing.
 */
@Injectable()
export class CommandRunner {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  run<T>(caller: Caller, request: CommandRequest, work: (tx: Tx) => Promise<T>): Promise<T> {
    return this.carriedOut(caller, async (tx) => {
      if (!(await takeKey(tx, caller, request))) return storedAnswer<T>(tx, caller, request);
      return keptAnswer(tx, { caller, request, answer: await work(tx) });
    });
  }

  /**
   * The same for work that does nothing outside its transaction: it begins before it is known whether the request was carried out before, which saves
   * a round trip. If it was, all of the work is taken back and the first answer given.
   */
  async decide<T>(caller: Caller, request: CommandRequest, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      return await this.carriedOut(caller, async (tx) => {
        const [taken, done] = await Promise.allSettled([takeKey(tx, caller, request), work(tx)]);
        if (taken.status === 'rejected') throw taken.reason;
        if (!taken.value) throw new CarriedOutBefore();
        if (done.status === 'rejected') throw done.reason;
        return keptAnswer(tx, { caller, request, answer: done.value });
      });
    } catch (error) {
      if (!(error instanceof CarriedOutBefore)) throw error;
      return this.work.read(caller.tenantId, (tx) => storedAnswer<T>(tx, caller, request));
    }
  }

  private async carriedOut<T>(caller: Caller, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      const answer = await this.work.run(caller.tenantId, work);
      this.outbox.wake();
      return answer;
    } catch (error) {
      await this.recordLateAttempt(caller, error);
      throw error;
    }
  }

  /** A conflict is worth remembering: somebody tried to act on what had changed. It goes to the access log, never to an item. */
  private async recordLateAttempt(caller: Caller, error: unknown): Promise<void> {
    if (!(error instanceof DomainError) || this.problems[error.code]?.status !== 409) return;
    await this.work.run(caller.tenantId, (tx) =>
      tx.rows('insert into access_log (tenant_id, id, person_id, what, facts) values ($1, $2, $3, $4, $5)', [
        caller.tenantId, uuidV7(), caller.personId, `late:${error.code}`, JSON.stringify(error.facts),
      ]),
    );
  }
}

async function takeKey(tx: Tx, caller: Caller, request: CommandRequest): Promise<boolean> {
  return (await tx.row(takenKey, [caller.tenantId, caller.personId, request.key, request.hash])) !== null;
}

interface Answered<T> {
  readonly caller: Caller;
  readonly request: CommandRequest;
  readonly answer: T;
}

function keptAnswer<T>(tx: Tx, { caller, request, answer }: Answered<T>): T {
  tx.atEnd(keepAnswer, [caller.tenantId, caller.personId, request.key, request.hash, JSON.stringify(answer ?? null)]);
  return answer;
}

async function storedAnswer<T>(tx: Tx, caller: Caller, request: CommandRequest): Promise<T> {
  const stored = await tx.row<{ hash: Buffer; answer: T }>(readKey, [caller.personId, request.key]);
  if (!stored || !stored.hash.equals(request.hash)) throw new DomainError('request.key-reused');
  return stored.answer;
}
