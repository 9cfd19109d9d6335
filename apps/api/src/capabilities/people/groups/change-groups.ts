import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { dayWords } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { refuseChangedMeanwhile } from '../events/refuse-changed-meanwhile.js';
import { personRow, refuseGone } from '../persons/person-row.js';

interface GroupRow {
  readonly id: string;
  readonly key: string;
  readonly name: string;
  readonly version: number;
  readonly closedOn: string | null;
  readonly members: readonly string[];
}

const readGroup: Named = {
  name: 'user-group',
  text: `select g.id, g.key, g.name, g.version, to_char(g.closed_on, 'YYYY-MM-DD') as "closedOn",
           array(select m.person_id::text from user_group_members m where m.group_id = g.id and m.during @> $2::date order by m.person_id) as members
         from user_groups g where g.id = $1`,
};
const sameKey: Named = { name: 'user-group-of-key', text: 'select name from user_groups where key = $1' };
const insertGroup: Named = { name: 'add-user-group', text: 'insert into user_groups (tenant_id, id, key, name) values ($1, $2, $3, $4)' };
const insertMember: Named = {
  name: 'add-user-group-member',
  text: 'insert into user_group_members (tenant_id, id, group_id, person_id, during) values ($1, $2, $3, $4, daterange($5::date, null))',
};
// Put in and taken out on one day is as if it had never been; the history says it was.
const dropToday: Named = {
  name: 'drop-user-group-members',
  text: 'delete from user_group_members where group_id = $1 and person_id = any($2::uuid[]) and lower(during) = $3::date and upper_inf(during)',
};
const endMembers: Named = {
  name: 'end-user-group-members',
  text: 'update user_group_members set during = daterange(lower(during), $3::date) where group_id = $1 and person_id = any($2::uuid[]) and upper_inf(during)',
};
const change: Named = { name: 'change-user-group', text: 'update user_groups set name = $2, version = version + 1 where id = $1' };
const close: Named = { name: 'close-user-group', text: 'update user_groups set closed_on = $2, version = version + 1 where id = $1' };

export interface NewGroup {
  readonly key: string;
  readonly name: string;
  readonly people: readonly string[];
}

export async function addGroup(tx: Tx, { personId, today }: Editor, { key, name, people }: NewGroup): Promise<{ id: string }> {
  const taken = await tx.row<{ name: string }>(sameKey, [key]);
  if (taken) throw new DomainError('group.key-taken', { key, name: taken.name });
  await refuseWrongPeople(tx, people, { personId, today });
  const id = uuidV7();
  await tx.rows(insertGroup, [tx.tenantId, id, key, name]);
  for (const person of people) await tx.rows(insertMember, [tx.tenantId, uuidV7(), id, person, today]);
  await recordOrganisationEvent(tx, { subject: { kind: 'group', id }, record: 'group.added', byPersonId: personId, facts: { key, name, people } });
  return { id };
}

/** Who stands in it from today on, and how it is called. Who stood in it before stays readable. */
export async function changeGroup(
  tx: Tx,
  { personId, today }: Editor,
  { id, version, name, people }: Pick<NewGroup, 'name' | 'people'> & { readonly id: string; readonly version: number },
): Promise<void> {
  const group = await groupToChange(tx, { id, version }, today);
  const added = people.filter((person) => !group.members.includes(person));
  const removed = group.members.filter((person) => !people.includes(person));
  if (added.length + removed.length === 0 && name === group.name) throw new DomainError('organisation.nothing-changed');
  await refuseWrongPeople(tx, added, { personId, today });
  await tx.rows(dropToday, [id, removed, today]);
  await tx.rows(endMembers, [id, removed, today]);
  for (const person of added) await tx.rows(insertMember, [tx.tenantId, uuidV7(), id, person, today]);
  await tx.rows(change, [id, name]);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'group', id },
    record: 'group.changed',
    byPersonId: personId,
    facts: { name, was: group.name, added, removed },
  });
}

/** Nobody is found in it any more from today on. */
export async function closeGroup(tx: Tx, { personId, today }: Editor, { id, version }: { readonly id: string; readonly version: number }): Promise<void> {
  const group = await groupToChange(tx, { id, version }, today);
  await tx.rows(close, [id, today]);
  await recordOrganisationEvent(tx, { subject: { kind: 'group', id }, record: 'group.closed', byPersonId: personId, facts: { name: group.name } });
}

async function groupToChange(tx: Tx, { id, version }: { readonly id: string; readonly version: number }, today: string): Promise<GroupRow> {
  const group = await tx.row<GroupRow>(readGroup, [id, today]);
  if (!group) throw new DomainError('request.not-found');
  if (group.version !== version) await refuseChangedMeanwhile(tx, { kind: 'group', id }, group.name);
  if (group.closedOn !== null) throw new DomainError('organisation.ended-already', { day: dayWords(group.closedOn) });
  return group;
}

/** A list may be asked to sign and is shown papers: nobody puts himself into one. */
async function refuseWrongPeople(tx: Tx, people: readonly string[], { personId: by, today }: Pick<Editor, 'personId' | 'today'>): Promise<void> {
  if (people.includes(by)) throw new DomainError('post.own-hands');
  for (const person of people) refuseGone(await personRow(tx, person), today);
}
