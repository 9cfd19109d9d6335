import { Inject, Injectable } from '@nestjs/common';
import { Batches } from '../batches/batches.js';
import { columnsOf, rowsOf } from '../database/row-columns.js';
import { writeShared } from '../database/tx.js';
import type { Shared, Tx } from '../database/tx.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isConnectionLoss } from '../errors/connection-loss.js';
import { DomainError } from '../errors/domain-error.js';
import { OutcomeUnknown } from '../errors/outcome-unknown.js';
import { PROBLEM_CATALOGUE } from '../errors/problem-catalogue.js';
import type { ProblemCatalogue } from '../errors/problem-catalogue.js';
import { uuidOf } from '../ids/uuid-of.js';
import { uuidV7 } from '../ids/uuid-v7.js';
import { OutboxDrain } from '../outbox/outbox-drain.js';
import type { Caller } from './caller.js';
import type { CommandRequest } from './command-request.js';

const KEYS = { person: 'uuid', key: 'uuid', hash: 'bytea', answer: 'text' } as const;

interface Answered {
  readonly caller: Caller;
  readonly request: CommandRequest;
  readonly answer: unknown;
}

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
// Fails where the key was used before: then nothing of the decision remains.
const keepDecided: Shared<Answered> = {
  name: 'keep-decided-answers',
  text: `insert into idempotency_keys (tenant_id, person_id, key, request_hash, status, answer)
         select $1, k.person, k.key, k.hash, 200, k.answer::json from ${rowsOf([KEYS], { table: KEYS, as: 'k', first: 2 })}`,
  values: (tenantId, answered) => [
    tenantId,
    ...columnsOf(
      KEYS,
      answered.map(({ caller, request, answer }) => ({
        person: caller.personId,
        key: request.key,
        hash: request.hash,
        answer: JSON.stringify(answer ?? null),
      })),
    ),
  ],
};

/** A request to decide on one thing; two on the same thing never share a transaction. */
export interface DecisionRequest extends CommandRequest {
  /** Id of the item. */
  readonly subject: string;
}

/** A request that is carried out in many transactions. */
export interface InParts<P, T> {
  /** What is asked before anything is done; may refuse the whole. */
  readonly prepare: () => Promise<P>;
  /** Each part in a transaction and under a key of its own, so that a retry repeats none. Without `isFinal` the answer is not kept: the same request again tries the rest once more. */
  readonly carryOut: (prepared: P) => Promise<{ readonly answer: T; readonly isFinal: boolean }>;
}

/**
 * Runs one mutating request: one transaction, one idempotency key, one answer.
 * The answer is stored with the change, so a retry after a lost reply gets the same one. Refusals store nothing.
 */
@Injectable()
export class CommandRunner {
  constructor(
    @Inject(UnitOfWork) private readonly work: UnitOfWork,
    @Inject(Batches) private readonly batches: Batches,
    @Inject(OutboxDrain) private readonly outbox: OutboxDrain,
    @Inject(PROBLEM_CATALOGUE) private readonly problems: ProblemCatalogue,
  ) {}

  async run<T>(caller: Caller, request: CommandRequest, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      const answer = await this.work.run(caller.tenantId, async (tx) => {
        if ((await tx.row(takenKey, [caller.tenantId, caller.personId, request.key, request.hash])) === null) return storedAnswer<T>(tx, caller, request);
        const done = await work(tx);
        tx.atEnd(keepAnswer, [caller.tenantId, caller.personId, request.key, request.hash, JSON.stringify(done ?? null)]);
        return done;
      });
      this.outbox.wake();
      return answer;
    } catch (error) {
      await this.recordLateAttempt(caller, error);
      throw error;
    }
  }

  /**
   * The same for work that does nothing outside its transaction and can be begun again: it may share its transaction with others (`Batches`).
   * Its key is kept with the answer at the end. If the request was carried out before, the work is refused or meets the key, and the first answer is given.
   */
  async decide<T>(caller: Caller, request: DecisionRequest, work: (tx: Tx) => Promise<T>): Promise<T> {
    try {
      const answer = await this.batches.run(caller.tenantId, request.subject, async (tx) => {
        const decided = await work(tx);
        writeShared(tx, keepDecided, { caller, request, answer: decided });
        return decided;
      });
      this.outbox.wake();
      return answer;
    } catch (error) {
      const before = isDecided(error) ? await this.work.read(caller.tenantId, (tx) => answerOf<T>(tx, caller, request)) : null;
      if (before) return before.answer;
      await this.recordLateAttempt(caller, error, request.subject);
      throw error;
    }
  }

  /**
   * The same for work of many transactions. What this very request was answered before is answered again; and before any part of it is done the
   * key is bound to it, so that another body under the key is refused, however far the work came and whether its answer was kept or not.
   */
  async inParts<P, T>(caller: Caller, request: CommandRequest, { prepare, carryOut }: InParts<P, T>): Promise<T> {
    const earlier = await this.earlier<T>(caller, request);
    if (earlier) return earlier.answer;
    const prepared = await prepare();
    await this.run(caller, { key: uuidOf(`${request.key}/begun`), hash: request.hash }, async () => null);
    const { answer, isFinal } = await carryOut(prepared);
    return isFinal ? this.run(caller, request, async () => answer) : answer;
  }

  /** What this very request was answered before; null where it was not carried out, or not to its end. Another body under its key is refused. */
  earlier<T>(caller: Caller, request: CommandRequest): Promise<{ readonly answer: T } | null> {
    return this.work.read(caller.tenantId, (tx) => answerOf<T>(tx, caller, request));
  }

  /** A conflict is worth remembering: somebody tried to act on what had changed. It goes to the access log, with the item it was meant for, never to an item's own record. */
  private async recordLateAttempt(caller: Caller, error: unknown, itemId: string | null = null): Promise<void> {
    if (!(error instanceof DomainError) || this.problems[error.code]?.status !== 409) return;
    await this.work.run(caller.tenantId, (tx) =>
      tx.rows('insert into access_log (tenant_id, id, person_id, what, item_id, facts) values ($1, $2, $3, $4, $5, $6)', [
        caller.tenantId,
        uuidV7(),
        caller.personId,
        `late:${error.code}`,
        itemId,
        JSON.stringify(error.facts),
      ]),
    );
  }
}

/** Refused, or stopped by a statement: whatever could not be answered may be known from before. Where the connection went away, the next try finds out. */
function isDecided(error: unknown): boolean {
  return !(error instanceof OutcomeUnknown) && !isConnectionLoss(error);
}

/** Null where the key was never used. */
async function answerOf<T>(tx: Tx, { personId }: Caller, { key, hash }: CommandRequest): Promise<{ readonly answer: T } | null> {
  const stored = await tx.row<{ hash: Buffer; answer: T }>(readKey, [personId, key]);
  if (stored && !stored.hash.equals(hash)) throw new DomainError('request.key-reused');
  return stored;
}

async function storedAnswer<T>(tx: Tx, caller: Caller, request: CommandRequest): Promise<T> {
  const stored = await answerOf<T>(tx, caller, request);
  if (!stored) throw new DomainError('request.key-reused');
  return stored.answer;
}
