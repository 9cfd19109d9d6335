import type { Named, Tx } from '../../../kernel/database/tx.js';
import { personHasLeftNow } from '../../people/index.js';
import { waitsSql } from '../queries/waiting-sql.js';

/** Where a login stands before its password is looked at. Times of day are true time in the tenant's zone. */
export type Attempt =
  | {
      readonly type: 'known';
      readonly personId: string;
      readonly hash: string;
      readonly codeHash: string | null;
      readonly waits: boolean;
      readonly hasLeft: boolean;
      readonly failures: number;
      readonly until: string | null;
    }
  | { readonly type: 'locked'; readonly personId: string; readonly until: string }
  | { readonly type: 'unknown' };

const found = `
  select a.person_id from accounts a join persons p on p.id = a.person_id
  where (p.staff_no = $1 or p.mobile = $1) and not a.is_disabled order by p.staff_no = $1 desc limit 1`;
const until = `to_char(a.locked_until at time zone (select zone from tenants), 'HH24:MI') as until`;
const failures = 'case when a.locked_until is null then a.failures + 1 else 1 end';

const count: Named = {
  name: 'count-attempt',
  text: `
    update accounts a set failures = ${failures}, locked_until = case when ${failures} >= 5 then now() + interval '15 minutes' end
    from (${found}) f where a.person_id = f.person_id and (a.locked_until is null or a.locked_until <= now())
    returning a.person_id as "personId", a.password_hash as hash, a.code_hash as "codeHash", ${waitsSql} as waits, ${personHasLeftNow('a.person_id')} as "hasLeft", a.failures, ${until}`,
};
const lock: Named = {
  name: 'read-lock',
  text: `select a.person_id as "personId", ${until} from accounts a join (${found}) f on f.person_id = a.person_id where a.locked_until > now()`,
};

/**
 * Counts the attempt as failed before the password is compared, so that a hundred guesses at once are five guesses.
 * A right password takes the count back.
 */
export async function countAttempt(tx: Tx, login: string): Promise<Attempt> {
  const known = await tx.row<Omit<Extract<Attempt, { type: 'known' }>, 'type'>>(count, [login]);
  if (known) return { type: 'known', ...known };
  const locked = await tx.row<{ personId: string; until: string }>(lock, [login]);
  return locked ? { type: 'locked', ...locked } : { type: 'unknown' };
}
