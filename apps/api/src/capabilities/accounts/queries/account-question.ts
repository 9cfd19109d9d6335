import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { personHasLeft, permissionsOf } from '../../people/index.js';
import { maySeeAccounts } from '../account.policy.js';
import type { AccountQuestion, AccountState } from '../account.policy.js';

const readState = {
  name: 'read-account-state',
  text: `
    select a.person_id is not null as "hasAccount", coalesce(a.is_disabled, false) as "isDisabled", coalesce(a.locked_until > now(), false) as "isLocked",
      ${personHasLeft('p.id', '$2')} as "hasLeft"
    from persons p left join accounts a on a.person_id = p.id where p.id = $1`,
};

/** Who asks what about whom. Somebody who may not see accounts finds nobody. */
export async function accountQuestion(tx: Tx, personId: string, by: string): Promise<AccountQuestion> {
  const { today } = await clockOf(tx);
  const mine = (await permissionsOf(tx, by, today)).map(({ permission }) => permission);
  if (!maySeeAccounts(mine)) throw new DomainError('request.not-allowed');
  const account = await tx.row<AccountState>(readState, [personId, today]);
  if (!account) throw new DomainError('request.not-found');
  const theirs = (await permissionsOf(tx, personId, today)).map(({ permission }) => permission);
  return { mine, isMyself: personId === by, theirs, account };
}
