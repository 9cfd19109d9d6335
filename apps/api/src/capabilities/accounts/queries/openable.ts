import { clockOf } from '../../../kernel/clock/clock.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { rowHasLeft, permissionsOf } from '../../people/index.js';
import { allowedAccountActs } from '../account.policy.js';

/** As many as one list to print and cut can well hold. */
const MOST_AT_ONCE = 1000;

// Administrators are left to the one who may give them a password.
const without = {
  name: 'people-without-account',
  text: `
    select p.id, exists (
      select from post_holdings h join posts o on o.id = h.post_id
      where h.person_id = p.id and h.during @> $1::date and o.permissions && array['people.manage', 'security.manage', 'audit.manage']) as "isGuarded"
    from persons p left join accounts a on a.person_id = p.id
    where a.person_id is null and not ${rowHasLeft('p', '$1::date')} and ($2::uuid[] is null or p.id = any($2)) order by p.staff_no limit ${MOST_AT_ONCE}`,
};

/** People an account can be opened for by this person: the named ones, or everybody who has none. */
export async function openable(tx: Tx, by: string, people: readonly string[] | null): Promise<string[]> {
  const { today } = await clockOf(tx);
  const mine = (await permissionsOf(tx, by, today)).map(({ permission }) => permission);
  const account = { hasAccount: false, isDisabled: false, isLocked: false, hasLeft: false };
  if (!mine.includes('people.manage') && !mine.includes('security.manage')) throw new DomainError('request.not-allowed');
  const found = await tx.rows<{ id: string; isGuarded: boolean }>(without, [today, people]);
  const answers = await Promise.all(
    found.map(async ({ id, isGuarded }) => {
      const theirs = isGuarded ? (await permissionsOf(tx, id, today)).map(({ permission }) => permission) : [];
      return { id, may: allowedAccountActs({ mine, isMyself: id === by, theirs, account }).includes('open') };
    }),
  );
  return answers.filter(({ may }) => may).map(({ id }) => id);
}
