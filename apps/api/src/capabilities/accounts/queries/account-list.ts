import { clockOf } from '../../../kernel/clock/clock.js';
import { MOMENT_FORMAT } from '../../../kernel/clock/moment-format.js';
import type { Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { rowHasLeft, permissionsOf } from '../../people/index.js';
import { allowedAccountActs, maySeeAccounts } from '../account.policy.js';
import type { AccountAct } from '../account.policy.js';
import { accountQuestion } from './account-question.js';
import { waitingReleases } from './waiting-releases.js';
import type { WaitingLine } from './waiting-releases.js';

/** An account of somebody who has left opens nothing, whatever else it is. */
export type AccountKind = 'none' | 'new' | 'active' | 'locked' | 'disabled' | 'left';

export interface AccountLine {
  readonly personId: string;
  readonly name: string;
  readonly staffNo: string;
  readonly units: string;
  readonly posts: string;
  readonly state: AccountKind;
  readonly mustChange: boolean;
  readonly signedInAt: string | null;
  readonly lockedUntil: string | null;
}

export interface AccountFilter {
  readonly q: string;
  readonly state: AccountKind | null;
  readonly page: number;
}

export interface AccountList {
  readonly rows: readonly AccountLine[];
  readonly total: number;
  readonly counts: Readonly<Record<AccountKind, number>>;
  readonly mayOpen: boolean;
  /** What waits for this administrator, whatever the filter. */
  readonly waiting: readonly WaitingLine[];
}

const PAGE = 50;
const base = `
  with line as (
    select p.id as "personId", p.name, p.staff_no as "staffNo",
      coalesce((select string_agg(unit_name_on(u.id, $1::date), '、' order by u.tree desc, u.ordinal) from memberships m join units u on u.id = m.unit_id where m.person_id = p.id and m.during @> $1::date), '') as units,
      coalesce((select string_agg(o.label, '、' order by o.ordinal) from post_holdings h join posts o on o.id = h.post_id where h.person_id = p.id and h.during @> $1::date), '') as posts,
      case when a.person_id is null then 'none' when ${rowHasLeft('p', '$1::date')} then 'left' when a.is_disabled then 'disabled' when a.locked_until > now() then 'locked' when a.signed_in_at is null then 'new' else 'active' end as state,
      coalesce(a.must_change, false) as "mustChange",
      to_char(a.signed_in_at at time zone t.zone, '${MOMENT_FORMAT}') as "signedInAt",
      case when a.locked_until > now() then to_char(a.locked_until at time zone t.zone, 'HH24:MI') end as "lockedUntil"
    from persons p cross join tenants t left join accounts a on a.person_id = p.id
    where not ${rowHasLeft('p', '$1::date')} or a.person_id is not null
  ), found as (
    select * from line where $2 = '' or position(lower($2) in lower(name || ' ' || "staffNo" || ' ' || units || ' ' || posts)) > 0
  )`;
const rows = { name: 'account-list', text: `${base} select * from found where $3::text is null or state = $3 order by "staffNo" limit ${PAGE} offset $4` };
const counts = { name: 'account-counts', text: `${base} select state, count(*)::int as n from found group by state` };

/** Everybody who could sign in, in order of staff number. */
export async function accountList(tx: Tx, by: string, { q, state, page }: AccountFilter): Promise<AccountList> {
  const { today } = await clockOf(tx);
  const mine = (await permissionsOf(tx, by, today)).map(({ permission }) => permission);
  if (!maySeeAccounts(mine)) throw new DomainError('request.not-allowed');
  const found = await tx.rows<AccountLine>(rows, [today, q, state, page * PAGE]);
  const counted = await tx.rows<{ state: AccountKind; n: number }>(counts, [today, q]);
  const countOf = (kind: AccountKind): number => counted.find((one) => one.state === kind)?.n ?? 0;
  const all = {
    none: countOf('none'),
    new: countOf('new'),
    active: countOf('active'),
    locked: countOf('locked'),
    disabled: countOf('disabled'),
    left: countOf('left'),
  };
  return {
    rows: found,
    total: state === null ? Object.values(all).reduce((sum, n) => sum + n, 0) : all[state],
    counts: all,
    mayOpen: mine.includes('people.manage'),
    waiting: await waitingReleases(tx, { by, mine, today }),
  };
}

export interface SessionLine {
  readonly id: string;
  readonly since: string;
  readonly seenAt: string;
  readonly publicComputer: boolean;
}

export interface AccountDetail {
  readonly personId: string;
  readonly name: string;
  readonly staffNo: string;
  readonly acts: readonly AccountAct[];
  readonly sessions: readonly SessionLine[];
}

const person = { name: 'account-person', text: 'select id as "personId", name, staff_no as "staffNo" from persons where id = $1' };
// What names a session outside is a hash of the stored hash: neither opens anything.
const sessions = {
  name: 'account-sessions',
  text: `
    select encode(sha256(s.token_hash), 'hex') as id, to_char(s.created_at at time zone t.zone, '${MOMENT_FORMAT}') as since,
           to_char(s.seen_at at time zone t.zone, '${MOMENT_FORMAT}') as "seenAt", s.is_public_computer as "publicComputer"
    from sessions s cross join tenants t where s.person_id = $1 and s.expires_at > now() order by s.seen_at desc limit 50`,
};

/** One person's account: what this administrator may do with it, and where it is signed in. */
export async function accountDetail(tx: Tx, personId: string, by: string): Promise<AccountDetail> {
  const question = await accountQuestion(tx, personId, by);
  const found = await tx.row<Pick<AccountDetail, 'personId' | 'name' | 'staffNo'>>(person, [personId]);
  if (!found) throw new DomainError('request.not-found');
  return { ...found, acts: allowedAccountActs(question), sessions: await tx.rows<SessionLine>(sessions, [personId]) };
}
