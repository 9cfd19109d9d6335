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
const takeKey = {
  name: 'take-idempotency-key',
  text: `insert into idempotency_keys (tenant_id, person_id, key, request_hash, status) values ($1, $2, $3, $4, 0)
         on conflict do nothing returning key`,
};
const readKey = { name: 'read-idempotency-key', text: 'select request_hash as hash, answer from idempotency_keys where person_id = $1 and key = $2' };
const keepAnswer = {
  name: 'keep-idempotent-answer',
  text: 'update idempotency_keys set status = 200, answer = $3 where person_id = $1 and key = $2',
};

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

  async run<T>(caller: Caller, request: CommandRequest, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      const answer = await this.work.run(caller.tenantId, (tx) => once(tx, caller, request, work));
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

async function once<T>(tx: Tx, caller: Caller, request: CommandRequest, work: (tx: Tx) => Promise<T>): Promise<T> {
  const taken = await tx.row(takeKey, [caller.tenantId, caller.personId, request.key, request.hash]);
  if (!taken) return storedAnswer<T>(tx, caller, request);
  const answer = await work(tx);
  tx.atEnd(keepAnswer, [caller.personId, request.key, JSON.stringify(answer ?? null)]);
  return answer;
}

async function storedAnswer<T>(tx: Tx, caller: Caller, request: CommandRequest): Promise<T> {
  const stored = await tx.row<{ hash: Buffer; answer: T }>(readKey, [caller.personId, request.key]);
  if (!stored || !stored.hash.equals(request.hash)) throw new DomainError('request.key-reused');
  return stored.answer;
}
