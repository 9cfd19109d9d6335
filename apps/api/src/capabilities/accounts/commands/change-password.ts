import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import type { Caller } from '../../../kernel/http/caller.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { recordOrganisationEvent, tenantOf } from '../../people/index.js';
import { hashPassword } from '../password.js';
import { verifySecret } from '../release-code.js';
import { passwordFault } from '../password-rules.js';
import type { PasswordOwner } from '../password-rules.js';
import { countAttempt } from './attempt.js';

const readOwner = { name: 'read-password-owner', text: 'select staff_no as "staffNo", mobile, name from persons where id = $1' };
// Whoever was given a password sees in the history when somebody first used it: himself, or the one who gave it.
const readGiven = { name: 'is-password-given', text: 'select must_change as "isGiven" from accounts where person_id = $1 for update' };
const set = `
  update accounts set password_hash = $2, must_change = false, given_by = null, code_hash = null, failures = 0, locked_until = null, password_at = now() where person_id = $1`;
const endOthers = 'delete from sessions where person_id = $1 and token_hash <> $2';
const addLine = 'insert into access_log (tenant_id, id, person_id, what, facts) values ($1, $2, $3, $4, $5)';

/** One's own password: the old one is asked and counted like a sign-in, so that a found screen is no way to guess it. */
@Injectable()
export class ChangePassword {
  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  /** What is stored later, by `keepPassword`; hashes are made outside of transactions. */
  async prepare(caller: Caller, old: string, wanted: string): Promise<string> {
    const owner = await this.check(caller, old);
    const fault = passwordFault(wanted, owner);
    if (fault !== null) throw new DomainError(`password.${fault}`);
    if (old === wanted) throw new DomainError('password.same');
    return hashPassword(wanted);
  }

  /** Whether it is his own password; asked before what a found screen must not be enough for. Counted like a sign-in. */
  async check({ tenantId, personId }: Caller, old: string): Promise<PasswordOwner> {
    const owner = await this.work.read(tenantId, (tx) => tx.row<PasswordOwner>(readOwner, [personId]));
    if (!owner) throw new DomainError('request.not-found');
    const attempt = await this.work.run(tenantId, (tx) => countAttempt(tx, owner.staffNo));
    if (attempt.type !== 'known' || (await verifySecret(attempt, old)) !== 'right')
      return this.refuse(tenantId, personId, attempt.type === 'unknown' ? null : attempt.until);
    await this.work.run(tenantId, (tx) => tx.rows('update accounts set failures = 0, locked_until = null where person_id = $1', [personId]));
    return owner;
  }

  private async refuse(tenantId: string, personId: string, until: string | null): Promise<never> {
    throw await this.work.run(tenantId, async (tx) => {
      await tx.rows(addLine, [tenantId, uuidV7(), personId, 'password.wrong', '{}']);
      return until === null ? new DomainError('password.wrong') : new DomainError('sign-in.locked', { until, phone: (await tenantOf(tx)).officePhone });
    });
  }
}

/** From now on the new password; every other session of the person ends. */
export async function keepPassword(tx: Tx, { personId, sessionHash }: Caller, hash: string): Promise<void> {
  const given = await tx.row<{ isGiven: boolean }>(readGiven, [personId]);
  await tx.rows(set, [personId, hash]);
  await tx.rows(endOthers, [personId, sessionHash]);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'account', id: personId },
    record: given?.isGiven ? 'account.first-password' : 'account.password-changed',
    byPersonId: personId,
    facts: {},
  });
}
