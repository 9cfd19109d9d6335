import { Inject, Injectable } from '@nestjs/common';
import type { Tx } from '../../../kernel/database/tx.js';
import { UnitOfWork } from '../../../kernel/database/unit-of-work.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { tenantOf } from '../../people/index.js';
import { pretendToVerify } from '../password.js';
import { verifySecret } from '../release-code.js';
import type { Verdict } from '../release-code.js';
import { newSessionToken, sessionHash } from '../session-token.js';
import { UnknownLogins } from '../unknown-logins.js';
import { countAttempt } from './attempt.js';
import type { Attempt } from './attempt.js';

export interface SignInRequest {
  readonly tenantId: string;
  readonly login: string;
  readonly password: string;
  readonly isPublicComputer: boolean;
  /** Where the request came from, for the access log. */
  readonly address: string;
  readonly isOnThisMachine: boolean;
}

export interface SignedIn {
  readonly personId: string;
  readonly token: string;
}

const MOST = 5;

/** Sign-in by staff number or mobile number. The answer never tells whether there is such a user. */
@Injectable()
export class SignIn {
  private readonly unknown = new UnknownLogins();

  constructor(@Inject(UnitOfWork) private readonly work: UnitOfWork) {}

  async execute(request: SignInRequest): Promise<SignedIn> {
    await this.refuseDemoElsewhere(request);
    const attempt = await this.work.run(request.tenantId, (tx) => countAttempt(tx, request.login));
    // Outside a transaction: a hash takes long enough to matter for a connection.
    const verdict = attempt.type === 'known' ? await verifySecret(attempt, request.password) : await nobodys(request.password);
    if (attempt.type !== 'known' || verdict === 'wrong') return this.refuse(request, attempt);
    if (attempt.hasLeft) throw await this.left(request);
    if (attempt.waits) throw new DomainError('sign-in.awaits-release');
    if (verdict === 'code-missing') throw new DomainError('sign-in.code-missing');
    return this.work.run(request.tenantId, (tx) => openSession(tx, attempt.personId, request.isPublicComputer));
  }

  /** Demo passwords are public. */
  private async refuseDemoElsewhere({ tenantId, isOnThisMachine }: SignInRequest): Promise<void> {
    if (isOnThisMachine) return;
    const { isDemo } = await this.work.read(tenantId, tenantOf);
    if (isDemo) throw new DomainError('sign-in.demo-elsewhere');
  }

  private async refuse(request: SignInRequest, attempt: Attempt): Promise<never> {
    throw await this.work.run(request.tenantId, async (tx) => {
      await logFailure(tx, request, attempt);
      const { zone, officePhone } = await tenantOf(tx);
      const { left, until } = this.outlook(attempt, request.login, zone);
      return until === null ? new DomainError('sign-in.wrong', { left }) : new DomainError('sign-in.locked', { until, phone: officePhone });
    });
  }

  /** Told to nobody but who has the password: to others the account looks as any. */
  private async left({ tenantId }: SignInRequest): Promise<DomainError> {
    const { officePhone } = await this.work.read(tenantId, tenantOf);
    return new DomainError('sign-in.left', { phone: officePhone });
  }

  private outlook(attempt: Attempt, login: string, zone: string): { left: number; until: string | null } {
    if (attempt.type === 'known') return { left: MOST - attempt.failures, until: attempt.until };
    if (attempt.type === 'locked') return { left: 0, until: attempt.until };
    const { left, lockedUntil } = this.unknown.fail(login);
    return { left, until: lockedUntil === null ? null : timeOfDay(lockedUntil, zone) };
  }
}

async function nobodys(password: string): Promise<Verdict> {
  await pretendToVerify(password);
  return 'wrong';
}

function timeOfDay(instant: Date, zone: string): string {
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' }).format(instant);
}

const addLine = { name: 'log-failed-sign-in', text: 'insert into access_log (tenant_id, id, person_id, what, facts) values ($1, $2, $3, $4, $5)' };

/** Without the login that was typed: often enough it is a password. */
async function logFailure(tx: Tx, { address }: SignInRequest, attempt: Attempt): Promise<void> {
  const personId = attempt.type === 'unknown' ? null : attempt.personId;
  await tx.rows(addLine, [tx.tenantId, uuidV7(), personId, 'sign-in.failed', JSON.stringify({ login: attempt.type, address })]);
}

const forgiveFailures = { name: 'forgive-failures', text: 'update accounts set failures = 0, locked_until = null, signed_in_at = now() where person_id = $1' };
const dropOldSessions = { name: 'drop-old-sessions', text: 'delete from sessions where expires_at < now()' };
const addSession = {
  name: 'add-session',
  text: `insert into sessions (tenant_id, token_hash, person_id, is_public_computer, expires_at)
         values ($1, $2, $3, $4, now() + case when $4 then interval '10 minutes' else interval '12 hours' end)`,
};

async function openSession(tx: Tx, personId: string, isPublicComputer: boolean): Promise<SignedIn> {
  const token = newSessionToken();
  await tx.rows(forgiveFailures, [personId]);
  await tx.rows(dropOldSessions);
  await tx.rows(addSession, [tx.tenantId, sessionHash(token), personId, isPublicComputer]);
  return { personId, token };
}
