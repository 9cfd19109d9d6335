import type { Named, Tx } from '../../../kernel/database/tx.js';
import { DomainError } from '../../../kernel/errors/domain-error.js';
import { uuidV7 } from '../../../kernel/ids/uuid-v7.js';
import { dayWords, hasBegun, isOver, refuseStrangeDay } from '../days.js';
import type { Stretch } from '../days.js';
import type { Editor } from '../editor.js';
import { recordOrganisationEvent } from '../events/record-organisation-event.js';
import { mayGivePost } from '../organisation.policy.js';
import { refuseNobodyForSecurity, refuseTwoAdministrators } from '../roles/administrators.js';
import { awaitsRelease, isGuardedPost } from '../roles/guarded.js';
import { unitRow } from '../units/unit-row.js';
import { refuseWrongEnd } from './memberships.js';
import type { Ending } from './memberships.js';
import { personRow, refuseGone, turnPerson } from './person-row.js';

export interface Appointment {
  readonly personId: string;
  readonly post: string;
  readonly unitId: string;
  /** First day in the post. */
  readonly from: string;
}

interface PostRow {
  readonly id: string;
  readonly key: string;
  readonly label: string;
  readonly permissions: readonly string[];
}

const postByKey: Named = { name: 'post-by-key', text: 'select id, key, label, permissions from posts where key = $1' };
const overlapping: Named = {
  name: 'holding-overlapping',
  text: 'select lower(during) as "from", upper(during) as "to" from post_holdings where person_id = $1 and unit_id = $2 and post_id = $3 and during && daterange($4::date, null) limit 1',
};
const insert: Named = {
  name: 'add-holding',
  text: 'insert into post_holdings (tenant_id, id, person_id, unit_id, post_id, during, awaits_release) values ($1, $2, $3, $4, $5, daterange($6::date, $7::date), $8)',
};

/** Somebody holds a post in a unit from a day on. Nobody gives himself one, and guarded posts are given by who answers for security; some await a release (docs/adr/0007). With whoever leaves it ends. */
export async function appoint(tx: Tx, { personId: by, today, grants }: Editor, { personId, post: key, unitId, from }: Appointment): Promise<void> {
  refuseStrangeDay(from, today);
  const post = await tx.row<PostRow>(postByKey, [key]);
  if (!post) throw new DomainError('post.unknown');
  if (!mayGivePost(grants, isGuardedPost(post))) throw new DomainError(isGuardedPost(post) ? 'post.guarded' : 'post.not-yours-to-give', { post: post.label });
  if (personId === by) throw new DomainError('post.own-hands');
  const [person, unit] = [await personRow(tx, personId), await unitRow(tx, unitId, today)];
  if (isOver(unit, from) || !hasBegun(unit, from)) throw new DomainError('unit.not-there-on', { unit: unit.name, day: dayWords(from) });
  refuseGone(person, today, from);
  const known = await tx.row<Stretch>(overlapping, [personId, unitId, post.id, from]);
  if (known)
    throw new DomainError('post.held-already', {
      name: person.name,
      unit: unit.name,
      post: post.label,
      since: known.from === null ? '一直' : `自${dayWords(known.from)}起`,
    });
  await refuseTwoAdministrators(tx, { person, permissions: post.permissions, from });
  await tx.rows(insert, [tx.tenantId, uuidV7(), personId, unitId, post.id, from, person.leftOn, awaitsRelease(post)]);
  await turnPerson(tx, personId);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'person', id: personId },
    record: 'post.held',
    byPersonId: by,
    facts: { post: post.key, unit: unitId, on: from },
  });
}

const readHolding: Named = {
  name: 'holding-of-person',
  text: `select h.unit_id as "unitId", p.id, p.key, p.label, p.permissions, lower(h.during) as "from", upper(h.during) as "to"
         from post_holdings h join posts p on p.id = h.post_id where h.id = $1 and h.person_id = $2`,
};
const end: Named = { name: 'end-holding', text: 'update post_holdings set during = daterange(lower(during), $2::date) where id = $1' };

/** Somebody no longer holds a post from a day on. */
export async function relieve(tx: Tx, { personId: by, today, grants }: Editor, { personId, id, on }: Ending): Promise<void> {
  refuseStrangeDay(on, today);
  const held = await tx.row<PostRow & Stretch & { unitId: string }>(readHolding, [id, personId]);
  if (!held) throw new DomainError('request.not-found');
  if (!mayGivePost(grants, isGuardedPost(held))) throw new DomainError(isGuardedPost(held) ? 'post.guarded' : 'post.not-yours-to-give', { post: held.label });
  refuseWrongEnd(held, on);
  await tx.rows(end, [id, on]);
  await refuseNobodyForSecurity(tx, on > today ? on : today);
  await turnPerson(tx, personId);
  await recordOrganisationEvent(tx, {
    subject: { kind: 'person', id: personId },
    record: 'post.ended',
    byPersonId: by,
    facts: { post: held.key, unit: held.unitId, on },
  });
}
