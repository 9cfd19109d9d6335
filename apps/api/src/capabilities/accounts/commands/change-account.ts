import type { OrganisationRecord } from '../../people/index.js';
import { recordOrganisationEvent } from '../../people/index.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { allowedAccountActs } from '../account.policy.js';
import type { AccountAct } from '../account.policy.js';
import { accountQuestion } from '../queries/account-question.js';

export type Switch = Extract<AccountAct, 'disable' | 'enable' | 'unlock' | 'sign-out'>;

const records: Readonly<Record<Switch, OrganisationRecord>> = {
  disable: 'account.disabled',
  enable: 'account.enabled',
  unlock: 'account.unlocked',
  'sign-out': 'account.sessions-ended',
};
const statements: Readonly<Record<Switch, string>> = {
  disable: 'update accounts set is_disabled = true where person_id = $1',
  enable: 'update accounts set is_disabled = false, failures = 0, locked_until = null where person_id = $1',
  unlock: 'update accounts set failures = 0, locked_until = null where person_id = $1',
  'sign-out': 'select from accounts where person_id = $1',
};

export interface AccountChange {
  readonly act: Switch;
  readonly personId: string;
  readonly by: string;
  /** One session of several; null: all of them. */
  readonly session?: string | null;
}

/** Takes an account away, gives it back, unlocks it, or ends its sessions: what is deleted here is refused at the next request. */
export async function changeAccount(tx: Tx, { act, personId, by, session = null }: AccountChange): Promise<void> {
  await refuseUnlessAllowed(tx, { act, personId, by });
  await tx.rows(statements[act], [personId]);
  if (act === 'disable' || act === 'sign-out') await endSessions(tx, personId, session);
  await recordOrganisationEvent(tx, { subject: { kind: 'account', id: personId }, record: records[act], byPersonId: by, facts: {} });
}

export async function endSessions(tx: Tx, personId: string, session: string | null): Promise<void> {
  await tx.rows("delete from sessions where person_id = $1 and ($2::text is null or encode(sha256(token_hash), 'hex') = $2)", [personId, session]);
}

/** Policy first; the account's row is locked so that two administrators do not pass each other. */
export async function refuseUnlessAllowed(tx: Tx, asked: { act: AccountAct; personId: string; by: string }): Promise<void> {
  await tx.rows('select from accounts where person_id = $1 for update', [asked.personId]);
  await refuseUnoffered(tx, asked);
}

/** The policy alone, as things stand now. */
export async function refuseUnoffered(tx: Tx, { act, personId, by }: { act: AccountAct; personId: string; by: string }): Promise<void> {
  const question = await accountQuestion(tx, personId, by);
  if (!allowedAccountActs(question).includes(act))
    throw new DomainError(question.account.hasAccount === (act === 'open') ? 'account.changed' : 'account.not-allowed');
}
