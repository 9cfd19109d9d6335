import { releasedPermissions } from '@bihuan/library';
import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { dayWords, hasBegun, isOver, refuseStrangeDay } from '../days.js';
import type { Stretch } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { isGuardedPost } from '../roles/guarded.js';
import { endUnit } from './close-unit.js';
import { turnUnit, unitRow, unitToChange } from './unit-row.js';

export interface Merging {
  readonly id: string;
  readonly into: string;
  /** First day of the unit merged into alone. */
  readonly on: string;
  /** Posts held in the old unit that go on in the other; all others end. */
  readonly carry: readonly string[];
  readonly version: number;
}

interface Open extends Stretch {
  readonly id: string;
  readonly personId: string;
}
interface OpenPost extends Open {
  readonly postId: string;
  readonly post: string;
  readonly permissions: readonly string[];
}

/**
 * One unit becomes part of another as of a day: members go over, posts go over or end, departments and units below go over.
 * The old one is closed and stays readable; what is open in it is carried on by those who hold the same posts in the other.
 */
export async function mergeUnits(tx: Tx, { personId, today }: Editor, { id, into, on, carry, version }: Merging): Promise<void> {
  refuseStrangeDay(on, today);
  if (on > today) throw new DomainError('unit.merge-ahead', { day: dayWords(on) });
  const unit = await unitToChange(tx, { id, version }, today);
  const other = await unitRow(tx, into, today);
  if (other.id === unit.id || other.tree !== unit.tree || isOver(other, on) || !hasBegun(other, on))
    throw new DomainError('unit.no-partner', { unit: unit.name });
  if (unit.from !== null && on <= unit.from) throw new DomainError('unit.closed-before-begun', { unit: unit.name, day: dayWords(unit.from) });
  const members = await moveMembers(tx, { id, into, on });
  const posts = await movePosts(tx, { id, into, on, carry });
  for (const text of [moveDepartments, dropDepartments, moveBelow, moveEarlier]) await tx.rows(text, [id, into].slice(0, text === dropDepartments ? 1 : 2));
  await endUnit(tx, { id, on, into });
  // Whoever holds such a post in the other unit now reads what the old one kept: a reach nobody has released yet.
  await tx.rows(holdBack, [into, on, releasedPermissions]);
  await turnUnit(tx, into);
  const facts = { into, on, members, carried: posts.carried, ended: posts.ended };
  await recordOrganisationEvent(tx, { subject: { kind: 'unit', id }, record: 'unit.merged', byPersonId: personId, facts });
}

const holdBack = `update post_holdings h set awaits_release = true from posts p
  where p.id = h.post_id and h.unit_id = $1 and p.permissions && $3::text[] and (upper_inf(h.during) or upper(h.during) > $2::date)`;
const moveDepartments = `insert into unit_departments (tenant_id, unit_id, department_id) select tenant_id, $2, department_id from unit_departments where unit_id = $1 on conflict do nothing`;
const dropDepartments = 'delete from unit_departments where unit_id = $1';
const moveBelow = 'update units set parent_id = $2 where parent_id = $1 and id <> $2';
// Whatever was merged into the old one before is carried on by the new one now.
const moveEarlier = 'update units set merged_into_id = $2 where merged_into_id = $1';

const openMembers: Named = {
  name: 'open-members',
  text: `select id, person_id as "personId", lower(during) as "from", upper(during) as "to" from memberships where unit_id = $1 and (upper(during) is null or upper(during) > $2::date) order by id`,
};
const addMember: Named = {
  name: 'add-member-unless-there',
  text: `insert into memberships (tenant_id, id, person_id, unit_id, during) select $1, $2, $3, $4, daterange($5::date, $6::date)
         where not exists (select from memberships where person_id = $3 and unit_id = $4 and during && daterange($5::date, $6::date))`,
};

interface Going {
  readonly id: string;
  readonly into: string;
  readonly on: string;
}

async function moveMembers(tx: Tx, { id, into, on }: Going): Promise<number> {
  const open = await tx.rows<Open>(openMembers, [id, on]);
  for (const member of open) {
    await endStretch(tx, 'memberships', member, on);
    await tx.rows(addMember, [tx.tenantId, uuidV7(), member.personId, into, later(member, on), member.to]);
  }
  return open.length;
}

const openPosts: Named = {
  name: 'open-posts-of-unit',
  text: `select h.id, h.person_id as "personId", h.post_id as "postId", p.key as post, p.permissions, lower(h.during) as "from", upper(h.during) as "to"
         from post_holdings h join posts p on p.id = h.post_id where h.unit_id = $1 and (upper(h.during) is null or upper(h.during) > $2::date) order by p.ordinal, h.id`,
};
const addHolding: Named = {
  name: 'add-holding-unless-there',
  text: `insert into post_holdings (tenant_id, id, person_id, unit_id, post_id, during) select $1, $2, $3, $4, $5, daterange($6::date, $7::date)
         where not exists (select from post_holdings where person_id = $3 and unit_id = $4 and post_id = $5 and during && daterange($6::date, $7::date))`,
};

async function movePosts(tx: Tx, { id, into, on, carry }: Going & Pick<Merging, 'carry'>): Promise<{ carried: string[]; ended: string[] }> {
  const open = await tx.rows<OpenPost>(openPosts, [id, on]);
  if (open.some(isGuardedPost)) throw new DomainError('unit.has-guarded-posts');
  for (const held of open) {
    await endStretch(tx, 'post_holdings', held, on);
    if (carry.includes(held.id)) await tx.rows(addHolding, [tx.tenantId, uuidV7(), held.personId, into, held.postId, later(held, on), held.to]);
  }
  const of = (goes: boolean) => open.filter((held) => carry.includes(held.id) === goes).map(({ personId }) => personId);
  return { carried: of(true), ended: of(false) };
}

const later = ({ from }: Stretch, on: string): string => (from !== null && from > on ? from : on);

/** Ends it on the day; what would have begun later never was. */
async function endStretch(tx: Tx, table: 'memberships' | 'post_holdings', { id, from }: Open, on: string): Promise<void> {
  if (from !== null && from >= on) await tx.rows(`delete from ${table} where id = $1`, [id]);
  else await tx.rows(`update ${table} set during = daterange(lower(during), $2::date) where id = $1`, [id, on]);
}
